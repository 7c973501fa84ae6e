"""Projects with what is to be done in each: fetched in a fixed number of queries, however many there are."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects

from activities.models import Entry
from outputs.models import Project, User
from reports.desk.now.lacks import Lacks, lacks_of
from reports.desk.now.series import SeriesNow, series_now
from reports.desk.now.steps import NextStep, Rights, first_entry, first_series
from reports.models import Comment, Edition, Report, Round, Series, Step

NEWEST = 4  # reports of a series that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectNow:
    """`first` is what a project begins with, where it has not begun yet; `urgent` the step that stands out."""

    project: Project
    rights: Rights
    series: tuple[SeriesNow, ...]
    lacks: Lacks
    first: NextStep | None

    @property
    def urgent(self) -> NextStep | None:
        steps = [step for one in self.series for step in one.steps]
        return self.first or min(steps, key=lambda step: step.rank, default=None)


def what_now(projects, user: User, *, today: date) -> tuple[ProjectNow, ...]:
    """Of a query set of projects, in its order."""
    found = list(with_reports(projects))
    told = []
    for project in found:
        rights = Rights.of(user, project)
        told.append((project, rights, tuple(series_now(one, rights, today=today) for one in project.series.all())))
    missing = lacks_of({project: since(project, series) for project, _rights, series in told}, today=today)
    return tuple(
        ProjectNow(
            project=project,
            rights=rights,
            series=series,
            lacks=missing[project.pk],
            first=first_step(project) if rights.may_write else None,
        )
        for project, rights, series in told
    )


def with_reports(projects):
    """The newest reports of each series with their rounds; of the rounds that go on, the steps and what was said."""
    editions = Prefetch("newest__editions", Edition.objects.with_standing().without_bytes().order_by("-number"))
    newest = Prefetch("reports", Report.objects.newest_first()[:NEWEST], to_attr="newest")
    series = Prefetch("series", Series.objects.prefetch_related(newest, "newest__rounds", editions))
    has_entries = Exists(Entry.objects.filter(project=OuterRef("pk")))
    found = list(projects.annotate(has_entries=has_entries).prefetch_related(series))
    reports = (report for project in found for one in project.series.all() for report in one.newest)
    rounds = (report.current_round for report in reports)
    going = [one for one in rounds if one is not None and one.state != Round.State.PUBLISHED]
    steps = Prefetch("steps", Step.objects.select_related("by", "on_behalf_of").defer("document"))
    prefetch_related_objects(going, steps, Prefetch("comments", Comment.objects.select_related("by")))
    return found


def since(project: Project, series: tuple[SeriesNow, ...]) -> date:
    days = [one.since for one in series if one.since]
    return min(days, default=project.start)


def first_step(project: Project) -> NextStep | None:
    if not project.series.all():
        return first_series(project)
    return None if project.has_entries else first_entry(project)
