"""What became of a forecast: each that the preceding report announced stands once in the next report's accounting, and
what is open there comes back in the one after. Pure functions of trees and of what is known of each forecast today.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from activities.dates import Precision
from outputs.text import fold
from reports.documents import (
    Accounting,
    AccountLine,
    EntryTable,
    Fate,
    Occurrence,
    ReportDocument,
    Row,
    Span,
    TableKind,
)

COMES_BACK = frozenset({Fate.OPEN, Fate.NOT_YET_DUE, Fate.POSTPONED})
HAPPENED = frozenset({Fate.CARRIED_OUT, Fate.OTHERWISE})
CARRIED_OUT, CANCELLED = "carried-out", "cancelled"

PHRASES = {
    "en": {
        "heading": "WHAT BECAME OF WHAT WAS ANNOUNCED",
        "announced": "Announced in the last update: {count}",
        "not announced": "not announced: {count}",
        Fate.CARRIED_OUT: "carried out {count}",
        Fate.POSTPONED: "postponed {count}",
        Fate.CANCELLED: "cancelled {count}",
        Fate.NOT_YET_DUE: "not yet due {count}",
        Fate.OPEN: "open {count}",
    },
    "fr": {
        "heading": "SUITE DONNÉE AUX ACTIVITÉS ANNONCÉES",
        "announced": "Annoncées dans la dernière mise à jour\u00a0: {count}",
        "not announced": "non annoncées\u00a0: {count}",
        Fate.CARRIED_OUT: "réalisées {count}",
        Fate.POSTPONED: "reportées {count}",
        Fate.CANCELLED: "annulées {count}",
        Fate.NOT_YET_DUE: "à venir {count}",
        Fate.OPEN: "en suspens {count}",
    },
}
COUNTED = (Fate.CARRIED_OUT, Fate.POSTPONED, Fate.CANCELLED, Fate.NOT_YET_DUE, Fate.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A forecast as it stands today: its outcome (empty while open), its own dates and places, those of the activities
    that carried it out, its public reason.
    """

    outcome: str
    occurrences: tuple[Occurrence, ...]
    carried_out: tuple[Occurrence, ...] = ()
    reason: str = ""

    @property
    def now(self) -> tuple[Occurrence, ...]:
        """Where and when it took place, or is meant to."""
        return (self.outcome == CARRIED_OUT and self.carried_out) or self.occurrences


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """`is_back` where a report accounted for it already and did not close it."""

    key: str
    language: str
    title: str
    occurrences: tuple[Occurrence, ...]
    is_back: bool = False


def announced_in(preceding: ReportDocument) -> tuple[Announced, ...]:
    """What a report announced, and what came back in its own accounting, each forecast once."""
    planned = [announced(row) for row in forecasts(preceding)]
    keys = {one.key for one in planned}
    back = (line for line in lines(preceding) if line.fate in COMES_BACK and line.key not in keys)
    return (*planned, *(again(line) for line in back))


def announced(row: Row) -> Announced:
    return Announced(key=row.key, language=row.language, title=row.title, occurrences=row.occurrences)


def again(line: AccountLine) -> Announced:
    """What was postponed is announced at its new dates."""
    occurrences = line.now if line.fate is Fate.POSTPONED else line.announced
    return Announced(key=line.key, language=line.language, title=line.title, occurrences=occurrences, is_back=True)


def forecasts(document: ReportDocument) -> Iterable[Row]:
    tables = (part for part in document.sections if isinstance(part, EntryTable) and part.table is TableKind.FORECASTS)
    return (row for table in tables for row in table.rows)


def lines(document: ReportDocument) -> Iterable[AccountLine]:
    return (line for part in document.sections if isinstance(part, Accounting) for line in part.lines)


def account(
    told: Sequence[Announced],
    known: Mapping[str, Known],
    *,
    period_end: date,
    not_announced: int,
    language: str,
    withheld: Collection[str] = (),
    is_printed: bool = True,
) -> Accounting:
    """The accounting of a report whose period ends on the day. What is not known any more was deleted: open, once.
    What is withheld from the series stands in no line and no count.
    """
    due = (one for one in told if one.key not in withheld and (one.key in known or not one.is_back))
    accounted = tuple(line(one, known.get(one.key), period_end) for one in due)
    return Accounting(
        heading=PHRASES[language]["heading"],
        statement=statement(accounted, not_announced, language),
        lines=accounted,
        not_announced=not_announced,
        is_printed=is_printed,
    )


def line(told: Announced, known: Known | None, period_end: date) -> AccountLine:
    fate = fate_of(told, known, period_end)
    now = known.now if known and fate in (*HAPPENED, Fate.POSTPONED) else ()
    reason = known.reason if known and fate in (Fate.POSTPONED, Fate.CANCELLED, Fate.OTHERWISE) else ""
    return AccountLine(
        key=told.key,
        language=told.language,
        title=told.title,
        announced=told.occurrences,
        fate=fate,
        now=now,
        reason=reason,
    )


def fate_of(told: Announced, known: Known | None, period_end: date) -> Fate:
    """What was carried out wholly after the period is told by the next report, as its activity is; until then it is
    announced for that day.
    """
    if known is None:
        return Fate.OPEN
    if known.outcome == CANCELLED:
        return Fate.CANCELLED
    if known.outcome == CARRIED_OUT and not all(is_after(one, period_end) for one in known.now):
        return Fate.CARRIED_OUT if as_announced(told.occurrences, known.now) else Fate.OTHERWISE
    return while_open(told.occurrences, known.now, period_end)


def while_open(promised: Sequence[Occurrence], now: Sequence[Occurrence], period_end: date) -> Fate:
    """Of a forecast with several dates a report may have announced some: the others are no postponement."""
    still = [one for one in now if any(on_the_days(before, one) for before in promised)]
    if not all(any(on_the_days(before, one) for one in still) for before in promised):
        return Fate.POSTPONED
    return Fate.NOT_YET_DUE if ends_after(still, period_end) else Fate.OPEN


def as_announced(promised: Sequence[Occurrence], happened: Sequence[Occurrence]) -> bool:
    """Whether each thing that was announced happened so; more may have happened."""
    return all(any(fits(one, other) for other in happened) for one in promised)


def fits(promised: Occurrence, happened: Occurrence) -> bool:
    """On the days announced, and at the place where one was named."""
    there = not promised.place or fold(promised.place) == fold(happened.place)
    return there and on_the_days(promised, happened)


def on_the_days(promised: Occurrence, happened: Occurrence) -> bool:
    """The very days, or some within them where they were announced coarsely; any, where they were not yet known."""
    before, after = promised.stretch, happened.stretch
    if before.undated or after.undated:
        return before.undated
    if before.precision is Precision.DAY and not before.open_ended:
        return (before.start, before.end) == (after.start, after.end)
    return after.start >= before.start and (before.end is None or (after.end is not None and after.end <= before.end))


def ends_after(occurrences: Iterable[Occurrence], day: date) -> bool:
    ends = [one.stretch.end for one in occurrences]
    return any(end is None or end > day for end in ends)


def is_after(occurrence: Occurrence, day: date) -> bool:
    """Not where no day is known."""
    last = occurrence.stretch.end or occurrence.stretch.start
    return last is not None and last > day


def statement(accounted: Sequence[AccountLine], not_announced: int, language: str) -> str:
    """`Announced in the last update: 6 – carried out 4, postponed 1, cancelled 1; not announced: 2`."""
    phrases = PHRASES[language]
    counts = {fate: sum(1 for one in accounted if counted_as(one.fate) is fate) for fate in COUNTED}
    parts = [phrases[fate].format(count=count) for fate, count in counts.items() if count]
    said = phrases["announced"].format(count=len(accounted))
    said = f"{said} – {', '.join(parts)}" if parts else said
    return f"{said}; {phrases['not announced'].format(count=not_announced)}" if not_announced else said


def counted_as(fate: Fate) -> Fate:
    """What was carried out otherwise was carried out; its line says what differed."""
    return Fate.CARRIED_OUT if fate is Fate.OTHERWISE else fate


def began_within(rows: Iterable[Row], window: Span, told: Collection[str]) -> int:
    """How many of the activities began inside the window, but for those whose keys are in `told`: they carry out what
    was announced.
    """
    return sum(1 for row in rows if row.key not in told and any(begins_in(one, window) for one in row.occurrences))


def begins_in(occurrence: Occurrence, window: Span) -> bool:
    start = occurrence.stretch.start
    return start is not None and window.start <= start <= window.end
