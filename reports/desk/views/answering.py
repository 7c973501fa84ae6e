"""What the link of an asking opens: one form, until it is submitted; then what was submitted. Nothing else."""

from functools import wraps

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from activities import asking
from activities.forms import AnswerForm
from activities.models import Activity, Asking
from outputs.secret import quiet
from outputs.tries import Limit, client_of
from reports.desk.rows import as_printed
from reports.desk.texts import printed_text

SESSION_KEY = "askings"
MOST_LINKS = 50  # that one session remembers
OPENINGS = Limit(name="askings", an_hour=120)
ANSWERS = Limit(name="answers", an_hour=60)


@never_cache
@require_safe
def open_link(request, *, secret):
    """To an address without the secret, at once. Revoked, expired and never made answer alike."""
    at = timezone.now()
    found = asking.opened(secret, at=at) if OPENINGS.allows(client_of(request), at=at) else None
    if found is None:
        return quiet(dead(request))
    known = [pk for pk in request.session.get(SESSION_KEY, []) if pk != found.pk]
    if not known and not request.user.is_authenticated:
        request.session.cycle_key()
    request.session[SESSION_KEY] = [*known, found.pk][-MOST_LINKS:]
    return quiet(redirect("asked-text", found.pk))


def by_session(view):
    """The view with its asking, for who opened the link in this session and for the account that was asked."""

    @never_cache
    @wraps(view)
    def opened(request, *, pk):
        found = Asking.objects.readable_at(timezone.now()).select_related("user", "asked_by", "entry__project")
        found = found.filter(pk=pk).first()
        own = found is not None and (pk in request.session.get(SESSION_KEY, []) or is_asked(request.user, found))
        response = view(request, found) if own else dead(request)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return opened


def is_asked(user, found: Asking) -> bool:
    return user.is_authenticated and found.user_id == user.pk


@require_http_methods(["GET", "HEAD", "POST"])
@by_session
def asked(request, found: Asking):
    if found.answered_at is not None:
        return render(request, "reports/desk/answered.html", {"asking": found, "blocks": printed_text(found.text)})
    entry, at = Activity.objects.select_related("project").with_details().get(pk=found.entry_id), timezone.now()
    form = AnswerForm(request.POST if request.method == "POST" else None, entry=entry)
    if form.is_valid() and was_given(found, form, at=at):
        return redirect("asked-text", found.pk)
    told = {"asking": found, "entry": entry, "row": as_printed(entry), "form": form}
    return render(request, "reports/desk/asked.html", told, status=409 if form.errors else 200)


def was_given(found: Asking, form: AnswerForm, *, at) -> bool:
    """What was submitted a moment ago, by a second click, is submitted."""
    if not ANSWERS.allows(str(found.pk), at=at):
        form.add_error(None, _("That is often enough for one hour."))
        return False
    told = form.cleaned_data
    asking.give(found, at=at, title=told["title"], text=told["text"], saw=told["seen"])
    return True


def dead(request):
    return render(request, "reports/desk/dead_text.html", status=404)
