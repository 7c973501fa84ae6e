"""Home, and a project with its reports."""

from django.core.paginator import Paginator
from django.db.models import F, Max
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from outputs import access
from outputs.keeping import kept_by
from outputs.models import Project
from reports.desk.lists import reports_and_editions
from reports.desk.now import what_now
from reports.desk.tables import ReportTable
from reports.desk.texts import texts_of
from reports.desk.views.fetching import page, visible_project
from reports.desk.waiting import waiting_for
from reports.funders.readers import reader_of

PROJECTS_ON_A_PAGE = 30


@require_safe
def home(request):
    """Each gets the page of what they may see: drafts, or what is published. Who may see nothing yet is told so."""
    if access.has_anywhere(request.user, access.READ_DRAFTS):
        return projects(request)
    reader = reader_of(request, at=timezone.now())
    if access.is_funder(request.user) or reader.series().exists():
        return redirect("portfolio")
    return no_role(request)


@page
def no_role(request):
    return render(request, "reports/desk/no_role.html")


def projects(request):
    newest = Max("series__reports__period_end")
    visible = Project.objects.visible_to(request.user).annotate(newest=newest)
    pages = Paginator(visible.order_by(F("newest").desc(nulls_last=True), "title", "pk"), PROJECTS_ON_A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    now = what_now(shown.object_list, request.user, today=timezone.localdate())
    told = {
        "page": shown,
        "projects": now,
        "waiting": waiting_for(request.user),
        "texts": texts_of(Project.objects.writable_by(request.user), at=timezone.now()),
        "kept_forms": kept_by(request.user),
    }
    return render(request, "reports/desk/home.html", told)


@page
def waiting(request):
    """For those who decide about reports; to others there is no such page."""
    if not access.has_anywhere(request.user, access.REVIEW):
        raise Http404
    return render(request, "reports/desk/waiting.html", {"waiting": waiting_for(request.user)})


@page
def project(request, *, slug):
    found = visible_project(request.user, slug)
    table = ReportTable(reports_and_editions(found))
    may = {"may_write": access.WRITE, "may_review": access.REVIEW}
    rights = {name: access.may(request.user, right, found) for name, right in may.items()}
    return render(request, "reports/desk/project.html", {"project": found, "table": table, **rights})
