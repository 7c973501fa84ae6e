"""The secretariat's page of reading links."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from outputs.models import Project
from reports import links
from reports.desk.forms import LinkForm
from reports.desk.views.fetching import deed, page_and_deed
from reports.models import ReadingLink


@never_cache
@page_and_deed
def reading_links(request, *, slug):
    """The address of a new link stands in the answer to the form and nowhere else."""
    project, at = writable(request, slug), timezone.now()
    form = LinkForm(request.POST or None, project=project, today=timezone.localdate(at))
    told = {"project": project, "form": form}
    if form.is_valid():
        given = {"label": form.cleaned_data["label"], "funder": form.cleaned_data["funder"]}
        link, secret = links.make(project, by=request.user, at=at, expires_at=form.expires_at, **given)
        address = request.build_absolute_uri(reverse("open-link", args=[secret]))
        told = {**told, "made": link, "address": address, "form": None}
    told["links"] = ReadingLink.objects.of(project).select_related("funder")
    return render(request, "reports/desk/links.html", {**told, "now": at})


@deed
def revoke(request, *, slug, pk):
    project = writable(request, slug)
    link = get_object_or_404(ReadingLink.objects.of(project).select_related("project", "funder"), pk=pk)
    links.revoke(link, by=request.user, at=timezone.now())
    messages.success(request, _("%(link)s opens nothing any more.") % {"link": link.label})
    return redirect("reading-links", slug)


def writable(request, slug: str) -> Project:
    return get_object_or_404(Project.objects.writable_by(request.user), slug=slug)
