"""The secretariat's page of reading links: HTTP only."""

from datetime import datetime, timedelta

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from outputs.models import Project
from reports import links
from reports.models import ReadingLink

DAYS = 90
LONGEST = 730


class LinkForm(forms.Form):
    """`today` is the day on which the link is made."""

    label = forms.CharField(
        label=_("For whom"), max_length=120, help_text=_("So that you know it again: desk officer, Romania")
    )
    funder = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label=_("Reads what is addressed to"),
        empty_label=_("all funders of the project"),
    )
    expires = forms.DateField(
        label=_("Until"),
        help_text=_("The last day, included; two years from now at the latest"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args, project: Project, today, **kwargs):
        super().__init__(*args, label_suffix="", initial={"expires": today + timedelta(days=DAYS)}, **kwargs)
        self.today = today
        self.fields["funder"].queryset = project.funders.distinct()

    def clean_expires(self):
        day = self.cleaned_data["expires"]
        if day < self.today:
            raise forms.ValidationError(_("This day is over."))
        if day > self.today + timedelta(days=LONGEST):
            raise forms.ValidationError(_("A link holds two years at most."))
        return day

    @property
    def expires_at(self) -> datetime:
        return timezone.make_aware(
            datetime.combine(self.cleaned_data["expires"] + timedelta(days=1), datetime.min.time())
        )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
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


@login_required
@require_POST
def revoke(request, *, slug, pk):
    project = writable(request, slug)
    link = get_object_or_404(ReadingLink.objects.of(project).select_related("project", "funder"), pk=pk)
    links.revoke(link, by=request.user, at=timezone.now())
    messages.success(request, _("%(link)s opens nothing any more.") % {"link": link.label})
    return redirect("reading-links", slug)


def writable(request, slug: str) -> Project:
    return get_object_or_404(Project.objects.writable_by(request.user), slug=slug)
