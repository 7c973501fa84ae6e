"""Letters by which people come to a password of their own: an invitation, or what they asked for because they lost it.
Queued here, sent by `reports.mailing`.
"""

import hashlib
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from activities.dates import full_date
from outputs import audit, passwords
from outputs.models import PasswordLink, PasswordRequest, User
from outputs.secret import PLACE
from outputs.text import normalise
from reports.addresses import is_address
from reports.letters import absolute
from reports.models import OutgoingMail

Purpose = PasswordLink.Purpose
ONE_IN = timedelta(minutes=15)  # to one account, however often somebody types its address


def invite(user: User, *, by: User, at: datetime) -> None:
    """Again, where it was invited before: the link of the earlier letter opens nothing any more."""
    if not (user.is_active and is_address(user.email)):
        raise ValidationError(_("Only who has an e-mail address, and has not left, is invited."))
    with transaction.atomic():
        queue(user, purpose=Purpose.INVITATION, at=at, by=by)
        audit.record(audit.INVITED, by=by, at=at, about=user.username)


def answer_requests(*, at: datetime) -> int:
    """What was asked for since the last time, whoever it was: each account gets one letter and unknown addresses none.
    An invitation that was not followed yet is renewed.
    """
    asked = list(PasswordRequest.objects.filter(at__lte=at))
    people = {user.pk: user for one in asked for user in passwords.of_address(one.address)}
    answered = [user for user in people.values() if not has_new_link(user, at=at)]
    with transaction.atomic():
        for user in answered:
            queue(user, purpose=Purpose.RESET, at=at)
            audit.record(audit.PASSWORD_ASKED, by=None, at=at, about=user.username)
        PasswordRequest.objects.filter(pk__in=[one.pk for one in asked]).delete()
    return len(answered)


def has_new_link(user: User, *, at: datetime) -> bool:
    return PasswordLink.objects.filter(user=user, purpose=Purpose.RESET, made_at__gt=at - ONE_IN).exists()


def queue(user: User, *, purpose: str, at: datetime, by: User | None = None) -> None:
    OutgoingMail.objects.untouched().filter(kind=OutgoingMail.Kind.ACCOUNT, user=user).delete()
    link = passwords.make_link(user, purpose=purpose, at=at)
    with translation.override(user.language):
        subject, body = subject_of(link), render_to_string("reports/mail/account.txt", context(link, by))
    OutgoingMail.objects.create(
        kind=OutgoingMail.Kind.ACCOUNT,
        to=user.email,
        user=user,
        language=user.language,
        subject=normalise(subject, multiline=False),
        body=f"{body.strip()}\n",
        opens=link.secret_name,
        key=hashlib.sha256(link.secret_name.encode()).hexdigest(),
        created_at=at,
        next_try_at=at,
    )


def subject_of(link: PasswordLink) -> str:
    if link.purpose == Purpose.INVITATION:
        return _("You are invited to the project updates")
    return _("A new password for the project updates")


def context(link: PasswordLink, by: User | None) -> dict:
    expires = timezone.localtime(link.expires_at)
    return {
        "is_invitation": link.purpose == Purpose.INVITATION,
        "by": (by.get_full_name() or by.get_username()) if by else "",
        "username": link.user.username,
        "roles": [str(one) for one in link.user.memberships.select_related("project", "funder")],
        "page": absolute("open-password", PLACE),
        "again": absolute("password-lost"),
        "until": full_date(expires.date(), language=link.user.language),
        "hour": expires.strftime("%H:%M"),
    }
