"""One change to several entries: said, looked at row by row, then done."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities import bulk
from activities.models import Entry
from outputs.models import Project
from reports.desk.brought import differences
from reports.desk.forms.bringing import TogetherForm
from reports.desk.views.fetching import deed

MOST = 2_000


@deed
def together(request, *, slug):
    project = get_object_or_404(Project.objects.writable_by(request.user), slug=slug)
    form = TogetherForm(request.POST, project=project)
    asked = "preview" in request.POST or "accept" in request.POST
    seen = versions(request.POST.get("seen", ""))
    if asked and form.is_valid() and "accept" in request.POST:
        return accept(request, project, form, seen)
    return page_of(request, project, form if asked else TogetherForm(project=project), seen)


def page_of(request, project: Project, form, seen: bulk.Seen):
    """`seen` on the page are the versions whose rows it shows."""
    entries = list(bulk.chosen(project, list(seen))[:MOST])
    shown = {entry.pk: entry.version for entry in entries}
    told = {"project": project, "form": form, "entries": entries, "seen": as_text(shown)}
    if form.is_bound and form.is_valid():
        rows = bulk.supposed(entries, form.change())
        changing = [(one.entry, differences(one.changes)) for one in rows if one.changes]
        told |= {"rows": changing, "previewed": True, "as_they_are": len(rows) - len(changing)}
    status = 409 if form.is_bound and form.errors else 200
    return render(request, "reports/desk/together.html", told, status=status)


def accept(request, project: Project, form, seen: bulk.Seen):
    made = {"seen": seen, "by": request.user, "at": timezone.now()}
    changed, meanwhile = bulk.change_together(project, form.change(), **made)
    said = ngettext("%(count)d entry changed.", "%(count)d entries changed.", len(changed))
    messages.success(request, said % {"count": len(changed)})
    for entry in meanwhile:
        messages.error(
            request,
            _("“%(title)s”: somebody changed this entry meanwhile. It was not overwritten.") % {"title": entry.title},
        )
    kind = (changed + meanwhile)[0].kind if changed or meanwhile else Entry.Kind.ACTIVITY
    return redirect(f"{reverse(f'admin:activities_{kind}_changelist')}?project={project.pk}")


def versions(text: str) -> bulk.Seen:
    """`12:3,14:1`: key and version of each entry, as `as_text` writes them."""
    pairs = [piece.partition(":") for piece in text.split(",")[:MOST]]
    number = lambda digits: digits.isascii() and digits.isdecimal() and len(digits) < 19  # noqa: E731
    return {int(key): int(version) for key, _colon, version in pairs if number(key) and number(version)}


def as_text(seen: bulk.Seen) -> str:
    return ",".join(f"{key}:{version}" for key, version in seen.items())
