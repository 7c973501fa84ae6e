"""What a series told over any span, as a page and as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from outputs.models import Project
from reports import downloads
from reports.desk.forms import InventoryForm
from reports.desk.views.fetching import page
from reports.inventory import inventory, told_span
from reports.renderers import RENDERERS
from reports.renderers.pdf import PDFEngineMissing
from reports.renderers.presentation import context


@page
def inventory_page(request, *, slug):
    project = get_object_or_404(Project.objects.visible_to(request.user), slug=slug)
    form = asked(request, project)
    told = {"project": project, "form": form, "query": request.GET.urlencode()}
    if form.is_valid():
        told |= {**context(document_of(form)), "formats": list(RENDERERS.values())}
    return render(request, "reports/desk/inventory.html", told, status=200 if form.is_valid() else 400)


@page
def download(request, *, slug, format):
    project = get_object_or_404(Project.objects.visible_to(request.user), slug=slug)
    form = asked(request, project)
    if format not in RENDERERS or not form.is_valid():
        raise Http404
    try:
        file = downloads.of_document(document_of(form), format)
    except PDFEngineMissing as problem:
        address = f"{reverse('inventory', args=[slug])}?{request.GET.urlencode()}"
        told = {"problem": problem, "address": address}
        return render(request, "reports/desk/engine_missing.html", told, status=503)
    headers = {"Content-Disposition": f'attachment; filename="{file.file_name}"'}
    return HttpResponse(file.content, content_type=file.content_type, headers=headers)


def asked(request, project: Project) -> InventoryForm:
    """What is not said is filled in: the first series, all that it told, by date."""
    lines = project.series.select_related("project")
    chosen = lines.filter(pk=key).first() if (key := request.GET.get("series", "")).isdecimal() else None
    line = chosen or lines.first()
    if line is None:
        raise Http404
    span = told_span(line)
    given = {"series": line.pk, "from": span.start, "to": span.end, "by": "date"}
    return InventoryForm({**given, **{key: value for key, value in request.GET.items() if value}}, lines=lines)


def document_of(form: InventoryForm):
    return inventory(form.cleaned_data["series"], span=form.span, by=form.grouping, date=timezone.localdate())
