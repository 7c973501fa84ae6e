"""What a draft link opens: one draft, with the reviewer's name across it, and a place to comment. Nothing else."""

from functools import wraps

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from outputs.tries import Limit
from reports import downloads, drafts
from reports.composition import compose
from reports.desk.forms import CommentForm
from reports.desk.guests import GuestReading
from reports.models import DraftLink, DraftOpening
from reports.renderers.pdf import PDFEngineMissing
from reports.rounds import Refused

FILES = Limit(name="draft files", an_hour=60)  # setting one on paper takes seconds of the server's time


def by_link(view):
    """The view with its link in the place of the secret. Revoked, expired, published and never made answer alike."""

    @never_cache
    @wraps(view)
    def opened(request, *, secret):
        link = drafts.open_link(secret, at=timezone.now())
        response = view(request, link, secret) if link else render(request, "reports/desk/dead_draft.html", status=404)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return opened


@require_safe
@by_link
def draft(request, link, secret):
    if request.method == "GET":
        drafts.opened(link, at=timezone.now(), format=DraftOpening.Format.PAGE)
    return draft_page(request, link, secret)


def draft_page(request, link: DraftLink, secret: str, *, refused: CommentForm | None = None):
    reading = GuestReading.of(link, refused=refused)
    told = {
        **reading.document_context,
        "reading": reading,
        "report": link.report,
        "secret": secret,
        "comment_address": reverse("draft-comment", args=[secret]),
    }
    return render(request, "reports/desk/draft.html", told, status=409 if refused else 200)


@require_safe
@by_link
def draft_pdf(request, link, secret):
    at = timezone.now()
    if not FILES.allows(str(link.pk), at=at):
        return HttpResponse(_("That is often enough for one hour."), status=429, content_type="text/plain")
    document = compose(link.report, language=link.report.series.written_in)
    try:
        file = downloads.of_draft(document, reviewer=link.label)
    except PDFEngineMissing:
        return render(request, "reports/desk/no_draft_pdf.html", {"secret": secret}, status=503)
    drafts.opened(link, at=at, format=DraftOpening.Format.PDF)
    headers = {"Content-Disposition": f'attachment; filename="{file.file_name}"'}
    return HttpResponse(file.content, content_type=file.content_type, headers=headers)


@require_POST
@by_link
def comment(request, link, secret):
    form = CommentForm(request.POST)
    if form.is_valid():
        try:
            drafts.comment(link, at=timezone.now(), **form.cleaned_data)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Your comment is kept; the people of the project read it."))
            row = form.cleaned_data["row"]
            return redirect(f"{reverse('open-draft', args=[secret])}#{f'row-{row}' if row else 'comments'}")
    return draft_page(request, link, secret, refused=form)
