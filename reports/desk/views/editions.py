"""Taking an edition back: one verb a view. Its page is the readers' own."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from outputs import access
from reports import withdrawals
from reports.desk.forms import ErasureForm
from reports.desk.views.fetching import deed, edition_at_the_desk, page_and_deed
from reports.funders.views import edition_page
from reports.rounds import Refused


@deed
def withdraw(request, *, slug, code):
    """Asks for it; another person confirms."""
    found = edition_at_the_desk(request.user, slug=slug, code=code)
    reason = request.POST.get("reason", "")
    try:
        withdrawals.ask(found, by=request.user, at=timezone.now(), reason=reason)
    except Refused as problem:
        fresh = edition_at_the_desk(request.user, slug=slug, code=code)
        return edition_page(request, fresh, refusal=str(problem), reason=reason, status=409)
    messages.success(request, _("Asked for. It stays in sight until another manager confirms it."))
    return redirect(found)


@deed
def confirm(request, *, slug, code):
    found = edition_at_the_desk(request.user, slug=slug, code=code)
    return decided(request, found, withdrawals.confirm, _("Withdrawn."))


@deed
def refuse(request, *, slug, code):
    found = edition_at_the_desk(request.user, slug=slug, code=code)
    return decided(request, found, withdrawals.refuse, _("Refused; the edition stays as it is."))


def decided(request, found, verb, said):
    try:
        verb(found, by=request.user, at=timezone.now())
    except Refused as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, said)
    return redirect(found)


@page_and_deed
def erase(request, *, slug, code):
    """For administrators: says plainly what goes for good, and then does it."""
    found = edition_at_the_desk(request.user, slug=slug, code=code)
    if not (access.is_administrator(request.user) and found.is_withdrawn and not found.is_erased):
        messages.error(request, _("Only an administrator erases, and only what was withdrawn."))
        return redirect(found)
    form = ErasureForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and erased(request, found, form):
        return redirect(found)
    status = 409 if form.is_bound else 200
    return render(request, "reports/desk/erase.html", {"edition": found, "form": form}, status=status)


def erased(request, found, form) -> bool:
    try:
        withdrawals.erase(found, by=request.user, at=timezone.now(), **form.cleaned_data)
    except Refused as problem:
        form.add_error(None, str(problem))
        return False
    messages.success(request, _("Erased. Its number, hash, date and reason stay."))
    return True
