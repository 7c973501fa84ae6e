"""What the views of the desk have in common: who comes in, by which methods, to which rows."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from outputs.models import Project
from reports.models import Edition, Report


def page(view):
    return require_safe(login_required(view))


def deed(view):
    return require_POST(login_required(view))


def page_and_deed(view):
    """A page that says what will happen, and then does it."""
    return require_http_methods(["GET", "HEAD", "POST"])(login_required(view))


def visible_project(user, slug: str) -> Project:
    return get_object_or_404(Project.objects.visible_to(user), slug=slug)


def visible_report(user, *, slug: str, pk: int) -> Report:
    reports = Report.objects.visible_to(user).select_related("series__project").with_rounds()
    return get_object_or_404(reports, pk=pk, series__project__slug=slug)


def edition_at_the_desk(user, *, slug: str, code: str) -> Edition:
    """An edition for the people of its project; its readers only read it."""
    own = Edition.objects.filter(series__project__in=Project.objects.visible_to(user)).with_standing()
    return get_object_or_404(own, series__project__slug=slug, code=code)
