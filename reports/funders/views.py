"""The pages of those who read what was published and never a draft. What is public is read without an account."""

from functools import partial

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from outputs import access
from reports import downloads
from reports.attached import named_in
from reports.documents import ReportDocument
from reports.funders import standings
from reports.funders.readers import Reader, reader_of
from reports.funders.responses import respond
from reports.funders.standings import Shown
from reports.models import Edition, OutgoingMail
from reports.renderers import RENDERERS
from reports.renderers.presentation import context

DRAFTS = access.READ_DRAFTS


@require_safe
def edition(request, *, slug, code):
    """People of the project find more on it than its readers, and get it from another template."""
    reader = reader_of(request, at=timezone.now())
    shown = standings.shown(reader, slug=slug, code=code)
    if shown is None:
        return not_shown(request)
    found = partial(readable_edition, reader, slug=slug, code=code)
    if access.is_administrator(request.user) or shown.project in access.keys_of_projects_with(request.user, DRAFTS):
        return edition_page(request, found())
    told = standings.siblings(shown)
    return respond(
        request,
        reader=reader,
        state=[shown.sha256, told, request.user.is_authenticated],
        template="reports/funders/edition_content.html",
        build=lambda: read_edition(request, found()),
        public=shown.public,
        styles="reports/styles.html",
    )


def read_edition(request, found: Edition) -> dict:
    title = _("Withdrawn") if found.is_withdrawn else str(found)
    return {"title": title, "user": request.user, **told_of(request, found)}


@require_safe
def download(request, *, slug, code, format):
    reader = reader_of(request, at=timezone.now())
    shown = standings.shown(reader, slug=slug, code=code)
    if shown is None:
        return not_shown(request)
    if format not in RENDERERS:
        raise Http404
    if shown.is_withdrawn:
        return edition_page(request, readable_edition(reader, slug=slug, code=code), status=410)
    return file_of(request, shown, format)


def readable_edition(reader: Reader, *, slug: str, code: str) -> Edition | None:
    return reader.editions().with_standing().filter(series__project__slug=slug, code=code).first()


def not_shown(request):
    """The same whether there is such an edition or none: who is not signed in may do so first."""
    if request.user.is_authenticated:
        raise Http404
    return redirect_to_login(request.get_full_path())


def edition_page(request, found: Edition, *, refusal: str = "", reason: str = "", status: int = 200):
    """`refusal` says why a withdrawal was not asked for, `reason` is what was typed then."""
    told = {**told_of(request, found), "refusal": refusal, "reason": reason}
    return render(request, "reports/funders/edition.html", told, status=status)


def told_of(request, found: Edition) -> dict:
    editions = Edition.objects.filter(report=found.report_id).with_standing().without_bytes().newest_of_report()
    reads_drafts = access.may(request.user, DRAFTS, found.series.project)
    return {
        **({} if found.is_withdrawn else context(found.tree)),
        "edition": found,
        "attached": () if found.is_withdrawn else list(named_in(found.tree)),
        "editions": list(editions),
        "formats": RENDERERS.values(),
        "reads_drafts": reads_drafts,
        "mails": OutgoingMail.objects.of(found) if reads_drafts else (),
        "may_review": access.may(request.user, access.REVIEW, found.series.project),
        "may_erase": access.is_administrator(request.user) and found.is_withdrawn and not found.is_erased,
    }


def file_of(request, shown: Shown, format: str) -> HttpResponse:
    """What was downloaded before is not sent again. The bytes of the PDF are the stored ones, known by their hash."""

    def document() -> ReportDocument:
        return Edition.objects.get(sha256=shown.sha256).tree

    if format == "pdf":
        digest, content = standings.pdf(shown)
    else:
        made = downloads.of_document(document(), format)
        digest, content = made.sha256, made.content
    etag, name = quote_etag(digest), downloads.file_name(shown.sha256, format, document)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    whole = HttpResponse(content, content_type=RENDERERS[format].content_type, headers=headers)
    answer = get_conditional_response(request, etag=etag, response=whole)
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = "public, no-cache" if shown.public else "private, no-cache"
    return answer
