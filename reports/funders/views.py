"""The pages of those who read what was published and never a draft. What is public is read without an account."""

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from outputs import access
from reports import downloads
from reports.funders.readers import reader_of
from reports.models import Edition, OutgoingMail
from reports.renderers import RENDERERS
from reports.renderers.presentation import context


@require_safe
def edition(request, *, slug, code):
    found = readable_edition(request, slug=slug, code=code)
    return edition_page(request, found) if found else not_shown(request)


@require_safe
def download(request, *, slug, code, format):
    found = readable_edition(request, slug=slug, code=code)
    if found is None:
        return not_shown(request)
    if format not in RENDERERS:
        raise Http404
    return edition_page(request, found, status=410) if found.is_withdrawn else file_of(request, found, format)


def readable_edition(request, *, slug: str, code: str) -> Edition | None:
    readable = reader_of(request, at=timezone.now()).editions().with_standing()
    return readable.filter(series__project__slug=slug, code=code).first()


def not_shown(request):
    """The same whether there is such an edition or none: who is not signed in may do so first."""
    if request.user.is_authenticated:
        raise Http404
    return redirect_to_login(request.get_full_path())


def edition_page(request, found: Edition, *, refusal: str = "", reason: str = "", status: int = 200):
    """`refusal` says why a withdrawal was not asked for, `reason` is what was typed then."""
    editions = Edition.objects.filter(report=found.report_id).with_standing().without_bytes().order_by("-number")
    reads_drafts = access.may(request.user, access.READ_DRAFTS, found.series.project)
    told = {
        **({} if found.is_withdrawn else context(found.tree)),
        "edition": found,
        "editions": list(editions),
        "formats": RENDERERS.values(),
        "reads_drafts": reads_drafts,
        "mails": OutgoingMail.objects.of(found) if reads_drafts else (),
        "may_review": access.may(request.user, access.REVIEW, found.series.project),
        "may_erase": access.is_administrator(request.user) and found.is_withdrawn and not found.is_erased,
        "refusal": refusal,
        "reason": reason,
    }
    return render(request, "reports/funders/edition.html", told, status=status)


def file_of(request, found: Edition, format: str) -> HttpResponse:
    """What was downloaded before is not sent again. The bytes of the PDF are known by their hash."""
    file = downloads.of_edition(found, format)
    etag = quote_etag(file.sha256)
    headers = {"Content-Disposition": f'attachment; filename="{file.file_name}"'}
    whole = HttpResponse(file.content, content_type=file.content_type, headers=headers)
    answer = get_conditional_response(request, etag=etag, response=whole)
    answer.headers["ETag"] = etag
    answer.headers["Cache-Control"] = "public, no-cache" if found.series.public else "private, no-cache"
    return answer
