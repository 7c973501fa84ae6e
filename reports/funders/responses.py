"""Pages of editions: made once, sent once. What an edition shows never changes, so that the same page of it need not be
rendered again, nor sent to a reader who has it.

Who may see it, and what was superseded or withdrawn, is asked before this, with every request.
"""

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.core.cache import cache as store
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.crypto import salted_hmac
from django.utils.html import escape
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
    styles: str = "",
):
    """The page of `template`, whose context `build` makes only where neither the reader nor the cache has the page.

    `state` names all that the page depends on beside the language and the release. The context gives the page's `title`
    and may give a `description`, and a `status` other than 200 for what is refused.
    """
    asked = (request.path, request.GET.urlencode())
    key = hash_of(template, translation.get_language(), release(), *asked, *state)
    etag = quote_etag(hash_of(key, *known_reader(request, reader)))
    told = {
        "series": series,
        "public": series.public if series else public,
        "canonical": canonical(request),
        "styles": styles,
    }
    if get_messages(request) or request.GET:
        response = None if get_messages(request) else get_conditional_response(request, etag=etag)
        response = response or whole(request, made(template, build, request), told)
    else:
        response = get_conditional_response(request, etag=etag) or kept(key, template, build, request, told)
    return revalidated(response, etag, reader)


def whole(request, page: dict, told: dict) -> HttpResponse:
    return render(request, SHELL, {**told, "page": page}, status=page["status"])


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


class Somebody:
    """Whoever reads the page, before it is theirs."""

    is_authenticated = True

    def get_username(self) -> str:
        return gap("who")


@cache
def gap(name: str) -> str:
    """What stands in a kept page where it differs from reader to reader; no text that is written here can hold it."""
    return salted_hmac("reports.funders.responses.gap", name).hexdigest()


def kept(key: str, template: str, build: Callable[[], dict], request, told: dict) -> HttpResponse:
    """The whole page but for its reader's name and the secret of its forms. Only of plain addresses: what people may
    ask behind a question mark has no end.
    """
    key = hash_of(key, request.user.is_authenticated, access.has_anywhere(request.user, access.WRITE), *told.items())
    page = store.get(key)
    if page is None:
        somebody = {"user": Somebody(), "csrf_token": gap("secret")} if request.user.is_authenticated else {}
        response = whole(request, made(template, build, request), {**told, **somebody})
        page = (response.content.decode(), response.status_code)
        store.set(key, page, DAY)
    content, status = page
    if request.user.is_authenticated:
        name = escape(request.user.get_username())
        content = content.replace(gap("who"), name).replace(gap("secret"), get_token(request))
    return HttpResponse(content, status=status)


def made(template: str, build: Callable[[], dict], request) -> dict:
    """The part of the page that is the same for all who read it, and what its head says of it."""
    told = build()
    body = render_to_string(template, {**told, "request": request})
    page = {"title": told["title"], "description": told.get("description", ""), "status": told.get("status", 200)}
    return {**page, "body": body}
