"""Who is told by mail of a step that a report took: its managers when it is submitted, its author when it is returned
or approved, the secretariat when it is published. Queued within the transaction of the step.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from outputs.access import Role
from outputs.models import Deputyship, User
from outputs.text import normalise
from reports.composition import title_of
from reports.letters import absolute
from reports.models import OutgoingMail, Report, Step

Verb = Step.Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A step, and what its mails say of it."""

    step: Step
    report: Report
    title: str

    @property
    def by(self) -> str:
        by, manager = self.step.by, self.step.on_behalf_of
        name = by.get_full_name() or by.username
        return name if manager is None else f"{name} ({manager.get_full_name() or manager.username})"


def managers(step: Step, day: date) -> Q:
    """And who acts for one of them on the day."""
    project = step.round.report.series.project_id
    deputies = Deputyship.objects.on(day).filter(project=project).values("deputy")
    return Q(memberships__project=project, memberships__role=Role.MANAGER) | Q(pk__in=deputies)


def author(step: Step, day: date) -> Q:
    """Who submitted the round."""
    submissions = Step.objects.filter(round=step.round_id, verb=Verb.SUBMITTED)
    return Q(pk__in=submissions.values("by"))


def secretariat(step: Step, day: date) -> Q:
    return Q(memberships__project=step.round.report.series.project_id, memberships__role=Role.SECRETARIAT)


CONCERNED: dict[str, Callable[[Step, date], Q]] = {
    Verb.SUBMITTED: managers,
    Verb.RETURNED: author,
    Verb.APPROVED: author,
    Verb.PUBLISHED: secretariat,
}


def concerned(step: Step) -> QuerySet[User]:
    """Those with an address who want notices; nobody is told of what they did themselves."""
    told = CONCERNED[step.verb](step, timezone.localdate(step.at))
    reachable = User.objects.filter(told, is_active=True, notices=True).exclude(email="").exclude(pk=step.by_id)
    return reachable.distinct().order_by("pk")


def tell_concerned(step: Step) -> None:
    """What waits of an earlier step of the report is overtaken, and goes out no more."""
    report = step.round.report
    OutgoingMail.objects.untouched().filter(report=report, kind=OutgoingMail.Kind.STEP).delete()
    taken = Taken(step=step, report=report, title=title_of(report))
    OutgoingMail.objects.bulk_create((mail(taken, user) for user in concerned(step)), ignore_conflicts=True)


def mail(taken: Taken, user: User) -> OutgoingMail:
    """In the language of its reader."""
    step = taken.step
    with translation.override(user.language):
        subject, body = subject_of(taken), render_to_string("reports/mail/step.txt", context(taken))
    return OutgoingMail(
        kind=OutgoingMail.Kind.STEP,
        to=user.email,
        user=user,
        language=user.language,
        subject=normalise(subject, multiline=False)[:400],
        body=f"{body.strip()}\n",
        report=taken.report,
        key=hashlib.sha256(f"step/{step.pk}/{user.email.lower()}".encode()).hexdigest(),
        created_at=step.at,
        next_try_at=step.at,
    )


def subject_of(taken: Taken) -> str:
    subjects = {
        Verb.SUBMITTED: _("Submitted: %(title)s"),
        Verb.RETURNED: _("Returned: %(title)s"),
        Verb.APPROVED: _("Approved: %(title)s"),
        Verb.PUBLISHED: _("Published: %(title)s"),
    }
    return subjects[taken.step.verb] % {"title": taken.title}


def context(taken: Taken) -> dict:
    says = {
        Verb.SUBMITTED: _("%(by)s submitted this report. Read it, and return it with comments or approve it."),
        Verb.RETURNED: _("%(by)s returned this report to you. What is to be changed stands in the comments."),
        Verb.APPROVED: _("%(by)s approved this report as you submitted it."),
        Verb.PUBLISHED: _("%(by)s published this report."),
    }
    project = taken.report.series.project
    return {
        "project": project.title,
        "title": taken.title,
        "says": says[taken.step.verb] % {"by": taken.by},
        "page": absolute("report", project.slug, taken.report.pk),
        "switch": absolute("notices"),
    }
