"""An edition to those who get it by mail: first shown as it will read, then sent."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from reports import sending
from reports.desk.letters import SendForm, previews
from reports.desk.views.fetching import edition_at_the_desk, page_and_deed
from reports.receivers import receivers
from reports.rounds import Refused


@never_cache
@page_and_deed
def send(request, *, slug, code):
    """*Preview* shows the mail with what was typed and sends nothing."""
    found = edition_at_the_desk(request.user, slug=slug, code=code)
    try:
        sending.may_be_sent(found, request.user)
    except Refused as problem:
        messages.error(request, str(problem))
        return redirect(found)
    known, is_posted = receivers(found), request.method == "POST"
    form = SendForm(request.POST if is_posted else None, edition=found, receivers=known)
    if is_posted and "preview" not in request.POST and form.is_valid() and was_sent(request, found, form):
        return redirect(found)
    return send_page(request, found, known, form)


def was_sent(request, found, form) -> bool:
    given = {"note": form.cleaned_data["note"], "addresses": form.chosen}
    try:
        queued = sending.send(found, by=request.user, at=timezone.now(), **given)
    except Refused as problem:
        form.add_error(None, str(problem))
        return False
    said = ngettext("On its way to %(count)d receiver.", "On its way to %(count)d receivers.", queued)
    messages.success(request, said % {"count": queued})
    return True


def send_page(request, found, known, form):
    note = form["note"].value() or ""
    shown = previews(found, known, note=note, at=timezone.now())
    told = {"edition": found, "form": form, "receivers": known, "previews": shown}
    return render(request, "reports/desk/send.html", told, status=409 if form.errors else 200)
