"""In which reports an entry would stand by its dates alone, before it is stored: by the same rules as `selection`, and
without what the author places by hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from activities.models import Entry, Occurrence
from outputs.models import Project
from outputs.scopes import OutputScope
from reports.models import EditionRow, Report
from reports.selection import (
    Neighbours,
    Selected,
    announced,
    belongs,
    following,
    neighbours_among,
    part_of,
    with_standing,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What of an entry one report would hold; `part` is that of the selection."""

    report: Report
    selected: Selected
    part: str


@dataclass(kw_only=True)
class Candidate:
    """A report of a series, among the others."""

    report: Report
    neighbours: Neighbours

    def takes(self, occurrence: Occurrence, kind: str) -> bool:
        if kind == Entry.Kind.FORECAST:
            return announced(occurrence, self.report)
        return belongs(occurrence, self.report, self.neighbours)

    def foreseen(self, entry: Entry, here: Sequence[Occurrence], everything, scope) -> Foreseen:
        last_told = self.report.period_end if entry.kind == Entry.Kind.ACTIVITY else self.report.window_end
        rest = following(everything, here, last_told)
        selected = Selected(entry=entry, occurrences=tuple(here), following=rest, scope=scope)
        return Foreseen(report=self.report, selected=selected, part=part_of(selected, self.report))


def reports_of(project: Project) -> list[list[Report]]:
    """The reports of each series that has one, by their periods; in one query."""
    reports = with_standing(Report.objects.filter(series__project=project)).select_related("series")
    by_series: dict[int, list[Report]] = {}
    for report in reports.order_by("series", "period_end"):
        report.series.project = project
        by_series.setdefault(report.series_id, []).append(report)
    return list(by_series.values())


def foresee(
    entry: Entry, occurrences: Sequence[Occurrence], series: Sequence[Report], *, scope: OutputScope | None = None
) -> tuple[Foreseen, ...]:
    """Among the reports of one series, from `reports_of`. What an edition told already stays in its report; all else
    goes into one that is still to be published, if there is such a one.
    """
    candidates = [Candidate(report=one, neighbours=neighbours_among(one, series)) for one in series]
    told = was_told(entry, series)
    chosen = [choose(one, candidates, entry.kind, told) for one in occurrences]
    found = []
    for candidate in (one for one in candidates if one in chosen):
        here = [
            one
            for one, its in zip(occurrences, chosen, strict=True)
            if its is candidate or (entry.kind == Entry.Kind.FORECAST and candidate.takes(one, entry.kind))
        ]
        found.append(candidate.foreseen(entry, here, occurrences, scope))
    return tuple(found)


def was_told(entry: Entry, series: Sequence[Report]) -> bool:
    return entry.pk is not None and EditionRow.objects.told(series[0].series_id).filter(uuid=entry.uuid).exists()


def choose(occurrence: Occurrence, candidates: Sequence[Candidate], kind: str, told: bool) -> Candidate | None:
    taking = [one for one in candidates if one.takes(occurrence, kind)]
    published = [one for one in taking if one.neighbours.is_published]
    still_open = [one for one in taking if not one.neighbours.is_published]
    preferred = [*published[-1:], *still_open] if told else [*still_open, *published[-1:]]
    return preferred[0] if preferred else None
