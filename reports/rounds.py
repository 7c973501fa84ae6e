"""The way of a report: submitted, then returned or approved; a correction is a round of its own.

Each verb checks the right of the person and the state in the database, records who and when, and is refused with a
sentence otherwise. Publishing is `reports.publishing`.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from outputs import access, audit
from outputs.access import Right
from outputs.models import User
from reports.canonical import canonical_json, fingerprint
from reports.composition import compose, title_of
from reports.concerned import tell_concerned
from reports.documents import ReportDocument
from reports.models import Comment, Report, Round, Step

State = Round.State


class Refused(Exception):
    """A step that cannot be taken now; the message is a sentence for the person who tried."""


class Asked(NamedTuple):
    """What a step asks of the person and of the report."""

    right: Right
    states: frozenset[str]


STEPS = {
    "submit": Asked(access.WRITE, frozenset({State.DRAFT, State.RETURNED})),
    "return": Asked(access.REVIEW, frozenset({State.SUBMITTED, State.APPROVED})),
    "approve": Asked(access.REVIEW, frozenset({State.SUBMITTED})),
    "mend": Asked(access.REVIEW, frozenset({State.SUBMITTED})),
    "publish": Asked(access.REVIEW, frozenset({State.APPROVED})),
    "correct": Asked(access.WRITE, frozenset({State.PUBLISHED})),
}


def offered(report: Report, user: User) -> frozenset[str]:
    """The steps that the user may take now with a report fetched `with_rounds`."""
    project, state = report.series.project, report.state
    return frozenset(
        step for step, (right, states) in STEPS.items() if state in states and access.may(user, right, project)
    )


def submit(report: Report, *, by: User, at: datetime, read: str, right: Right = access.WRITE) -> Round:
    """Hands the report to its managers. `read` is the fingerprint of the document that the author read; `right` is
    another where a reviewer takes the report through on their own authority.
    """
    document = as_read(report, read)
    with transaction.atomic():
        current = claim(report, "submit", by, right=right)
        submitted = next_round(report, current)
        submitted.state = State.SUBMITTED
        submitted.save()
        take_step(submitted, Step.Verb.SUBMITTED, by=by, at=at, document=document)
    return submitted


def approve(report: Report, *, by: User, at: datetime, read: str, publish_at: datetime | None = None) -> Round:
    """Lets the report be published as it was read, at once or at a time that is told here."""
    document = as_read(report, read)
    with transaction.atomic():
        current = claim(report, "approve", by)
        refuse_own_submission(current, by)
        if publish_at is not None and publish_at <= at:
            raise Refused(_("The time to publish it at has passed; leave it empty to publish by hand."))
        current.state, current.publish_at = State.APPROVED, publish_at
        current.save()
        take_step(current, Step.Verb.APPROVED, by=by, at=at, document=document)
    return current


def send_back(report: Report, *, by: User, at: datetime, text: str = "") -> Round:
    """Returns the report to its author; somebody must have said what is to be changed."""
    with transaction.atomic():
        current = claim(report, "return", by)
        if text.strip():
            Comment.objects.create(round=current, by=by, at=at, text=text)
        elif not current.comments.exists():
            raise Refused(_("Say what is to be changed: a comment on the report or on one of its rows."))
        current.state, current.publish_at = State.RETURNED, None
        current.save()
        take_step(current, Step.Verb.RETURNED, by=by, at=at)
    return current


def comment(report: Report, *, by: User, at: datetime, text: str, row: UUID | None = None) -> Comment:
    """A remark on the report or on one of its rows, for everybody who reads its drafts."""
    if not access.may(by, access.READ_DRAFTS, report.series.project):
        raise Refused(_("You may not comment on this report."))
    if not text.strip():
        raise Refused(_("The comment is empty."))
    with transaction.atomic():
        current = locked(report).current_round
        if current is None or current.state == State.PUBLISHED:
            raise Refused(_("Comments are made on what was submitted."))
        return Comment.objects.create(round=current, by=by, at=at, text=text, row=row)


def begin_correction(
    report: Report,
    *,
    by: User,
    at: datetime,
    date: date,
    reason: str,
    taken: Collection[str] = (),
    right: Right = access.WRITE,
) -> Round:
    """Opens the round in which the newest edition is corrected."""
    with transaction.atomic():
        published = claim(report, "correct", by, right=right)
        newest = report.editions.newest_of_report().first()
        if newest.is_withdrawn:
            raise Refused(_("The edition was withdrawn; it cannot be corrected."))
        if not reason.strip():
            raise Refused(_("Say why the edition is corrected; the reason is printed."))
        correction = Round.objects.create(
            report=report,
            number=published.number + 1,
            corrects=newest,
            date=date,
            reason=reason,
            taken=sorted(taken),
        )
        about = {"round": correction.number, "corrects": newest.number}
        audit.record(audit.CORRECTED, by=by, at=at, project=report.series.project, about=str(newest), details=about)
    return correction


def take(report: Report, *, by: User, taken: Collection[str], date: date, reason: str) -> Round:
    """What the correction is about: the differences that its author took, by their keys, its date and its reason."""
    with transaction.atomic():
        current = claim(report, "submit", by)
        if current is None or current.corrects is None:
            raise Refused(_("This report is no correction."))
        if not reason.strip():
            raise Refused(_("Say why the edition is corrected; the reason is printed."))
        current.taken, current.date, current.reason = sorted(taken), date, reason
        current.save()
    return current


def abandon(report: Report, *, by: User, at: datetime) -> None:
    """Gives up a correction that was not submitted; the edition stands as it was."""
    with transaction.atomic():
        current = claim(report, "submit", by)
        if current is None or current.corrects is None or current.state != State.DRAFT:
            raise Refused(_("There is no correction to give up."))
        audit.record(
            audit.CORRECTION_GIVEN_UP, by=by, at=at, project=report.series.project, about=str(current.corrects)
        )
        current.delete()


def as_read(report: Report, read: str) -> ReportDocument:
    """The document as it is now. Refused where it is another than the one that was read."""
    document = compose(report, language=report.series.written_in)
    if fingerprint(document) != read:
        raise Refused(_("The report has changed since you opened it. Read it once more, then decide."))
    return document


def claim(report: Report, step: str, by: User, *, right: Right | None = None) -> Round | None:
    """The current round of the report, whose row is locked until the transaction ends. Refused where the person or the
    state does not allow the step.
    """
    needed, states = STEPS[step]
    if not access.may(by, right or needed, report.series.project):
        raise Refused(_("You may not do this in this project."))
    fresh = locked(report)
    if fresh.state not in states:
        raise Refused(_("The report is %(state)s; this cannot be done now.") % {"state": State(fresh.state).label})
    return fresh.current_round


def locked(report: Report) -> Report:
    return Report.objects.select_for_update().get(pk=report.pk)


def next_round(report: Report, current: Round | None) -> Round:
    """The round to submit: the draft of a correction itself, otherwise the one after what was returned."""
    if current is None:
        return Round(report=report, number=1)
    if current.state == State.DRAFT:
        return current
    carried = {"corrects": current.corrects, "date": current.date, "reason": current.reason, "taken": current.taken}
    return Round(report=report, number=current.number + 1, **carried)


def refuse_own_submission(current: Round, by: User) -> None:
    submission = current.steps.get(verb=Step.Verb.SUBMITTED)
    if current.report.series.project.two_people and submission.by_id == by.pk:
        raise Refused(_("In this project nobody approves what they submitted themselves."))


def take_step(
    current: Round, verb: Step.Verb, *, by: User, at: datetime, document: ReportDocument | None = None, **details
) -> None:
    """Writes the step and its record in the audit, and queues the mail to those concerned."""
    project = current.report.series.project
    manager = access.manager_stood_in_for(by, project) if verb != Step.Verb.SUBMITTED else None
    mark = fingerprint(document) if document else ""
    text = canonical_json(document) if document else ""
    step = Step.objects.create(
        round=current, verb=verb, by=by, on_behalf_of=manager, at=at, fingerprint=mark, document=text
    )
    told = {"round": current.number, **({"fingerprint": mark} if mark else {}), **details}
    about = title_of(current.report)
    audit.record(verb.value, by=by, at=at, project=project, about=about, details=told, on_behalf_of=manager)
    tell_concerned(step)
