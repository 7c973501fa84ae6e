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
        "announced": "Annoncées dans la dernière mise à jour : {count}",
        "not announced": "non annoncées : {count}",
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    key: str
    language: str
    title: str
    occurrences: tuple[Occurrence, ...]


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
    return Announced(key=line.key, language=line.language, title=line.title, occurrences=occurrences)


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
    """The accounting of a report whose period ends on the day. What is not known any more is open; what is withheld
    from the series stands in no line and no count.
    """
    accounted = tuple(line(one, known.get(one.key), period_end) for one in told if one.key not in withheld)
    return Accounting(
        heading=PHRASES[language]["heading"],
        statement=statement(accounted, not_announced, language),
        lines=accounted,
        not_announced=not_announced,
        is_printed=is_printed,
    )


def line(told: Announced, known: Known | None, period_end: date) -> AccountLine:
    fate = fate_of(told, known, period_end)
    now: tuple[Occurrence, ...] = ()
    if known and fate in (Fate.CARRIED_OUT, Fate.OTHERWISE):
        now = known.carried_out or known.occurrences
    if known and fate is Fate.POSTPONED:
        now = known.occurrences
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
    if known is None:
        return Fate.OPEN
    if known.outcome == CANCELLED:
        return Fate.CANCELLED
    if known.outcome == CARRIED_OUT:
        happened = known.carried_out or known.occurrences
        return Fate.CARRIED_OUT if as_announced(told.occurrences, happened) else Fate.OTHERWISE
    if known.occurrences != told.occurrences:
        return Fate.POSTPONED
    return Fate.NOT_YET_DUE if ends_after(told.occurrences, period_end) else Fate.OPEN


def as_announced(promised: Sequence[Occurrence], happened: Sequence[Occurrence]) -> bool:
    """Whether each thing that happened fits one that was announced, and the other way round."""
    forth = all(any(fits(one, other) for one in promised) for other in happened)
    back = all(any(fits(one, other) for other in happened) for one in promised)
    return bool(happened) and forth and back


def fits(promised: Occurrence, happened: Occurrence) -> bool:
    """On the days announced, or within them where they were announced coarsely; at the place, where one was named."""
    if promised.place and fold(promised.place) != fold(happened.place):
        return False
    before, after = promised.stretch, happened.stretch
    if before.undated or after.undated:
        return before.undated
    if before.precision is Precision.DAY and not before.open_ended:
        return (before.start, before.end) == (after.start, after.end)
    return after.start >= before.start and (before.end is None or (after.end is not None and after.end <= before.end))


def ends_after(occurrences: Iterable[Occurrence], day: date) -> bool:
    ends = [one.stretch.end for one in occurrences]
    return any(end is None or end > day for end in ends)


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


def began_within(
    rows: Iterable[Row], window: Span, announced_keys: frozenset[str], links: Mapping[str, Collection[str]]
) -> int:
    """How many of the activities began inside the window and carry out nothing that was announced. `links` has the keys
    of the forecasts that each activity carries out.
    """
    return sum(
        1
        for row in rows
        if not announced_keys & set(links.get(row.key, ())) and any(begins_in(one, window) for one in row.occurrences)
    )


def begins_in(occurrence: Occurrence, window: Span) -> bool:
    start = occurrence.stretch.start
    return start is not None and window.start <= start <= window.end
