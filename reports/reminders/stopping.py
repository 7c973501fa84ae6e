"""How the receiver of reminders ends them: by their own switch, or as an address without an account by its silence."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.core import signing
from django.db import transaction

from outputs.models import User
from reports.models import OutgoingMail, SilencedAddress

SALT = "reports.reminders"


class Kind(StrEnum):
    """Each has a switch of its own: `remind_texts` of a user."""

    TEXTS = "texts"
    REPORTS = "reports"
    DECISIONS = "decisions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    kind: Kind
    user: User | None
    email: str


def token(kind: Kind, *, user: User | None, email: str) -> str:
    return signing.dumps([kind.value, user.pk if user else 0, "" if user else email.lower()], salt=SALT)


def read(told: str) -> Stop | None:
    """None where the token is none of ours, or its person is no more."""
    try:
        kind, pk, email = signing.loads(told, salt=SALT)
    except signing.BadSignature:
        return None
    user = User.objects.filter(pk=pk).first() if pk else None
    return Stop(kind=Kind(kind), user=user, email=email) if user or email else None


def stop(told: Stop, *, at: datetime) -> None:
    """From now on, and what waits to be sent too."""
    waiting = OutgoingMail.objects.untouched().filter(kind=OutgoingMail.Kind.REMINDER)
    with transaction.atomic():
        if told.user:
            User.objects.filter(pk=told.user.pk).update(**{switch(told.kind): False})
            waiting.filter(user=told.user).delete()
        else:
            SilencedAddress.objects.get_or_create(email=told.email, defaults={"at": at})
            waiting.filter(user=None, to__iexact=told.email).delete()


def switch(kind: Kind) -> str:
    return f"remind_{kind.value}"


def is_wanted(kind: Kind, *, user: User | None, email: str) -> bool:
    if user is None:
        return not SilencedAddress.objects.filter(email=email.lower()).exists()
    return bool(user.is_active and user.notices and user.email and getattr(user, switch(kind)))
