"""The ways to a password of one's own: asked for by mail, and set by the link that a mail brought."""

from django import forms
from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from outputs import passwords
from outputs.models import PasswordRequest
from outputs.secret import quiet
from outputs.tries import Limit, client_of

SESSION_KEY = "password_link"
REQUESTS = Limit(name="password requests", an_hour=20)
OPENINGS = Limit(name="password links", an_hour=60)


class LostForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), widget=forms.EmailInput({"autocomplete": "email", "autofocus": True})
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lost(request):
    """Whether anybody has the address is found out when mail is sent: here nothing tells, neither words nor time."""
    form, at = LostForm(request.POST if request.method == "POST" else None, label_suffix=""), timezone.now()
    if form.is_valid():
        if REQUESTS.allows(client_of(request), at=at):
            PasswordRequest.objects.create(address=form.cleaned_data["email"], at=at)
            return redirect("password-asked")
        form.add_error(None, _("That is often enough for one hour."))
    return render(request, "registration/lost.html", {"form": form}, status=409 if form.errors else 200)


@never_cache
@require_safe
def asked(request):
    return render(request, "registration/asked.html")


@never_cache
@require_safe
def open_link(request, *, secret):
    """To an address without the secret, at once. Expired, used and never made answer alike."""
    at = timezone.now()
    link = passwords.opened(secret, at=at) if OPENINGS.allows(client_of(request), at=at) else None
    if link is None:
        return quiet(render(request, "registration/dead_link.html", status=404))
    request.session.cycle_key()
    request.session[SESSION_KEY] = link.secret_hash
    return quiet(redirect("password-new"))


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    at = timezone.now()
    link = passwords.by_hash(request.session.get(SESSION_KEY, ""), at=at)
    if link is None:
        return render(request, "registration/dead_link.html", status=404)
    form = SetPasswordForm(link.user, request.POST if request.method == "POST" else None)
    form.label_suffix = ""
    if form.is_valid() and passwords.set_password(link, form.cleaned_data["new_password1"], at=at):
        del request.session[SESSION_KEY]
        messages.success(request, _("Your password is set. Log in as %(name)s.") % {"name": link.user.username})
        return redirect("login")
    told = {"form": form, "link": link, "is_invited": link.purpose == link.Purpose.INVITATION}
    return render(request, "registration/new_password.html", told, status=409 if form.errors else 200)
