"""Reminders: when and to whom they go, as they would read today; and where their receiver ends them."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from outputs.models import Project
from outputs.secret import quiet
from reports.desk.reminding import previewed
from reports.desk.views.fetching import page
from reports.reminders import stopping


@page
def project_reminders(request, *, slug):
    project = get_object_or_404(Project.objects.writable_by(request.user), slug=slug)
    told = {"project": project, "periods": previewed(project, at=timezone.now())}
    return render(request, "reports/desk/reminders.html", told)


@csrf_exempt  # the address is the right to do this; mail programs post to it without having read the page (RFC 8058)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, *, secret):
    """Reading the page changes nothing: programs look at every address in a mail."""
    told = stopping.read(secret)
    if told is None:
        raise Http404
    if request.method == "POST":
        stopping.stop(told, at=timezone.now())
    shown = {"kind": told.kind.value, "has_account": told.user is not None, "stopped": request.method == "POST"}
    return quiet(render(request, "reports/desk/stop_reminders.html", shown))
