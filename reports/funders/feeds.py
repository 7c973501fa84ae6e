"""What programs fetch for a reader: a calendar and a feed, by a secret address or openly where a series is public."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import conditional_page, require_safe

from reports.calendars import calendar as written_calendar
from reports.calendars import events, tellings
from reports.feeds import Addresses, atom, published
from reports.funders import subscribing
from reports.models import Series, Subscription

CALENDAR = "text/calendar; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"


@require_safe
@conditional_page
def calendar(request, *, secret):
    series = opened(secret, kind=Subscription.Kind.CALENDAR)
    content = written_calendar(
        f"{series.project.title}: {series.name}",
        events(tellings(series)),
        address_of=lambda code: request.build_absolute_uri(reverse("edition", args=[series.project.slug, code])),
    )
    return answer(content, CALENDAR, public=False)


@require_safe
@conditional_page
def editions(request, *, secret):
    return feed(request, opened(secret, kind=Subscription.Kind.FEED), public=False)


@require_safe
@conditional_page
def public_editions(request, *, slug, pk):
    series = get_object_or_404(Series.objects.select_related("project"), pk=pk, project__slug=slug, public=True)
    return feed(request, series, public=True)


def opened(secret: str, *, kind: str) -> Series:
    series = subscribing.series_opened(secret, kind=kind, at=timezone.now())
    if series is None:
        raise Http404
    return series


def feed(request, series: Series, *, public: bool) -> HttpResponse:
    slug, absolute = series.project.slug, request.build_absolute_uri
    addresses = Addresses(
        feed=absolute(request.path),
        page=absolute(reverse("reading", args=[slug])),
        edition=lambda edition: absolute(reverse("edition", args=[slug, edition.code])),
        pdf=lambda edition: absolute(reverse("edition-download", args=[slug, edition.code, "pdf"])),
    )
    return answer(atom(series, published(series), addresses=addresses), ATOM, public=public)


def answer(content: bytes, content_type: str, *, public: bool) -> HttpResponse:
    """Whoever has it asks each time whether it still holds."""
    keeping = "public" if public else "private"
    headers = {"Cache-Control": f"{keeping}, no-cache", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
    return HttpResponse(content, content_type=content_type, headers=headers)
