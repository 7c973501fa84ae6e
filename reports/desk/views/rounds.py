"""The steps of a report: one verb a view."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from outputs import keeping
from reports import mending, publishing, rounds
from reports.composition import compose
from reports.desk import forms
from reports.desk.reading import read_report
from reports.desk.standing import readers
from reports.desk.views.fetching import deed, page_and_deed, visible_report
from reports.desk.views.reports import engine_missing, report_page
from reports.publishing import next_number
from reports.receivers import receivers
from reports.renderers.pdf import PDFEngineMissing
from reports.rounds import Refused


def attempt(request, found, step, verb, form, said="", anchor=""):
    """Takes the step and leads back to the report; refused, the page says why and still holds what was typed."""
    if form.is_valid():
        try:
            verb(found, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as problem:
            form.add_error(None, str(problem))
        else:
            keeping.saved(request)
            messages.success(request, said)
            return redirect(f"{found.get_absolute_url()}{anchor}")
    fresh = visible_report(request.user, slug=found.series.project.slug, pk=found.pk)
    return report_page(request, fresh, status=409, **{step: form})


@deed
def submit(request, *, slug, pk):
    found = visible_report(request.user, slug=slug, pk=pk)
    form = forms.SubmitForm(request.POST)
    return attempt(request, found, "submit", rounds.submit, form, _("Submitted. Its managers read it next."))


@deed
def approve(request, *, slug, pk):
    found = visible_report(request.user, slug=slug, pk=pk)
    form = forms.ApproveForm(request.POST, auto_id="approve-%s")
    return attempt(request, found, "approve", rounds.approve, form, _("Approved, as you read it."))


@deed
def send_back(request, *, slug, pk):
    found = visible_report(request.user, slug=slug, pk=pk)
    form = forms.ReturnForm(request.POST, auto_id="return-%s")
    return attempt(request, found, "return", rounds.send_back, form, _("Returned to its author."))


@deed
def comment(request, *, slug, pk):
    found = visible_report(request.user, slug=slug, pk=pk)
    form = forms.CommentForm(request.POST)
    row = request.POST.get("row", "")
    anchor = f"#row-{row}" if row else "#comments"
    return attempt(request, found, "comment", rounds.comment, form, _("Your comment is kept."), anchor)


@deed
def mend(request, *, slug, pk):
    found = visible_report(request.user, slug=slug, pk=pk)
    row, document = request.POST.get("row", ""), compose(found, language=found.series.written_in)
    try:
        mendable = mending.mendable(found, document, row)
    except Refused as problem:
        messages.error(request, str(problem))
        return redirect(found)
    form = forms.MendForm(request.POST, mendable=mendable)
    said = _("Mended. Its author sees what and by whom.")
    return attempt(request, found, "mend", mending.mend, form, said, f"#row-{row}")


@page_and_deed
def publish(request, *, slug, pk):
    """Says what will happen, to whom it will be shown and that it stays; then does it."""
    found = visible_report(request.user, slug=slug, pk=pk)
    if request.method == "POST":
        return publish_now(request, found)
    reading = read_report(found, request.user, {})
    if "publish" not in reading.offered:
        return redirect(found)
    told = {"report": found, "reading": reading, "number": next_number(found), "readers": readers(found.series)}
    return render(request, "reports/desk/publish.html", told)


def publish_now(request, found):
    try:
        edition = publishing.publish(found, by=request.user, at=timezone.now())
    except Refused as problem:
        messages.error(request, str(problem))
        return redirect(found)
    except PDFEngineMissing as problem:
        return engine_missing(request, problem, found)
    messages.success(request, _("Published. From now on it is shown as it stands here."))
    if receivers(edition).offered:
        return redirect("edition-send", slug=found.series.project.slug, code=edition.code)
    return redirect(edition)
