"""A session ends a while after it was last used, and some days after its beginning however much it is used."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

BEGAN, USED = "session_began", "session_used"
NOTED_EVERY = 300  # seconds: not each request is worth a write


def begin(session, *, at: datetime) -> None:
    session[BEGAN] = session[USED] = int(at.timestamp())


def is_over(session, *, at: datetime) -> bool:
    now = int(at.timestamp())
    return now - session[USED] > settings.SESSION_IDLE_AGE or now - session[BEGAN] > settings.SESSION_COOKIE_AGE


def end_in_time(get_response):
    """Middleware, inside that of sign-ins. Who signs in again comes back to the page that they asked for."""

    def respond(request):
        if request.user.is_authenticated:
            at, session = timezone.now(), request.session
            if BEGAN not in session:
                begin(session, at=at)
            if is_over(session, at=at):
                session.flush()
                request.user = AnonymousUser()
            elif at.timestamp() - session[USED] > NOTED_EVERY:
                session[USED] = int(at.timestamp())
        return get_response(request)

    return respond
