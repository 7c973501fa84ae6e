from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.views import PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import UpdateView

from outputs.models import User
from outputs.models.languages import Language


@never_cache
@require_safe
def healthz(request):
    """`ok` when the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("The database does not answer.", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")


class PasswordChange(SuccessMessageMixin, PasswordChangeView):
    success_url = reverse_lazy("home")
    success_message = _("Your password is changed.")


def locked_out(request, response, credentials):
    """After too many wrong passwords: the same for a name that nobody has."""
    told = {"form": AuthenticationForm(request), "is_locked": True, "next": request.POST.get("next", "")}
    return render(request, "registration/login.html", told, status=429)


class Notices(LoginRequiredMixin, SuccessMessageMixin, UpdateView):
    """A person's own switch; each notice names this page."""

    model = User
    fields = ("notices", "remind_texts", "remind_reports", "remind_decisions")
    template_name = "registration/notices.html"
    success_url = reverse_lazy("notices")
    success_message = _("Kept.")

    def get_object(self, queryset=None):
        return User.objects.get(pk=self.request.user.pk)


@require_POST
@login_required
def language(request):
    """A person's own choice, from the head of each page, which it leads back to; the address of the page is not said in
    the page, so that a missing one and a foreign one read alike.
    """
    chosen, came_from = request.POST.get("language"), request.headers.get("Referer", "")
    if chosen in Language.values:
        User.objects.filter(pk=request.user.pk).update(language=chosen)
    ours = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=request.is_secure())
    return redirect(came_from if ours else "home")
