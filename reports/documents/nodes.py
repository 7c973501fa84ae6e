"""The nodes of the tree: plain values and tuples of them, all the way down."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from activities.dates import Stretch
from activities.richtext import Block
from outputs.scopes import NONE, OutputScope


class State(StrEnum):
    """How far a report has come; all but what is published prints as a draft."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"


class PieceKind(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a text that a correction kept, took out or put in."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One change of a correction: `subject` names what changed by date and title, `statement` says how; where a text
    changed, `pieces` say it word for word. `language` is that of the pieces.
    """

    subject: str
    statement: str
    language: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a correction changes in the edition number `corrects`, which was issued on `of`, and why."""

    corrects: int
    of: date
    reason: str
    lines: tuple[ChangeLine, ...] = ()


Section = InShort | DataSheet | EntryTable | Legend | Footnotes | Disclaimer | Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionMark:
    """What makes a document an edition: its number within the report, and the SHA-256 (hexadecimal) of the series'
    previous edition, empty for the first.
    """

    number: int
    previous: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDocument:
    """One report. `project` is the slug and `series` the name under which it is filed; the sections stand in printing
    order. `edition` is set where the document is published.
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
    edition: EditionMark | None = None
    sections: tuple[Section, ...] = ()
