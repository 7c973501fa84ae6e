"""A project's reports with their editions: in a fixed number of queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from outputs.models import Project
from reports.composition import title_of
from reports.desk.standing import state_line
from reports.models import Edition, Report, Round


def pdf_of(report: Report) -> str:
    """Of what is published the newest edition, otherwise the draft as it stands."""
    return reverse("report-download", args=[report.series.project.slug, report.pk, "pdf"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A report, or below it one of its editions. Without `pdf` there is nothing to download."""

    title: str
    address: str
    date: date
    state: str
    kind: str
    pdf: str = ""
    pdf_label: str = ""


def reports_and_editions(project: Project) -> list[Line]:
    """The reports of a project, newest first, each followed by its editions."""
    editions = Edition.objects.with_standing().without_bytes().newest_of_report()
    reports = Report.objects.of(project).select_related("series__project").with_rounds().newest_first()
    found = reports.prefetch_related(Prefetch("editions", editions))
    return [line for report in found for line in (report_line(report), *edition_lines(report))]


def report_line(report: Report) -> Line:
    """What is published is downloaded as an edition; the report itself only as long as it is on its way."""
    title, published = title_of(report), report.state == Round.State.PUBLISHED
    return Line(
        title=title,
        address=report.get_absolute_url(),
        date=report.date,
        state=state_line(report),
        kind="published" if published else "under-way",
        pdf="" if published else pdf_of(report),
        pdf_label=_("PDF of {}, draft").format(title),
    )


def edition_lines(report: Report) -> Iterator[Line]:
    title = title_of(report)
    for edition in report.editions.all():
        address = reverse("edition-download", args=[report.series.project.slug, edition.code, "pdf"])
        yield Line(
            title=_("Edition {}").format(edition.number),
            address=edition.get_absolute_url(),
            date=edition.date,
            state=edition.standing_label,
            kind=f"edition {edition.standing}",
            pdf="" if edition.is_withdrawn else address,
            pdf_label=_("PDF of {}, edition {}").format(title, edition.number),
        )
