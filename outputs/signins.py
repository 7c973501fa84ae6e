"""Sign-ins, told to the audit. Django says by signals who came, left or was refused; `OutputsConfig` connects them.

What was typed is never kept: a refused name may be a password in the wrong field.
"""

from django.utils import timezone
from django.utils.crypto import salted_hmac

from outputs import audit, sessions
from outputs.models import User
from outputs.tries import client_of


def record_sign_in(*, user: User, request, **kwargs) -> None:
    at = timezone.now()
    audit.record(audit.SIGN_IN, by=user, at=at)
    sessions.begin(request.session, at=at)


def record_sign_out(*, user: User | None, **kwargs) -> None:
    """Who leaves without having signed in did nothing."""
    if user:
        audit.record(audit.SIGN_OUT, by=user, at=timezone.now())


def record_refusal(*, credentials: dict, **kwargs) -> None:
    named = User.objects.filter(username=credentials.get("username") or "").first()
    audit.record(audit.SIGN_IN_REFUSED, by=named, at=timezone.now())


def typed_name(request, credentials: dict | None) -> str | None:
    """What tries are counted under beside the address: it cannot be turned back into what was typed."""
    told = (credentials or request.POST).get("username")
    return salted_hmac("outputs.signins", told).hexdigest() if told else None


def address_of(request) -> str | None:
    """Of an IPv6 address the part that one household has in common."""
    return client_of(request).partition("/")[0] or None
