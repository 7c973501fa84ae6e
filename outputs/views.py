from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.mixins import LoginRequiredMixin
from django.contrib.auth.views import PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import UpdateView

from outputs.models import User


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
