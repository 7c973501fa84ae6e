"""What a correction is about: chosen here, read on the report's page, submitted there."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from outputs import keeping
from reports import rounds
from reports.desk.differing import changes_since, grouped
from reports.desk.forms import CorrectionForm
from reports.desk.reading import Reading, read_report
from reports.desk.views.fetching import deed, page_and_deed, visible_report
from reports.rounds import Refused


@page_and_deed
def correct(request, *, slug, pk):
    """The differences of today's rows from the last edition, to take or to leave."""
    found = visible_report(request.user, slug=slug, pk=pk)
    reading = read_report(found, request.user, {})
    if (reading.edition and reading.edition.is_withdrawn) or not ("correct" in reading.offered or reading.may_choose):
        messages.error(request, _("This report cannot be corrected now, or not by you."))
        return redirect(found)
    edition = corrected_edition(reading)
    changes = changes_since(edition.tree, found)
    form = form_of(request, reading, keys=[change.key for change in changes])
    if request.method == "POST" and form.is_valid() and chosen(request, reading, form):
        return redirect(found)
    status = 409 if form.is_bound else 200
    groups = grouped(changes, edition.tree, taken=form["taken"].value() or ())
    label = _("Correction: %(edition)s") % {"edition": edition}
    notice = keeping.Notice.of(request, form="correction", label=label, project=found.series.project)
    told = {"report": found, "reading": reading, "edition": edition, "groups": groups, "form": form, "keeping": notice}
    return render(request, "reports/desk/correct.html", told, status=status)


def corrected_edition(reading: Reading):
    return reading.edition or reading.report.current_round.corrects


def form_of(request, reading: Reading, *, keys) -> CorrectionForm:
    if request.method == "POST":
        return CorrectionForm(request.POST, keys=keys)
    kept = keeping.brought_back(request)
    if kept:
        return keeping.filled_in(CorrectionForm, kept)(keys=keys)
    current = reading.report.current_round
    known = {"date": current.date, "reason": current.reason, "taken": current.taken} if reading.is_correction else {}
    return CorrectionForm(initial={"date": timezone.localdate(), **known}, keys=keys)


def chosen(request, reading: Reading, form: CorrectionForm) -> bool:
    """Whether the correction was begun, or the choice of one that is under way kept."""
    try:
        if reading.is_correction:
            rounds.take(reading.report, by=request.user, **form.cleaned_data)
        else:
            rounds.begin_correction(reading.report, by=request.user, at=timezone.now(), **form.cleaned_data)
    except Refused as problem:
        form.add_error(None, str(problem))
        return False
    keeping.saved(request)
    messages.success(request, _("This is how the corrected edition will read. Submit it when it is right."))
    return True


@deed
def abandon(request, *, slug, pk):
    found = visible_report(request.user, slug=slug, pk=pk)
    try:
        rounds.abandon(found, by=request.user, at=timezone.now())
    except Refused as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("The correction is given up; what was published stands."))
    return redirect(found)
