"""Where a reading link leads: into a session of its own, and at once to an address without the secret."""

from datetime import datetime, timedelta

from django.conf import settings
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from outputs.secret import quiet
from reports.funders.readers import SESSION_KEY, link_of
from reports.models import ReadingLink


@never_cache
@require_safe
def open_link(request, *, secret):
    """Revoked, expired and never made answer alike. Who is logged in reads by their own roles anyway."""
    at = timezone.now()
    link = link_of(secret, at=at)
    if link is None:
        return quiet(render(request, "reports/funders/dead_link.html", status=404))
    ReadingLink.objects.filter(pk=link.pk).update(last_used_at=at)
    if not request.user.is_authenticated:
        enter(request.session, link, at=at)
    return quiet(redirect("reading", link.project.slug))


def enter(session, link: ReadingLink, *, at: datetime) -> None:
    """Under a fresh key, and no longer than the link holds."""
    session.cycle_key()
    session[SESSION_KEY] = link.pk
    session.set_expiry(min(link.expires_at, at + timedelta(seconds=settings.SESSION_COOKIE_AGE)))
