"""The list of projects with what is newest in each, in a fixed number of queries."""

from dataclasses import dataclass

from django.db.models import Prefetch

from outputs.models import Project
from reports.composition import title_of
from reports.models import Report, Series

NEWEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReport:
    report: Report
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedProject:
    project: Project
    reports: tuple[ListedReport, ...]


def with_newest_reports(projects) -> tuple[ListedProject, ...]:
    """The projects of the query set, each with its newest reports called as they will print."""
    newest = Prefetch("reports", Report.objects.newest_first()[:NEWEST], to_attr="newest")
    series = Prefetch("series", Series.objects.prefetch_related(newest))
    return tuple(listed(project) for project in projects.prefetch_related(series))


def listed(project: Project) -> ListedProject:
    reports = [report for series in project.series.all() for report in series.newest]
    newest = sorted(reports, key=lambda report: report.period_end, reverse=True)[:NEWEST]
    lines = (ListedReport(report=report, title=title_of(report)) for report in newest)
    return ListedProject(project=project, reports=tuple(lines))
