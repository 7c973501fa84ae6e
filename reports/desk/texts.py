"""The texts that are owed and what was asked and given of each, as pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from activities import richtext
from activities.models import Activity, Asking, Entry, OwedText
from reports.desk.rows import as_printed
from reports.renderers.presentation import PrintedRow, printed_block


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A line of the list: who owes which text since when, and when they were asked last."""

    debt: OwedText
    asking: Asking | None
    is_open: bool

    @property
    def entry(self) -> Entry:
        return self.debt.entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Those owed, what waits longest first, and the answers of which something waits for a decision."""

    owed: tuple[Owed, ...]
    waiting: tuple[Asking, ...]

    def __bool__(self) -> bool:
        return bool(self.owed or self.waiting)


def texts_of(projects, *, at: datetime) -> Texts:
    """Of the projects of a query set, in a fixed number of queries: for a project's page and for the home page."""
    debts = OwedText.objects.of(projects).with_askings()
    waiting = Asking.objects.waiting().filter(entry__project__in=projects).select_related("entry__project", "user")
    return Texts(owed=tuple(owed(debt, at=at) for debt in debts), waiting=tuple(waiting.order_by("answered_at", "pk")))


def owed(debt: OwedText, *, at: datetime) -> Owed:
    asking = debt.last_asking
    is_open = asking is not None and asking.revoked_at is None and asking.answered_at is None and asking.expires_at > at
    return Owed(debt=debt, asking=asking, is_open=is_open)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer as it came, its text in the document's blocks."""

    asking: Asking
    blocks: tuple[dict, ...]

    @classmethod
    def of(cls, asking: Asking) -> "Given":
        return cls(asking=asking, blocks=printed_text(asking.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """One activity: its row as it prints, who owes its text, and all that was asked and given, newest first."""

    entry: Activity
    row: PrintedRow
    owed: Owed | None
    askings: Sequence[Asking]

    @classmethod
    def of(cls, entry: Activity, *, at: datetime) -> "TextPage":
        debt = OwedText.objects.filter(entry=entry).with_askings().first()
        askings = list(entry.askings.select_related("user", "asked_by"))
        return cls(entry=entry, row=as_printed(entry), owed=owed(debt, at=at) if debt else None, askings=askings)

    @property
    def waiting(self) -> list[Given]:
        return [Given.of(one) for one in self.askings if one.waits]

    @property
    def asked(self) -> str:
        """Who owes it, as the form takes it."""
        if self.owed is None:
            return ""
        return self.owed.debt.user.username if self.owed.debt.user else self.owed.debt.email


def printed_text(text: str) -> tuple[dict, ...]:
    return tuple(printed_block(block) for block in richtext.blocks(text))
