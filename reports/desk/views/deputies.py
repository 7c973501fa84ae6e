"""The managers' page of those who act for them while they are away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from outputs import deputies
from outputs.models import Deputyship, Project
from reports.desk.forms import DeputyForm
from reports.desk.views.fetching import deed, page_and_deed


@page_and_deed
def project_deputies(request, *, slug):
    """Shown to those who decide about the project's reports; named by its managers alone."""
    project, at = reviewable(request, slug), timezone.now()
    form = DeputyForm(request.POST if request.method == "POST" else None, project=project, today=timezone.localdate(at))
    if form.is_valid() and was_named(request, project, form, at=at):
        return redirect("deputies", slug)
    told = {
        "project": project,
        "may_end": deputies.may_end(project, request.user),
        "problems": form.non_field_errors(),
        "form": form if deputies.may_name(project, request.user) else None,
        "deputyships": project.deputyships.select_related("manager", "deputy"),
        "today": timezone.localdate(at),
    }
    return render(request, "reports/desk/deputies.html", told, status=409 if form.is_bound else 200)


def was_named(request, project: Project, form: DeputyForm, *, at) -> bool:
    try:
        named = deputies.name_deputy(project, manager=request.user, at=at, **form.cleaned_data)
    except ValidationError as problem:
        form.add_error(None, problem.messages)
        return False
    messages.success(request, _("%(deputy)s acts for you on these days.") % {"deputy": named.deputy})
    return True


@deed
def end(request, *, slug, pk):
    project, at = reviewable(request, slug), timezone.now()
    found = get_object_or_404(Deputyship.objects.select_related("project", "manager", "deputy"), project=project, pk=pk)
    try:
        deputies.end_deputyship(found, by=request.user, at=at, today=timezone.localdate(at))
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        told = {"deputy": found.deputy, "manager": found.manager}
        messages.success(request, _("%(deputy)s does not act for %(manager)s any more.") % told)
    return redirect("deputies", slug)


def reviewable(request, slug: str) -> Project:
    return get_object_or_404(Project.objects.reviewable_by(request.user), slug=slug)
