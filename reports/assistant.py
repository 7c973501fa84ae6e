"""What a report asks of the person who prepares it: pure functions of the selection and of entries fetched whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from activities import richtext
from activities.models import Entry
from reports.documents import Span
from reports.models import Report
from reports.selection import Selection

A_DAY = timedelta(days=1)
OUTPUTS, PLACE, TEXT = "outputs", "place", "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """What an entry in the report does not say: some of OUTPUTS, PLACE and TEXT."""

    entry: Entry
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seam:
    """Days between two neighbouring periods that no report tells of, or that both do."""

    span: Span
    neighbour: Report
    is_gap: bool


def printed(selection: Selection) -> tuple[Entry, ...]:
    """The entries of the report in printing order."""
    return tuple(row.entry for row in (*selection.activities, *selection.earlier, *selection.forecasts))


def lacking(selection: Selection) -> tuple[Lack, ...]:
    lacks = (Lack(entry=entry, what=missing(entry)) for entry in printed(selection))
    return tuple(lack for lack in lacks if lack.what)


def missing(entry: Entry) -> tuple[str, ...]:
    """A place to be confirmed is told already; a forecast has no text."""
    is_activity = entry.kind == Entry.Kind.ACTIVITY
    lacks = {
        OUTPUTS: entry.scope.everything is False and not entry.scope.codes,
        PLACE: not entry.place_to_be_confirmed and not all(one.place for one in entry.occurrences.all()),
        TEXT: is_activity and not richtext.plain(entry.text).strip(),
    }
    return tuple(name for name, lacks_it in lacks.items() if lacks_it)


def under_way(entries: Iterable[Entry], report: Report) -> tuple[Entry, ...]:
    """Activities of which a stretch began by the end of the period and goes on past it."""
    return tuple(
        entry
        for entry in entries
        if entry.kind == Entry.Kind.ACTIVITY and any(goes_on(one, report) for one in entry.occurrences.all())
    )


def goes_on(occurrence, report: Report) -> bool:
    if occurrence.start is None or occurrence.start > report.period_end:
        return False
    return occurrence.end is None or occurrence.end > report.period_end


def undated(entries: Iterable[Entry], kind: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.kind == kind and entry.first_day is None)


def unresolved(entries: Iterable[Entry], report: Report) -> tuple[Entry, ...]:
    """Forecasts that wait for an outcome though their dates have passed with the period."""
    return tuple(
        entry
        for entry in entries
        if entry.kind == Entry.Kind.FORECAST
        and entry.outcome == ""
        and entry.last_day is not None
        and entry.last_day <= report.period_end
    )


def seams(report: Report, others: Sequence[Report]) -> tuple[Seam, ...]:
    """With the nearest period before and after, among the other reports of the series."""
    before = max((one for one in others if one.period_end < report.period_end), key=end, default=None)
    after = min((one for one in others if one.period_end > report.period_end), key=end, default=None)
    found = [seam(before, report, before) if before else None, seam(report, after, after) if after else None]
    return tuple(one for one in found if one)


def end(report: Report):
    return report.period_end


def seam(earlier: Report, later: Report, neighbour: Report) -> Seam | None:
    """None where the later period begins on the day after the earlier one ends."""
    follows = earlier.period_end + A_DAY
    if later.period_start > follows:
        return Seam(span=Span(start=follows, end=later.period_start - A_DAY), neighbour=neighbour, is_gap=True)
    if later.period_start < follows:
        span = Span(start=max(later.period_start, earlier.period_start), end=earlier.period_end)
        return Seam(span=span, neighbour=neighbour, is_gap=False)
    return None
