"""A report in another language: its words side by side, the version as it will be printed, and its publication."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from outputs import access
from outputs.models.languages import Language
from reports import versions
from reports.composition import compose
from reports.desk.forms.versions import TranslationForm
from reports.desk.views.fetching import deed, page, page_and_deed, visible_report
from reports.documents import ReportDocument
from reports.models import Report, Translation
from reports.renderers.presentation import context
from reports.rounds import Refused
from reports.translations import passages, translated

PASSAGES_ON_A_PAGE = 50


def found(request, *, slug: str, pk: int, language: str) -> tuple[Report, ReportDocument]:
    """The report and what was published of it, or today's draft; it has no version in its own language."""
    report = visible_report(request.user, slug=slug, pk=pk)
    edition = versions.original(report)
    if language not in Language.values or (edition and edition.is_withdrawn):
        raise Http404
    document = edition.tree if edition else compose(report, language=report.series.written_in)
    if document.language == language:
        raise Http404
    return report, document


@page_and_deed
def words(request, *, slug, pk, language):
    report, document = found(request, slug=slug, pk=pk, language=language)
    project = report.series.project
    may_write = access.may(request.user, access.WRITE, project)
    asked = passages(document, into=language)
    shown = Paginator(asked, PASSAGES_ON_A_PAGE).get_page(request.GET.get("page"))
    writes = may_write and request.method == "POST"
    with transaction.atomic():
        known = versions.known(project, into=language, to_write=writes)
        sent = (writes and request.POST) or None
        form = TranslationForm(sent, passages=shown.object_list, known=known, into=language)
        if form.is_valid():
            versions.keep(project, form.told(), into=language)
            messages.success(request, _("The translations are kept."))
            return redirect(f"{request.path}?page={shown.number}")
    told = {
        "report": report,
        "language": language,
        "language_name": Language(language).label,
        "document": document,
        "original": document.language,
        "form": form,
        "page": shown,
        "may_write": may_write,
        "missing": sum(not known.get(one.source) for one in asked),
        "all": len(asked),
    }
    status = 409 if form.errors else 200
    return render(request, "reports/desk/words.html", told | publication(request, report, language), status=status)


def publication(request, report: Report, language: str) -> dict:
    edition = versions.original(report)
    told = report.editions.filter(number=edition.number, language=language).first() if edition else None
    may = edition is not None and told is None and access.may(request.user, access.REVIEW, report.series.project)
    return {"edition": edition, "version": told, "may_publish": may}


@page
def preview(request, *, slug, pk, language):
    """The version as it would be printed now."""
    report, document = found(request, slug=slug, pk=pk, language=language)
    known = Translation.objects.known(report.series.project, into=language)
    told = {"report": report, "language": language, "language_name": Language(language).label}
    return render(request, "reports/desk/version.html", {**told, **context(translated(document, known, into=language))})


@deed
def publish(request, *, slug, pk, language):
    report, _document = found(request, slug=slug, pk=pk, language=language)
    edition = versions.original(report)
    if edition is None:
        raise Http404
    try:
        made = versions.add_version(edition, into=language, by=request.user, at=timezone.now())
    except Refused as problem:
        messages.error(request, str(problem))
        return redirect(reverse("report-words", args=[slug, pk, language]))
    messages.success(request, _("The version is published."))
    return redirect(made)
