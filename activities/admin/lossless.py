"""Entries are never lost at the desk: who saves second chooses, and what is deleted can be brought back."""

from contextlib import suppress

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from activities import restoring, richtext
from activities.models import Entry
from outputs import history
from outputs.admin.deleting import REFUSED, reason_in
from outputs.history.deleted import deleted, deletions
from outputs.history.reading import whole_in
from outputs.models import Project


class LosslessEntries:
    """Stands before `Lossless`. An entry says by its version what was seen of it."""

    delete_confirmation_template = "admin/activities/delete_entry.html"

    def get_urls(self):
        views = (("deleted/", self.deleted_view, "deleted"), ("deleted/<int:version>/", self.undelete, "undelete"))
        names = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            *(path(route, self.admin_site.admin_view(view), name=f"{names}_{name}") for route, view, name in views),
            *super().get_urls(),
        ]

    def saw_what_stands(self, request, row, encounter):
        return request.POST.get("seen_version") == str(row.version)

    def seen(self, row):
        return {"seen_version": str(row.version)}

    def say(self, field, name, values):
        """Equal texts read alike, whether the editor sent them or a plain field."""
        if name == "text" and values:
            with suppress(richtext.TextTooLong):
                return richtext.to_notation(richtext.from_posted(values[0]))
        return super().say(field, name, values)

    def delete_model(self, request, obj):
        restoring.delete(obj, by=request.user, at=timezone.now(), reason=request.reason)

    @admin.action(description=gettext_lazy("Delete…"), permissions=("delete",))
    def delete_chosen(self, request, queryset):
        """All of them for one reason, which is asked on a page of its own."""
        reason, entries = reason_in(request), list(queryset)
        if "confirmed" in request.POST and reason:
            with history.batch():
                for entry in entries:
                    restoring.delete(entry, by=request.user, at=timezone.now(), reason=reason)
            said = ngettext("%(number)d entry deleted.", "%(number)d entries deleted.", len(entries))
            messages.success(request, said % {"number": len(entries)})
            return None
        told = {
            **self.admin_site.each_context(request),
            "title": _("Delete"),
            "opts": self.opts,
            "entries": entries,
            "no_reason": "confirmed" in request.POST,
        }
        status = REFUSED if "confirmed" in request.POST else 200
        return TemplateResponse(request, "admin/activities/delete_chosen.html", told, status=status)

    def deleted_view(self, request):
        """By project, of those in which the user writes."""
        projects = Project.objects.writable_by(request.user)
        shown = [(project, self.deleted_of(project)) for project in projects]
        told = {
            **self.admin_site.each_context(request),
            "title": _("Deleted"),
            "opts": self.opts,
            "shown": [(project, found) for project, found in shown if found],
        }
        return TemplateResponse(request, "admin/activities/deleted.html", told)

    def deleted_of(self, project):
        found = deleted(history.thing_of(Entry), project)
        return [one for one in found if whole_in(one.version)["fields"]["kind"] == self.model.KIND]

    def undelete(self, request, version):
        """Only what was deleted in a project of the user's own, and only by sending a form."""
        project, kept = self.kept_or_404(request, version)
        if request.method != "POST":
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_deleted")
        try:
            entry = restoring.undelete(whole_in(kept), project=project, by=request.user, at=timezone.now())
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_deleted")
        messages.success(request, _("“%(title)s” is there again.") % {"title": entry.title})
        return redirect(reverse(f"admin:activities_{entry.kind}_change", args=[entry.pk]))

    def kept_or_404(self, request, version):
        for project in Project.objects.writable_by(request.user):
            kept = deletions(history.thing_of(Entry), project).filter(pk=version).first()
            if kept is not None:
                return project, kept
        raise Http404
