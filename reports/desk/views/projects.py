"""Home, and a project with its reports."""

from django.core.paginator import Paginator
from django.db.models import F, Max
from django.shortcuts import render

from outputs import access
from outputs.models import Project
from reports.desk.lists import reports_and_editions, with_newest_reports
from reports.desk.tables import ReportTable
from reports.desk.views.fetching import page, visible_project
from reports.funders.views import portfolio

PROJECTS_ON_A_PAGE = 30


@page
def home(request):
    """Each gets the page of what they may see; who may see nothing yet is told so."""
    if access.has_anywhere(request.user, access.READ_DRAFTS):
        return projects(request)
    return portfolio(request) if access.is_funder(request.user) else render(request, "reports/desk/no_role.html")


def projects(request):
    newest = Max("series__reports__period_end")
    visible = Project.objects.visible_to(request.user).annotate(newest=newest)
    pages = Paginator(visible.order_by(F("newest").desc(nulls_last=True), "title", "pk"), PROJECTS_ON_A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    told = {"page": shown, "projects": with_newest_reports(shown.object_list)}
    return render(request, "reports/desk/home.html", told)


@page
def project(request, *, slug):
    found = visible_project(request.user, slug)
    table = ReportTable(reports_and_editions(found))
    may_write = access.may(request.user, access.WRITE, found)
    return render(request, "reports/desk/project.html", {"project": found, "table": table, "may_write": may_write})
