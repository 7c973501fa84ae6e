"""How people come to a password of their own: by a link that an invitation brings, or a mail that they asked for.

The letters are written by `reports.invitations`.
"""

from datetime import datetime, timedelta

from django.db import transaction

from outputs import audit
from outputs.models import PasswordLink, User
from outputs.secret import derived_secret, secret_hash

Purpose = PasswordLink.Purpose
HOLDS = {Purpose.INVITATION: timedelta(days=14), Purpose.RESET: timedelta(hours=2)}


def make_link(user: User, *, purpose: str, at: datetime) -> PasswordLink:
    with transaction.atomic():
        PasswordLink.objects.filter(user=user).delete()
        link = PasswordLink(user=user, purpose=purpose, made_at=at, expires_at=at + HOLDS[purpose])
        link.secret_hash = secret_hash(derived_secret(link.secret_name))
        link.save()
    return link


def opened(secret: str, *, at: datetime) -> PasswordLink | None:
    """None alike where the link was never made, has expired or was used, and where its person has left."""
    return by_hash(secret_hash(secret), at=at)


def by_hash(hashed: str, *, at: datetime) -> PasswordLink | None:
    links = PasswordLink.objects.filter(expires_at__gt=at, user__is_active=True).select_related("user")
    return links.filter(secret_hash=hashed).first()


def set_password(link: PasswordLink, password: str, *, at: datetime) -> bool:
    """False where the link was used a moment ago. Whoever is signed in under the old password is so no more."""
    with transaction.atomic():
        if not PasswordLink.objects.filter(pk=link.pk).delete()[0]:
            return False
        link.user.set_password(password)
        link.user.save(update_fields=["password"])
        audit.record(audit.PASSWORD_SET, by=link.user, at=at, about=link.user.username)
    return True


def of_address(address: str) -> list[User]:
    """Those who may get a new password by mail to this address; one address may serve several accounts."""
    return list(User.objects.filter(email__iexact=address, is_active=True).order_by("pk")) if address else []
