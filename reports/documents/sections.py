"""The sections of a document, and the document: what its nodes are put together to."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from reports.documents.nodes import (
    SINCE_2,
    Budget,
    Contact,
    Duration,
    Footnote,
    Funding,
    Occurrence,
    OutputLine,
    Row,
    Span,
    State,
    TableKind,
)


class PieceKind(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


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
class Logo:
    """A picture with what is read out in its place: a PNG in base64, and its size in pixels."""

    alternative: str
    png: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Logos:
    logos: tuple[Logo, ...]


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


class Fate(StrEnum):
    """What became of a forecast; *otherwise* is at another date or place than was announced."""

    CARRIED_OUT = "carried-out"
    OTHERWISE = "carried-out-otherwise"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    NOT_YET_DUE = "not-yet-due"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """A forecast of the preceding report: as it was announced, and what became of it. `now` are the dates and places
    of what was carried out, or those to which it was postponed; `reason` is public.
    """

    key: str
    language: str
    title: str
    announced: tuple[Occurrence, ...]
    fate: Fate
    now: tuple[Occurrence, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounting:
    """What became of what the preceding report announced. Unprinted where the series keeps it to itself.
    `not_announced` counts the activities of this report that began inside the last window and were not announced.
    """

    heading: str
    statement: str
    lines: tuple[AccountLine, ...] = ()
    not_announced: int = 0
    is_printed: bool = True


Section = InShort | DataSheet | EntryTable | Legend | Footnotes | Disclaimer | Changes | Accounting | Logos


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionMark:
    """What makes a document an edition: its number within the report, and the SHA-256 (hexadecimal) of the series'
    previous edition, empty for the first.

    A version in another language names that of the `original`; it is partial where not all that stands around the
    entries was translated.
    """

    number: int
    previous: str = ""
    original: str = field(default="", metadata=SINCE_2)
    is_partial: bool = field(default=False, metadata=SINCE_2)


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
