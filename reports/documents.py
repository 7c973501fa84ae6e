"""The content of a report as an immutable tree of plain values, to and from plain JSON.

Every format renders this tree and nothing else; an edition freezes it. Here may stand values (dates, amounts, blocks
of text, the language of each text) and statements already made in the document's language (titles, headings). Never a
row of the database, a clock, HTML or Django. Column heads, month names and the printing of numbers are the
renderers'.
"""

from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from activities.dates import Precision, Stretch, from_edtf, to_edtf
from activities.richtext import Block, ItemList, Paragraph
from outputs.scopes import NONE, OutputScope

SCHEMA_VERSION = 1


class State(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"


class TableKind(StrEnum):
    ACTIVITIES = "activities"
    EARLIER = "earlier-activities"
    FORECASTS = "forecasts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Two days, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Amounts in units of `currency` (ISO 4217); `printed_as` replaces the computed line."""

    currency: str
    ceiling: Decimal | None = None
    threshold: Decimal | None = None
    printed_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """Who pays. `share` is a percentage of the budget; what was not told is None or empty."""

    funder: str
    note: str = ""
    amount: Decimal | None = None
    currency: str = ""
    share: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    contributions: tuple[Contribution, ...] = ()
    printed_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """`original_end` is set where the project was extended by the document's date."""

    span: Span
    original_end: date | None = None
    printed_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """`organisation` may hold several lines."""

    unit: str = ""
    organisation: str = ""
    telephone: str = ""
    fax: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputLine:
    """An output of the project: `1.3`, its title, the result as a statement, the day on which it was closed."""

    code: str
    title: str
    short_title: str = ""
    statement: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One stretch of time in one place; the place may be unknown (empty)."""

    stretch: Stretch
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry as this report tells it: the occurrences that belong here, and how many follow in later ones."""

    key: str
    language: str
    title: str
    occurrences: tuple[Occurrence, ...]
    date_to_be_confirmed: bool = False
    place_to_be_confirmed: bool = False
    following: int = 0
    text: tuple[Block, ...] = ()
    outputs: OutputScope = NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    mark: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InShort:
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSheet:
    """The project as it stood on the document's date. `output_word` is the project's word for an output, in the
    singular.
    """

    title: str
    duration: Duration
    references: tuple[str, ...] = ()
    area: str = ""
    budget: Budget | None = None
    funding: Funding = field(default_factory=Funding)
    implementation: str = ""
    objective: str = ""
    output_word: str = ""
    outputs: tuple[OutputLine, ...] = ()
    contact: Contact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryTable:
    """A table of entries under its heading; activities carry texts, forecasts do not."""

    table: TableKind
    heading: str
    output_word: str = ""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """What the codes in the tables stand for."""

    output_word: str = ""
    outputs: tuple[OutputLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnotes:
    notes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclaimer:
    text: str


Section = InShort | DataSheet | EntryTable | Legend | Footnotes | Disclaimer


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDocument:
    """One report. `project` is the slug and `series` the name under which it is filed; the sections stand in printing
    order.
    """

    language: str
    state: State
    project: str
    series: str
    period: Span
    window: Span
    date: date
    title: str
    project_title: str
    programme: str = ""
    author: str = ""
    sections: tuple[Section, ...] = ()


# Where one of several kinds may stand, the plain form names which.
KINDS: dict[str, type] = {
    "paragraph": Paragraph,
    "list": ItemList,
    "in-short": InShort,
    "data-sheet": DataSheet,
    "entries": EntryTable,
    "legend": Legend,
    "footnotes": Footnotes,
    "disclaimer": Disclaimer,
}
KIND_OF = {cls: kind for kind, cls in KINDS.items()}


def to_plain(document: ReportDocument) -> dict[str, Any]:
    """Dicts, lists, texts, whole numbers and booleans only: dates of entries as EDTF, other days as ISO 8601, amounts
    as text.
    """
    return {"schema_version": SCHEMA_VERSION, **_plain(document)}


def from_plain(data: dict[str, Any]) -> ReportDocument:
    """The equal tree. ValueError on another schema version, KeyError or ValueError on what is not a document."""
    if data.get("schema_version") != SCHEMA_VERSION:
        raise ValueError(f"A document of schema version {data.get('schema_version')!r} cannot be read.")
    return _built(ReportDocument, data)


def _plain(value: Any) -> Any:
    match value:
        case Stretch():
            return {"date": to_edtf(value), "precision": value.precision.value, "printed_as": value.printed_as}
        case tuple():
            return [_plain(part) for part in value]
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case StrEnum():
            return value.value
    if is_dataclass(value):
        kind = {"kind": KIND_OF[type(value)]} if type(value) in KIND_OF else {}
        return {**kind, **{part.name: _plain(getattr(value, part.name)) for part in fields(value)}}
    return value


def _built(kind: Any, data: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        return None if data is None else _built(_chosen(kind, data), data)
    if get_origin(kind) is tuple:
        return tuple(_built(get_args(kind)[0], part) for part in data)
    if kind is Stretch:
        return from_edtf(data["date"], precision=Precision(data["precision"]), printed_as=data["printed_as"])
    if kind is date:
        return date.fromisoformat(data)
    if is_dataclass(kind):
        return kind(**{name: _built(part, data[name]) for name, part in _parts(kind).items()})
    return kind(data)


def _chosen(union: Any, data: Any) -> Any:
    kinds = [kind for kind in get_args(union) if kind is not type(None)]
    return kinds[0] if len(kinds) == 1 else KINDS[data["kind"]]


@cache
def _parts(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {part.name: hints[part.name] for part in fields(kind)}
