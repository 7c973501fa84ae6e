"""A report's page, and the report as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from outputs import access, keeping
from reports import downloads
from reports.composition import title_of
from reports.desk.forms import CommentForm, ReturnForm
from reports.desk.reading import Reading, read_report
from reports.desk.views.fetching import page, visible_report
from reports.models import Report
from reports.renderers import RENDERERS
from reports.renderers.pdf import PDFEngineMissing

KEPT = {"comment": CommentForm, "return": ReturnForm}


@page
def report(request, *, slug, pk):
    found = visible_report(request.user, slug=slug, pk=pk)
    return report_page(request, found, to_mend=request.GET.get("mend", ""), **brought_back(request))


def brought_back(request) -> dict:
    """The form that was left half-filled, by the step that it belongs to."""
    kept, step = keeping.brought_back(request), request.GET.get("form", "")
    return {step: keeping.filled_in(KEPT[step], kept)(auto_id=f"{step}-%s")} if kept and step in KEPT else {}


def report_page(request, found: Report, *, status: int = 200, to_mend: str = "", **forms):
    """`forms` are those that were refused, with what was typed, by the step that they belong to."""
    title, project = title_of(found), found.series.project
    notice = keeping.Notice.of(request, label=title, project=project, path=found.get_absolute_url())
    reading = read_report(found, request.user, forms, to_mend=to_mend, keeping=notice)
    may_write = access.may(request.user, access.WRITE, found.series.project)
    told = {**reading.document_context, "reading": reading, "report": found, "may_write": may_write, "keeping": notice}
    told["comment_address"] = reverse("report-comment", args=[found.series.project.slug, found.pk])
    return render(request, "reports/desk/report.html", told, status=status)


@page
def download(request, *, slug, pk, format):
    """What the page shows: of a published report its edition, as it was published."""
    found = visible_report(request.user, slug=slug, pk=pk)
    reading = Reading.of(found)
    if format not in RENDERERS or reading.is_withdrawn:
        raise Http404
    try:
        file = file_of(reading, format)
    except PDFEngineMissing as problem:
        return engine_missing(request, problem, found)
    headers = {"Content-Disposition": f'attachment; filename="{file.file_name}"'}
    return HttpResponse(file.content, content_type=file.content_type, headers=headers)


def file_of(reading: Reading, format: str) -> downloads.Download:
    if reading.edition is not None:
        return downloads.of_edition(reading.edition, format)
    return downloads.of_document(reading.document, format)


def engine_missing(request, problem: PDFEngineMissing, found: Report):
    return render(
        request,
        "reports/desk/engine_missing.html",
        {"problem": problem, "address": found.get_absolute_url()},
        status=503,
    )
