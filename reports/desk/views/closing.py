"""Closing a report: its page, and the author's decisions on it, one verb a view."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from outputs import access, keeping
from reports import placing
from reports.composition import title_of
from reports.desk import undoing
from reports.desk.closing import Closing
from reports.desk.forms import InShortForm
from reports.desk.views.fetching import deed, page, visible_report
from reports.models import Report
from reports.rounds import Refused

FAR = 10**6
STEPS = {"up": -1, "down": 1, "top": -FAR, "bottom": FAR}


@page
def close(request, *, slug, pk):
    found = visible_report(request.user, slug=slug, pk=pk)
    kept = keeping.brought_back(request)
    form_class = keeping.filled_in(InShortForm, kept) if kept else InShortForm
    return close_page(request, found, form_class(report=found))


def close_page(request, found: Report, form: InShortForm, status: int = 200):
    """Only while the report can be submitted, by those who may."""
    closing = Closing.of(found, request.user)
    if not closing.reading.may_close:
        messages.error(request, _("This report cannot be prepared now, or not by you."))
        return redirect(found)
    told = {
        **closing.document_context,
        "closing": closing,
        "report": found,
        "reading": closing.reading,
        "project": closing.project,
        "form": form,
        "keeping": notice(request, found),
        "done": undoing.take(request.session, closing.project),
    }
    return render(request, "reports/desk/close.html", told, status=status)


def notice(request, found: Report) -> keeping.Notice:
    label = _("In short: %(report)s") % {"report": title_of(found)}
    path = reverse("report-close", args=[found.series.project.slug, found.pk])
    return keeping.Notice.of(request, form="in-short-form", label=label, project=found.series.project, path=path)


@deed
def include(request, *, slug, pk):
    return place(request, slug, pk, placing.include, _("It stands in the report now."))


@deed
def leave_out(request, *, slug, pk):
    reason = request.POST.get("reason", "")
    return place(request, slug, pk, placing.leave_out, _("Left out; it is offered again next time."), reason=reason)


@deed
def put_back(request, *, slug, pk):
    return place(request, slug, pk, placing.put_back, _("Its dates decide again."))


@deed
def withhold(request, *, slug, pk):
    reason = request.POST.get("reason", "")
    return place(request, slug, pk, placing.withhold, _("Withheld from this series."), reason=reason)


@deed
def tell_again(request, *, slug, pk):
    return place(request, slug, pk, placing.tell_again, _("It is withheld no longer."))


@deed
def move(request, *, slug, pk):
    """Up, down, to the top, to the bottom, or to the place of that number."""
    to = request.POST.get("to", "")
    if to.isascii() and to.isdecimal():
        return place(request, slug, pk, placing.move_to, stands, number=int(to[:9]))
    return place(request, slug, pk, placing.move, stands, steps=STEPS.get(to, 0))


def stands(at: placing.Place) -> str:
    return _("It is row %(number)d of %(of)d now.") % {"number": at.number, "of": at.of}


def place(request, slug: str, pk: int, verb, said, **kwargs):
    """The verb with the entry that was sent, and back to where its row stands. `said` is a sentence, or makes one of
    what came of it.
    """
    found = visible_report(request.user, slug=slug, pk=pk)
    key = request.POST.get("entry", "")
    known = key if key.isascii() and key.isdecimal() and len(key) < 19 else None
    if not access.may(request.user, access.WRITE, found.series.project):
        known = None
    entry = get_object_or_404(found.series.project.entries, pk=known)
    return attempt(request, found, lambda: verb(found, entry, by=request.user, **kwargs), said, f"row-{entry.pk}")


@deed
def computed_order(request, *, slug, pk):
    found, part = visible_report(request.user, slug=slug, pk=pk), request.POST.get("part", "")
    said = _("The rows stand in the computed order.")
    return attempt(
        request, found, lambda: placing.back_to_computed_order(found, by=request.user, part=part), said, "document"
    )


@deed
def in_short(request, *, slug, pk):
    found = visible_report(request.user, slug=slug, pk=pk)
    form = InShortForm(request.POST, report=found)
    if not form.is_valid():
        return close_page(request, found, form, status=409)
    text, seen = form.cleaned_data["in_short"], form.cleaned_data["seen"]

    def say():
        placing.say_in_short(found, by=request.user, text=text, seen=seen)

    try:
        return attempt(request, found, say, _("Saved."), "in-short")
    except placing.Overtaken as problem:
        form = InShortForm({"in_short": text, "seen": problem.stored}, report=found)
        form.add_error("in_short", str(problem))
        return close_page(request, found, form, status=409)


def attempt(request, found: Report, verb, said, anchor: str):
    try:
        came_of_it = verb()
    except Refused as problem:
        messages.error(request, str(problem))
    else:
        keeping.saved(request)
        said = said(came_of_it) if callable(said) else said
        if said:
            messages.success(request, said)
    address = reverse("report-close", args=[found.series.project.slug, found.pk])
    return redirect(f"{address}#{anchor}")
