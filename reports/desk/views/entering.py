"""What the form of an entry asks while it is typed in."""

from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from activities.dates import DateError, parse
from outputs.models import Project
from reports.desk.echoing import echo
from reports.desk.previewing import KINDS, known_key, preview
from reports.desk.views.fetching import deed, page


@page
def when(request, *, slug, kind):
    """What was understood of `when`, in one sentence; or why it was not."""
    project, typed = writable_project(request.user, slug, kind), request.GET.get("when", "")
    stored = project.entries.filter(pk=known_key(request.GET.get("entry"))).first()
    try:
        said = echo(parse(typed), stored or KINDS[kind](project=project))
    except DateError as error:
        return JsonResponse({"understood": False, "said": _(error.template) % error.params})
    return JsonResponse({"understood": True, "said": said})


@deed
def previewed(request, *, slug, kind):
    project = writable_project(request.user, slug, kind)
    return render(request, "reports/desk/entry_preview.html", {"preview": preview(project, kind, request.POST)})


def writable_project(user, slug: str, kind: str) -> Project:
    if kind not in KINDS:
        raise Http404
    return get_object_or_404(Project.objects.writable_by(user), slug=slug)
