"""Pages of editions: made once, sent once. What an edition shows never changes, so that the same page of it need not be
rendered again, nor sent to a reader who has it.

Who may see it, and what was superseded or withdrawn, is asked before this, with every request.
"""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from outputs import access
from outputs.release import release
from reports.funders.readers import Reader
from reports.models import Series

DAY = 24 * 60 * 60  # seconds; many pages depend on today
SHELL = "reports/funders/page.html"


def respond(
    request,
    *,
    reader: Reader,
    state: Sequence[Any],
    template: str,
    build: Callable[[], dict],
    series: Series | None = None,
    public: bool = False,
):
    """The page of `template`, whose context `build` makes only where neither the reader nor the cache has the page.

    `state` names all that the page depends on beside the language and the release. The context gives the page's `title`
    and may give a `description`, and a `status` other than 200 for what is refused.
    """
    asked = (request.path, request.GET.urlencode())
    key = hash_of(template, translation.get_language(), release(), *asked, *state)
    etag = quote_etag(hash_of(key, *known_reader(request, reader)))
    response = None if get_messages(request) else get_conditional_response(request, etag=etag)
    if response is None:
        page = made(template, build, request) if request.GET else kept(key, template, build, request)
        public = series.public if series else public
        told = {"page": page, "series": series, "public": public, "canonical": canonical(request)}
        response = render(request, SHELL, told, status=page["status"])
    return revalidated(response, etag, reader)


def canonical(request) -> str:
    """The one address of what can be asked in many ways."""
    series = f"?series={request.GET['series']}" if request.GET.get("series", "").isdecimal() else ""
    return request.build_absolute_uri(f"{request.path}{series}")


def revalidated(response, etag: str, reader: Reader):
    """The browser may keep the page and asks each time whether it still holds. An answer that says so needs something
    that was kept, which `no-store` would forbid. What stands here was published; drafts stay under `no-store`.
    """
    if response.status_code in (200, 304):
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = "public, no-cache" if reader.is_nobody else "private, no-cache"
    return response


def hash_of(*parts: Any) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def known_reader(request, reader: Reader) -> tuple:
    """What the head of the page shows of its reader. With each sign-in the forms in it get another secret."""
    session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    return (request.user.pk, reader.link and reader.link.pk, session, access.has_anywhere(request.user, access.WRITE))


def kept(key: str, template: str, build: Callable[[], dict], request) -> dict:
    """Only of plain addresses: what people may ask behind a question mark has no end."""
    page = cache.get(key)
    if page is None:
        page = made(template, build, request)
        cache.set(key, page, DAY)
    return page


def made(template: str, build: Callable[[], dict], request) -> dict:
    """The part of the page that is the same for all who read it, and what its head says of it."""
    told = build()
    body = render_to_string(template, {**told, "request": request})
    page = {"title": told["title"], "description": told.get("description", ""), "status": told.get("status", 200)}
    return {**page, "body": body}
