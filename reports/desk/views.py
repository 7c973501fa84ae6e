"""The pages of those who write and read drafts: HTTP only.

Each fetches what the user may see and calls one function.
"""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import F, Max
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from outputs import access
from outputs.models import Project
from reports.composition import compose
from reports.desk.lists import with_newest_reports
from reports.desk.tables import ReportTable
from reports.funders.readers import reader_of
from reports.models import Report
from reports.renderers import RENDERERS
from reports.renderers.pdf import PDFEngineMissing
from reports.renderers.presentation import context

PROJECTS_ON_A_PAGE = 30


def page(view):
    return require_safe(login_required(view))


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
    told = {"page": shown, "projects": with_newest_reports(shown.object_list)}
    return render(request, "reports/desk/home.html", told)


@page
def project(request, *, slug):
    found = get_object_or_404(Project.objects.visible_to(request.user), slug=slug)
    reports = Report.objects.of(found).select_related("series__project").with_rounds().newest_first()
    may_write = access.may(request.user, access.WRITE, found)
    told = {"project": found, "table": ReportTable(reports), "may_write": may_write}
    return render(request, "reports/desk/project.html", told)


@page
def report(request, *, slug, pk):
    found = visible_report(request.user, slug=slug, pk=pk)
    document = compose(found, language=found.series.written_in)
    may_write = access.may(request.user, access.WRITE, found.series.project)
    told = {**context(document), "report": found, "formats": RENDERERS.values(), "may_write": may_write}
    return render(request, "reports/desk/report.html", told)


@page
def download(request, *, slug, pk, format):
    found = visible_report(request.user, slug=slug, pk=pk)
    if format not in RENDERERS:
        raise Http404
    renderer, document = RENDERERS[format], compose(found, language=found.series.written_in)
    try:
        content = renderer.render(document)
    except PDFEngineMissing as problem:
        return render(request, "reports/desk/engine_missing.html", {"problem": problem, "report": found}, status=503)
    headers = {"Content-Disposition": f'attachment; filename="{renderer.file_name(document)}"'}
    return HttpResponse(content, content_type=renderer.content_type, headers=headers)


def visible_report(user, *, slug: str, pk: int) -> Report:
    reports = Report.objects.visible_to(user).select_related("series__project")
    return get_object_or_404(reports, pk=pk, series__project__slug=slug)
