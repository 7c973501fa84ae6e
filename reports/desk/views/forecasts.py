"""The forecasts of a project, and what became of them: one verb a view."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from activities import outcomes
from activities.models import Forecast
from outputs import access
from outputs.models import Project
from reports.desk import decisions, undoing
from reports.desk.consequences import consequences
from reports.desk.decisions import Decision
from reports.desk.forecasts import open_sections, section, settled
from reports.desk.returning import way_back
from reports.desk.views.fetching import deed, page, page_and_deed, visible_project
from reports.renderers.words import WORDS

SETTLED_ON_A_PAGE = 30


@page
def forecasts(request, *, slug):
    """Those without an outcome, all of them; of the others a page."""
    project = visible_project(request.user, slug)
    may_write = access.may(request.user, access.WRITE, project)
    shown = Paginator(settled(project), SETTLED_ON_A_PAGE).get_page(request.GET.get("page"))
    told = {
        "project": project,
        "may_write": may_write,
        "sections": open_sections(project, today=timezone.localdate(), may_write=may_write),
        "settled": section(project, _("What became of the others"), shown, may_write) if shown else None,
        "page": shown,
        "words": WORDS[project.language],
        "done": undoing.take(request.session, project),
    }
    return render(request, "reports/desk/forecasts.html", told)


@page_and_deed
def carry_out(request, *, slug):
    return decide(request, visible_project(request.user, slug), decisions.CARRY_OUT)


@page_and_deed
def postpone(request, *, slug):
    return decide(request, visible_project(request.user, slug), decisions.POSTPONE)


@page_and_deed
def cancel(request, *, slug):
    return decide(request, visible_project(request.user, slug), decisions.CANCEL)


def decide(request, project: Project, decision: Decision):
    """Says what will be printed, and then does it; several forecasts share what is typed, and all of them or none are
    changed.
    """
    sent = request.POST if request.method == "POST" else request.GET
    chosen = decisions.chosen(project, sent.getlist("forecast"))
    if not access.may(request.user, access.WRITE, project) or not chosen:
        messages.error(request, _("Choose a forecast that has no outcome yet; only who writes in the project does so."))
        return redirect("project-forecasts", project.slug)
    form = decision.form(request.POST if request.method == "POST" else None, forecasts=chosen)
    if (
        form.is_bound
        and form.is_valid()
        and "preview" not in request.POST
        and decided(request, project, decision, form)
    ):
        return redirect(back(request, project))
    told = {"project": project, "decision": decision, "forecasts": chosen, "form": form, "next": sent.get("next", "")}
    status = 409 if form.is_bound and form.errors else 200
    return render(request, "reports/desk/decide.html", {**told, **preview(project, decision, form)}, status=status)


def decided(request, project: Project, decision: Decision, form) -> bool:
    try:
        befores = outcomes.together(form.forecasts, decision.verb, **form.values())
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
        return False
    said, understood = decision.said(len(befores)) % {"number": len(befores)}, form.understood()
    said = _("%(said)s New dates: %(dates)s.") % {"said": said, "dates": understood} if understood else said
    undoing.keep(request.session, project, said=said, befores=befores)
    return True


def preview(project: Project, decision: Decision, form) -> dict:
    """Of what is typed; of carrying out also before anything is."""
    if form.is_bound and form.is_valid():
        values, understood = form.values(), form.understood()
    elif decision is decisions.CARRY_OUT and not form.is_bound:
        values, understood = {"activities": []}, ""
    else:
        return {}
    known = {str(one.uuid): decision.suppose(one, values) for one in form.forecasts}
    shown = consequences(project, form.forecasts, known)
    return {"previewed": True, "consequences": shown, "understood": understood}


@deed
def undo(request, *, slug):
    return attempt(
        request,
        visible_project(request.user, slug),
        lambda project: outcomes.undo_all(undoing.opened(project, request.POST.get("token", ""))),
        _("Undone; it is as it was."),
    )


@deed
def reopen(request, *, slug):
    return attempt(
        request,
        visible_project(request.user, slug),
        lambda project: outcomes.reopen(forecast_of(project, request)),
        _("Open again."),
    )


@deed
def welcome(request, *, slug):
    funders = request.POST.get("funders") == "welcome"
    said = _("“(funders welcome)” is printed behind its title.") if funders else _("No longer “funders welcome”.")
    return attempt(
        request,
        visible_project(request.user, slug),
        lambda project: outcomes.welcome(forecast_of(project, request), funders=funders),
        said,
    )


def attempt(request, project: Project, verb, said: str):
    try:
        if not access.may(request.user, access.WRITE, project):
            raise ValidationError(_("You may not do this in this project."))
        verb(project)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, said)
    return redirect(back(request, project))


def forecast_of(project: Project, request) -> Forecast:
    key = request.POST.get("forecast", "")
    if not (key.isascii() and key.isdecimal() and len(key) < 19):
        raise ValidationError(_("Choose a forecast."))
    return get_object_or_404(Forecast.objects.of(project).select_related("project"), pk=key)


def back(request, project: Project) -> str:
    return way_back(request, request.POST.get("next", ""), otherwise=reverse("project-forecasts", args=[project.slug]))
