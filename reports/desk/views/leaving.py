"""The administrators' page by which a person leaves."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from outputs import access
from outputs.models import User
from reports import leaving
from reports.desk.forms import LeavingForm
from reports.desk.views.fetching import page_and_deed


@page_and_deed
def leave(request, *, pk):
    """Says what the person still owes and holds, and then hands it over and closes the account."""
    if not access.is_administrator(request.user):
        raise Http404
    user, at = get_object_or_404(User, pk=pk, is_active=True), timezone.now()
    form = LeavingForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and has_left(request, user, form, at=at):
        return redirect("admin:outputs_user_changelist")
    told = {"leaver": user, "held": leaving.held_by(user, at=at), "form": form}
    return render(request, "reports/desk/leaving.html", told, status=409 if form.errors else 200)


def has_left(request, user: User, form: LeavingForm, *, at) -> bool:
    try:
        leaving.leave(user, by=request.user, at=at, **form.cleaned_data)
    except ValidationError as problem:
        form.add_error(None, problem.messages)
        return False
    messages.success(request, _("%(name)s has left. What they signed stays under their name.") % {"name": user})
    return True
