"""Reading links: made and revoked by the secretariat, each with its record in the audit."""

from datetime import datetime

from django.db import transaction

from outputs import audit
from outputs.models import Funder, Project, User
from outputs.secret import new_secret, secret_hash
from reports.models import ReadingLink


def make(
    project: Project, *, by: User, at: datetime, label: str, expires_at: datetime, funder: Funder | None = None
) -> tuple[ReadingLink, str]:
    """The link and its secret, which is kept nowhere."""
    secret = new_secret()
    with transaction.atomic():
        link = ReadingLink.objects.create(
            project=project,
            funder=funder,
            secret_hash=secret_hash(secret),
            label=label,
            expires_at=expires_at,
            made_by=by,
            made_at=at,
        )
        tell(audit.LINK_MADE, link, by=by, at=at, expires=expires_at.isoformat())
    return link, secret


def revoke(link: ReadingLink, *, by: User, at: datetime) -> None:
    """At once, for those who read by it this moment too. One that was revoked already stays as it is."""
    with transaction.atomic():
        if ReadingLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at):
            tell(audit.LINK_REVOKED, link, by=by, at=at)


def tell(verb: str, link: ReadingLink, *, by: User, at: datetime, **details: str) -> None:
    told = {"link": link.pk, "funder": link.funder.name if link.funder else "", **details}
    audit.record(verb, by=by, at=at, project=link.project, about=link.label, details=told)
