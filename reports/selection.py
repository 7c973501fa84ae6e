"""Which entries stand in a report, and in which order: for composition and for the author's desk alike.

An occurrence of an activity belongs to the first report of the series whose period holds its last day; where that one
is published without it, to the next as an earlier activity. A forecast stands in every window that one of its days
touches, an undated one in every window, until it has an outcome. What the author placed comes on top, and what a report
told when it was published stays its own.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from activities.dates import When, sort_key
from activities.models import Entry, Occurrence
from outputs.scopes import OutputScope
from reports.documents import Span
from reports.models import Edition, EditionRow, Placement, Report
from reports.reported import DONE, Told, told_by_entry, untold


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """An entry with the occurrences that belong to this report, and how many come in later ones. `scope` is given
    where the entry may not be stored yet and has no rows of outputs or files to ask.
    """

    entry: Entry
    occurrences: tuple[Occurrence, ...]
    following: int = 0
    scope: OutputScope | None = None

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
    follows_an_edition: bool = False


def select(report: Report) -> Selection:
    """Takes a fixed number of queries, however many the entries."""
    placements = {placement.entry_id: placement for placement in report.placements.all()}
    decisions = {pk: placement.decision for pk, placement in placements.items()}
    positions = {pk: placement.position for pk, placement in placements.items() if placement.position is not None}
    included = {pk for pk, decision in decisions.items() if decision == Placement.Decision.INCLUDED}
    neighbours = neighbours_of(report)
    entries = list(candidates(report, neighbours, included))
    told = told_by_entry(report, entries) if neighbours.series_has_told else {}
    chosen = [choose(entry, report, neighbours, told.get(entry.uuid, ()), included) for entry in entries]
    present = [selected for selected in chosen if selected.occurrences]
    kept = [selected for selected in present if decisions.get(selected.entry.pk) != Placement.Decision.LEFT_OUT]
    parts = {part: [selected for selected in kept if part_of(selected, report) == part] for part in PARTS}
    return Selection(
        **{part: in_order(rows, positions) for part, rows in parts.items()},
        left_out=tuple(sorted((row for row in present if row not in kept), key=lambda row: row.key)),
        follows_an_edition=bool(neighbours.published),
    )


PARTS = ("activities", "earlier", "forecasts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The earlier reports of the series by their periods, whether this one is published, and whether any is."""

    published: tuple[Span, ...]
    unpublished: tuple[Span, ...]
    is_published: bool
    series_has_told: bool

    @property
    def takes_late(self) -> bool:
        """What comes late goes into the first report after its period that is not published yet."""
        return not self.unpublished and not self.is_published

    def since(self, report: Report) -> date:
        """The first day that the series tells of, up to this report."""
        return min([report.period_start, *(span.start for span in (*self.published, *self.unpublished))])

    def awaits(self, day: date) -> bool:
        """An earlier report that is still to be published will tell what ended on the day."""
        return any(span.start <= day <= span.end for span in self.unpublished)

    def told(self, day: date) -> bool:
        return any(span.start <= day <= span.end for span in self.published)


def neighbours_of(report: Report) -> Neighbours:
    """In one query."""
    return neighbours_among(report, with_standing(Report.objects.filter(series=report.series_id)))


def with_standing(reports):
    """The reports of the query set, of which each says whether it `is_published`."""
    return reports.annotate(is_published=Exists(Edition.objects.filter(report=OuterRef("pk"))))


def neighbours_among(report: Report, series: Iterable[Report]) -> Neighbours:
    """`series` are all reports of its series, with their standing."""
    published, unpublished, itself, told = [], [], False, False
    for one in series:
        told = told or one.is_published
        itself = itself or (one.is_published and one.pk == report.pk)
        if one.period_end < report.period_end:
            span = Span(start=one.period_start, end=one.period_end)
            (published if one.is_published else unpublished).append(span)
    return Neighbours(
        published=tuple(published), unpublished=tuple(unpublished), is_published=itself, series_has_told=told
    )


def candidates(report: Report, neighbours: Neighbours, included: Collection[int]):
    """The entries of the project that may stand in the report, with their details."""
    ends_within = Occurrence.objects.filter(end__range=(report.period_start, report.period_end)).values("entry")
    touching = Occurrence.objects.filter(
        Q(start=None) | Q(start__lte=report.window_end) & (Q(end=None) | Q(end__gte=report.window_start))
    ).values("entry")
    rules = Q(kind=Entry.Kind.ACTIVITY, pk__in=ends_within) | Q(kind=Entry.Kind.FORECAST, outcome="", pk__in=touching)
    if neighbours.takes_late and neighbours.published:
        rules |= Q(kind=Entry.Kind.ACTIVITY, pk__in=come_late(report, neighbours.published).values("entry"))
    if neighbours.is_published:
        own = EditionRow.objects.told(report.series_id).filter(edition__report=report)
        rules |= Q(uuid__in=own.values("uuid"))
    withheld = report.series.withholdings.values("entry")
    chosen = report.series.project.entries.filter(rules | Q(pk__in=included))
    return chosen.exclude(pk__in=withheld).with_details()


def come_late(report: Report, published: Sequence[Span]):
    """Occurrences that ended in a period told already and stand, as they are today, in no edition of the series."""
    told = EditionRow.objects.told(report.series_id).filter(
        uuid=OuterRef("entry__uuid"),
        section__in=DONE,
        start=OuterRef("start"),
        end=OuterRef("end"),
        place=OuterRef("place"),
    )
    in_a_period = reduce(or_, (Q(end__range=(span.start, span.end)) for span in published))
    own = Occurrence.objects.filter(entry__project=report.series.project_id)
    return own.filter(in_a_period, end__lt=report.period_start).exclude(Exists(told))


def choose(
    entry: Entry, report: Report, neighbours: Neighbours, told: Sequence[Told], included: Collection[int]
) -> Selected:
    """The occurrences of the entry that belong here; all that are left of it where only the author's decision or this
    report's own edition brings the entry in.
    """
    everything = tuple(entry.occurrences.all())
    if entry.kind == Entry.Kind.ACTIVITY:
        elsewhere = [one for one in told if one.report != report.pk and one.section in DONE]
        left = untold(everything, elsewhere, since=neighbours.since(report))
        here = tuple(one for one in left if belongs(one, report, neighbours))
    else:
        left = everything
        here = tuple(one for one in everything if entry.outcome == "" and announced(one, report))
    if not here and (entry.pk in included or any(one.report == report.pk for one in told)):
        return Selected(entry=entry, occurrences=left)
    last_told = report.period_end if entry.kind == Entry.Kind.ACTIVITY else report.window_end
    return Selected(entry=entry, occurrences=here, following=following(left, here, last_told))


def belongs(occurrence: Occurrence, report: Report, neighbours: Neighbours) -> bool:
    """Of an occurrence that was not told yet."""
    end = occurrence.end
    if end is None or neighbours.awaits(end):
        return False
    late = end < report.period_start and neighbours.takes_late and neighbours.told(end)
    return late or report.period_start <= end <= report.period_end


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
