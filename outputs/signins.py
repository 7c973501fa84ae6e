"""Sign-ins, told to the audit. Django says by signals who came, left or was refused; `OutputsConfig` connects them.

What was typed is never kept: a refused name may be a password in the wrong field.
"""

from django.utils import timezone

from outputs import audit
from outputs.models import User


def record_sign_in(*, user: User, **kwargs) -> None:
    audit.record(audit.SIGN_IN, by=user, at=timezone.now())


def record_sign_out(*, user: User | None, **kwargs) -> None:
    """Who leaves without having signed in did nothing."""
    if user:
        audit.record(audit.SIGN_OUT, by=user, at=timezone.now())


def record_refusal(*, credentials: dict, **kwargs) -> None:
    named = User.objects.filter(username=credentials.get("username") or "").first()
    audit.record(audit.SIGN_IN_REFUSED, by=named, at=timezone.now())
