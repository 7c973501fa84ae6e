"""Links by which a named reviewer without an account reads one draft: made and revoked by those who read it anyway,
each with its record in the audit, each opening kept. A link opens the draft as it stands that day and nothing else, and
nothing at all once the report is published.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from outputs import access, audit
from outputs.models import Project, User
from outputs.secret import new_secret, secret_hash
from reports.composition import title_of
from reports.models import Comment, DraftLink, DraftOpening, Report, Round
from reports.rounds import Refused, locked

HOLDS = timedelta(days=7)
MOST_COMMENTS = 200  # by one guest on one report: who has the address is known by name only


def make(report: Report, *, by: User, at: datetime, label: str) -> tuple[DraftLink, str]:
    """The link and its secret, which is kept nowhere. What a guest says of a draft that was never submitted is kept in
    its first round, which begins here.
    """
    secret = new_secret()
    with transaction.atomic():
        refuse_others(report, by)
        current = locked(report).current_round
        if current is not None and current.state == Round.State.PUBLISHED:
            raise Refused(_("The report is published; its readers read the edition."))
        if current is None:
            Round.objects.create(report=report, number=1)
        link = DraftLink.objects.create(
            report=report,
            secret_hash=secret_hash(secret),
            label=label,
            expires_at=at + HOLDS,
            made_by=by,
            made_at=at,
        )
        tell(audit.DRAFT_LINK_MADE, link, by=by, at=at)
    return link, secret


def revoke(link: DraftLink, *, by: User, at: datetime) -> None:
    """At once. One that was revoked already stays as it is."""
    with transaction.atomic():
        refuse_others(link.report, by)
        if DraftLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at):
            tell(audit.DRAFT_LINK_REVOKED, link, by=by, at=at)


def open_link(secret: str, *, at: datetime) -> DraftLink | None:
    """None where the link was never made, has expired, was revoked, or where there is no draft any more."""
    links = DraftLink.objects.open_at(at).select_related("report__series__project").prefetch_related("report__rounds")
    link = links.filter(secret_hash=secret_hash(secret)).first()
    return link if link and link.report.state != Round.State.PUBLISHED else None


def opened(link: DraftLink, *, at: datetime, format: DraftOpening.Format) -> None:
    DraftOpening.objects.create(link=link, at=at, format=format)


def comment(link: DraftLink, *, at: datetime, text: str, row: UUID | None = None) -> Comment:
    with transaction.atomic():
        current = locked(link.report).current_round
        own = Comment.objects.filter(round__report=link.report, guest=link.label)
        if current is None or current.state == Round.State.PUBLISHED:
            raise Refused(_("There is no draft to comment on any more."))
        if own.count() >= MOST_COMMENTS:
            raise Refused(_("That is as much as can be kept here. Please write to the secretariat."))
        return Comment.objects.create(round=current, guest=link.label, at=at, text=text, row=row)


def refuse_others(report: Report, by: User) -> None:
    """Secretariat and managers, who read drafts."""
    project: Project = report.series.project
    if not access.may(by, access.READ_DRAFTS, project):
        raise Refused(_("You may not do this in this project."))


def tell(verb: str, link: DraftLink, *, by: User, at: datetime) -> None:
    told = {"link": link.pk, "for": link.label, "expires": link.expires_at.isoformat()}
    project = link.report.series.project
    audit.record(verb, by=by, at=at, project=project, about=title_of(link.report), details=told)
