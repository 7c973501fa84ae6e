"""Entries are never lost at the desk: who saves second chooses, and what is deleted can be brought back."""

from contextlib import suppress

from django.contrib import admin, messages
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from activities import restoring, richtext
from outputs import history
from outputs.admin import Undeleting
from outputs.admin.deleting import REFUSED, reason_in


class LosslessEntries(Undeleting):
    """Stands before `Lossless`. An entry says by its version what was seen of it."""

    delete_confirmation_template = "admin/activities/delete_entry.html"

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

    def is_ours(self, whole):
        """Activities and forecasts have one history, and each their own list."""
        return whole["fields"]["kind"] == self.model.KIND

    def put_back(self, request, whole, project):
        return restoring.undelete(whole, project=project, by=request.user, at=timezone.now())
