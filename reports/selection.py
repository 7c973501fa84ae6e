"""Which entries stand in a report, and in which order: for composition and for the author's desk alike.

An occurrence of an activity belongs to the first report of the series whose period holds its last day. A forecast
stands in every window that one of its days touches, an undated one in every window, until it has an outcome. What the
author placed comes on top.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from activities.dates import When, sort_key
from activities.models import Entry, Occurrence
from reports.documents import Span
from reports.models import Placement, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """An entry with the occurrences that belong to this report, and how many come in later ones."""

    entry: Entry
    occurrences: tuple[Occurrence, ...]
    following: int = 0

    @property
    def key(self) -> tuple:
        """Entries alike in dates and title have an order too, the same on every database."""
        when = When(stretches=tuple(occurrence.stretch for occurrence in self.occurrences))
        return (*sort_key(when, self.entry.title), str(self.entry.uuid))


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Each part in printing order. `left_out` are the entries that the rules chose and the author did not."""

    activities: tuple[Selected, ...]
    earlier: tuple[Selected, ...]
    forecasts: tuple[Selected, ...]
    left_out: tuple[Selected, ...] = ()


def select(report: Report) -> Selection:
    """Takes a fixed number of queries, however many the entries."""
    placements = {placement.entry_id: placement for placement in report.placements.all()}
    decisions = {pk: placement.decision for pk, placement in placements.items()}
    positions = {pk: placement.position for pk, placement in placements.items() if placement.position is not None}
    included = {pk for pk, decision in decisions.items() if decision == Placement.Decision.INCLUDED}
    told_before = earlier_periods(report)
    chosen = [choose(entry, report, told_before, included) for entry in candidates(report, included)]
    present = [selected for selected in chosen if selected.occurrences]
    kept = [selected for selected in present if decisions.get(selected.entry.pk) != Placement.Decision.LEFT_OUT]
    parts = {part: [selected for selected in kept if part_of(selected, report) == part] for part in PARTS}
    return Selection(
        **{part: in_order(rows, positions) for part, rows in parts.items()},
        left_out=tuple(sorted((row for row in present if row not in kept), key=lambda row: row.key)),
    )


PARTS = ("activities", "earlier", "forecasts")


def candidates(report: Report, included: Collection[int]):
    """The entries of the project that may stand in the report, with their details."""
    ends_within = Occurrence.objects.filter(end__range=(report.period_start, report.period_end)).values("entry")
    touching = Occurrence.objects.filter(
        Q(start=None) | Q(start__lte=report.window_end) & (Q(end=None) | Q(end__gte=report.window_start))
    ).values("entry")
    rules = Q(kind=Entry.Kind.ACTIVITY, pk__in=ends_within) | Q(kind=Entry.Kind.FORECAST, outcome="", pk__in=touching)
    entries = Entry.objects.of(report.series.project_id).filter(rules | Q(pk__in=included))
    return entries.select_related("project").with_details()


def earlier_periods(report: Report) -> tuple[Span, ...]:
    spans = Report.objects.before(report).values_list("period_start", "period_end")
    return tuple(Span(start=start, end=end) for start, end in spans)


def choose(entry: Entry, report: Report, told_before: Sequence[Span], included: Collection[int]) -> Selected:
    """The occurrences of the entry that belong here; all of them where only the author's decision brings the entry
    in.
    """
    everything = tuple(entry.occurrences.all())
    if entry.kind == Entry.Kind.ACTIVITY:
        here = tuple(one for one in everything if belongs(one, report, told_before))
    else:
        here = tuple(one for one in everything if entry.outcome == "" and announced(one, report))
    if not here and entry.pk in included:
        return Selected(entry=entry, occurrences=everything)
    last_told = report.period_end if entry.kind == Entry.Kind.ACTIVITY else report.window_end
    return Selected(entry=entry, occurrences=here, following=following(everything, here, last_told))


def belongs(occurrence: Occurrence, report: Report, told_before: Sequence[Span]) -> bool:
    end = occurrence.end
    if end is None or not report.period_start <= end <= report.period_end:
        return False
    return not any(span.start <= end <= span.end for span in told_before)


def announced(occurrence: Occurrence, report: Report) -> bool:
    if occurrence.start is None:
        return True
    return occurrence.start <= report.window_end and (occurrence.end is None or occurrence.end >= report.window_start)


def following(everything: Sequence[Occurrence], here: Sequence[Occurrence], last_told: date) -> int:
    """How many occurrences later reports will tell: those that end after the period, of a forecast after the window,
    or are not yet known.
    """
    rest = [occurrence for occurrence in everything if occurrence not in here]
    return sum(1 for occurrence in rest if occurrence.end is None or occurrence.end > last_told)


def part_of(selected: Selected, report: Report) -> str:
    """Earlier activities are those that ended before the period, and that the author brought in."""
    if selected.entry.kind == Entry.Kind.FORECAST:
        return "forecasts"
    ends = [occurrence.end for occurrence in selected.occurrences]
    return "earlier" if all(end and end < report.period_start for end in ends) else "activities"


def in_order(rows: Sequence[Selected], positions: Mapping[int, int]) -> tuple[Selected, ...]:
    """The computed order, with what was moved by hand where it was put.

    A row that has no position stands behind the last one that the computed order puts before it.
    """
    computed = sorted(rows, key=lambda row: row.key)
    result = sorted((row for row in computed if row.entry.pk in positions), key=lambda row: positions[row.entry.pk])
    if not result:
        return tuple(computed)
    for row in computed:
        if row.entry.pk not in positions:
            before = [index for index, other in enumerate(result) if other.key < row.key]
            result.insert(before[-1] + 1 if before else 0, row)
    return tuple(result)
