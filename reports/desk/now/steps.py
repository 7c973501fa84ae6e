"""The next step, as one button: for who may take it, and for nobody else."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from outputs import access
from outputs.models import Project, User
from reports.models import Report, Round, Series

State = Round.State


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Of several steps the one of the lowest `rank` stands out."""

    label: str
    address: str
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    may_write: bool
    may_review: bool

    @classmethod
    def of(cls, user: User, project: Project) -> "Rights":
        may = {"may_write": access.WRITE, "may_review": access.REVIEW}
        return cls(**{name: access.may(user, right, project) for name, right in may.items()})


def step_of(report: Report, rights: Rights, *, today: date) -> NextStep | None:
    """None where somebody else is to act."""
    own = State(report.state) in (State.DRAFT, State.RETURNED)
    if own and rights.may_write:
        return authors_step(report, today)
    return managers_step(report) if rights.may_review and not own else None


def authors_step(report: Report, today: date) -> NextStep:
    page = report.get_absolute_url()
    closing = reverse("report-close", args=[report.series.project.slug, report.pk])
    is_correction = report.current_round is not None and report.current_round.corrects_id is not None
    if report.state == State.RETURNED:
        return NextStep(label=_("Mend and submit again"), address=page if is_correction else closing, rank=1)
    if is_correction:
        return NextStep(label=_("Go on with the correction"), address=page, rank=4)
    if today > report.period_end:
        return NextStep(label=_("Prepare and submit"), address=closing, rank=4)
    return NextStep(label=_("New activity"), address=adding("activity", report.series.project), rank=6)


def managers_step(report: Report) -> NextStep | None:
    current = report.current_round
    if report.state == State.SUBMITTED:
        return NextStep(label=_("Read and decide"), address=report.get_absolute_url(), rank=2)
    if report.state == State.APPROVED and not current.publish_at:
        address = reverse("report-publish", args=[report.series.project.slug, report.pk])
        return NextStep(label=_("Publish…"), address=address, rank=3)
    return None


def first_report(series: Series) -> NextStep:
    return NextStep(
        label=_("Make the first report"), address=f"{reverse('admin:reports_report_add')}?series={series.pk}", rank=5
    )


def next_report(series: Series) -> NextStep:
    address = reverse("project-next-report", args=[series.project.slug])
    return NextStep(label=_("Begin the next report"), address=f"{address}#series-{series.pk}", rank=5)


def first_series(project: Project) -> NextStep:
    address = reverse("admin:outputs_project_change", args=[project.pk])
    return NextStep(label=_("Add a series of reports"), address=f"{address}#series-group", rank=0)


def first_entry(project: Project) -> NextStep:
    return NextStep(label=_("Enter the first activity"), address=adding("activity", project), rank=0)


def adding(kind: str, project: Project) -> str:
    return f"{reverse(f'admin:activities_{kind}_add')}?project={project.pk}"
