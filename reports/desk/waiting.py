"""What waits for a manager: reports to read and decide on, and reports that are approved and not published, in the
projects that are theirs or their deputies' for today; in a fixed number of queries.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from outputs import access
from outputs.models import Project, User
from reports.composition import title_of
from reports.desk.lists import pdf_of
from reports.desk.standing import moment, named, person
from reports.models import Report, Round, Step

State = Round.State


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingReport:
    """`by` took the step after which it waits, at `since`; `stands_in_for` is the manager for whom the reader decides,
    and `note` says what else is known.
    """

    report: Report
    title: str
    by: str
    since: datetime
    is_correction: bool
    stands_in_for: str
    note: str
    pdf: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Each part has what waits longest first."""

    submitted: tuple[WaitingReport, ...]
    approved: tuple[WaitingReport, ...]

    def __bool__(self) -> bool:
        return bool(self.submitted or self.approved)


def waiting_for(user: User) -> Waiting:
    steps = Prefetch("steps", Step.objects.select_related("by", "on_behalf_of").defer("document"))
    own = Round.objects.filter(report__series__project__in=Project.objects.reviewable_by(user))
    rounds = own.filter(state__in=(State.SUBMITTED, State.APPROVED)).select_related("report__series__project")
    found = [(one.state, listed(one, user)) for one in rounds.prefetch_related(steps)]
    parts = {
        state: tuple(sorted((report for of, report in found if of == state), key=lambda report: report.since))
        for state in (State.SUBMITTED, State.APPROVED)
    }
    return Waiting(**{state.value: reports for state, reports in parts.items()})


def listed(current: Round, user: User) -> WaitingReport:
    report, step = current.report, next(one for one in current.steps.all() if one.verb == current.state)
    manager = access.manager_stood_in_for(user, report.series.project)
    return WaitingReport(
        report=report,
        title=title_of(report),
        by=person(step),
        since=step.at,
        is_correction=current.corrects_id is not None,
        stands_in_for=named(manager) if manager else "",
        note=_("to be published on {}").format(moment(current.publish_at)) if current.publish_at else "",
        pdf=pdf_of(report),
    )
