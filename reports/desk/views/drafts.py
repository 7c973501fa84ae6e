"""The links by which named reviewers read a draft: made, looked after and revoked."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from reports import drafts
from reports.composition import title_of
from reports.desk.forms import DraftLinkForm
from reports.desk.views.fetching import deed, page_and_deed, visible_report
from reports.rounds import Refused


@never_cache
@page_and_deed
def draft_links(request, *, slug, pk):
    """The address of a new link stands in the answer to the form and nowhere else."""
    found, at = visible_report(request.user, slug=slug, pk=pk), timezone.now()
    form = DraftLinkForm(request.POST if request.method == "POST" else None)
    made = made_by(request, found, form, at=at) if form.is_valid() else {}
    links = found.draft_links.select_related("made_by").prefetch_related("openings")
    told = {"report": found, "title": title_of(found), "form": form, "links": links, "now": at, **made}
    return render(request, "reports/desk/draft_links.html", told, status=409 if form.errors else 200)


def made_by(request, found, form, *, at) -> dict:
    """What the page says of the new link; nothing where it was refused, and then the form says why."""
    try:
        link, secret = drafts.make(found, by=request.user, at=at, **form.cleaned_data)
    except Refused as problem:
        form.add_error(None, str(problem))
        return {}
    return {"made": link, "address": request.build_absolute_uri(reverse("open-draft", args=[secret]))}


@deed
def revoke(request, *, slug, pk, link):
    found = visible_report(request.user, slug=slug, pk=pk)
    own = get_object_or_404(found.draft_links.select_related("report__series__project"), pk=link)
    drafts.revoke(own, by=request.user, at=timezone.now())
    messages.success(request, _("%(link)s opens nothing any more.") % {"link": own.label})
    return redirect("report-drafts", slug, pk)
