"""The nodes of the tree: plain values and tuples of them, all the way down."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from activities.dates import Stretch
from activities.richtext import Block
from outputs.scopes import NONE, OutputScope

# Of what a later schema version added: it is left out of the plain form where there is none, so that a document that
# says nothing new reads, and hashes, as it always did.
SINCE_2 = {"since": 2}


class State(StrEnum):
    """How far a report has come; all but what is published prints as a draft."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
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
    """An output of the project: `1.3`, its title, the result as a statement, the day on which it was closed; where the
    series counts them, how many activities and forecasts of this report serve it.
    """

    code: str
    title: str
    short_title: str = ""
    statement: str = ""
    closed_on: date | None = None
    done: int | None = None
    planned: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One stretch of time in one place; the place may be unknown (empty)."""

    stretch: Stretch
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file or an address that goes with an entry: of a file its name, SHA-256 and size in bytes."""

    label: str
    reference: str = ""
    languages: tuple[str, ...] = ()
    address: str = ""
    file_name: str = ""
    sha256: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry as this report tells it: the occurrences that belong here, and how many follow in later ones.

    In a version in another language it may be told as the original told it.
    """

    key: str
    language: str
    title: str
    occurrences: tuple[Occurrence, ...]
    date_to_be_confirmed: bool = False
    place_to_be_confirmed: bool = False
    following: int = 0
    text: tuple[Block, ...] = ()
    outputs: OutputScope = NONE
    funders_welcome: bool = False
    is_untranslated: bool = field(default=False, metadata=SINCE_2)
    attachments: tuple[Attachment, ...] = field(default=(), metadata=SINCE_2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    mark: str
    text: str
