"""A form is taken once: whoever clicks twice is led to what the first click made."""

import json
import secrets
from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from hashlib import sha256

from outputs.models import SentForm, User

FIELD = "_once"
NOT_TYPED = {"csrfmiddlewaretoken", "_save", "_continue", "_addanother"}
KEPT = timedelta(days=14)  # as long as a page may stay open


def token() -> str:
    return secrets.token_urlsafe(16)


def claim(sent, *, by: User, at: datetime) -> tuple[SentForm | None, bool]:
    """The record of what was sent and whether it is the first; of two that come at once the second waits for the first.
    A form without a token is nobody's double.
    """
    if not sent.get(FIELD):
        return None, True
    SentForm.objects.filter(at__lt=at - KEPT).delete()
    return SentForm.objects.get_or_create(user=by, token=fingerprint(sent), defaults={"at": at})


def fingerprint(sent) -> str:
    """Of the token and all that was typed: a page that is gone back to, changed and sent again is no double."""
    told = sorted((name, values) for name, values in sent.lists() if name not in NOT_TYPED)
    return urlsafe_b64encode(sha256(json.dumps(told).encode()).digest()).decode().rstrip("=")


def settle(form: SentForm | None, made) -> None:
    """What was refused may be sent again."""
    if form is None:
        return
    if made is None:
        form.delete()
        return
    form.made = str(made)
    form.save(update_fields=["made"])
