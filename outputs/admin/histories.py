"""The history of a row at the desk, and its older versions brought back."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from outputs import history
from outputs.history import reading
from outputs.history.lines import differences, told
from outputs.history.restoring import bring_back

STALE = 409


class Histories:
    """Stands before the other classes of an admin. A row that the user may not change is missing."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_version"
        view = self.admin_site.admin_view(self.version_view)
        return [path("<path:object_id>/history/<int:version>/", view, name=name), *super().get_urls()]

    def row_or_404(self, request, object_id):
        row = self.get_object(request, unquote(object_id))
        if row is None or not self.has_change_permission(request, row):
            raise Http404
        return row

    def history_view(self, request, object_id, extra_context=None):
        row = self.row_or_404(request, object_id)
        page = reading.history(row, request.GET.get("p"))
        told_here = {**self.context_of(request, row), "title": _("History"), "page": page, **(extra_context or {})}
        return TemplateResponse(request, "admin/history.html", told_here)

    def version_view(self, request, object_id, version):
        """What bringing the version back would change; sent, it is brought back."""
        row = self.row_or_404(request, object_id)
        versions = history.versions_of(row)
        chosen, newest = get_object_or_404(versions.select_related("revision__user"), pk=version), versions.first()
        if request.method == "POST" and request.POST.get("newest") == str(newest.pk):
            return self.brought_back(request, row, chosen)
        if request.method == "POST":
            messages.error(request, _("Somebody changed it since this page was opened. Look once more."))
        thing, whole = history.thing_of(row), reading.whole_in(chosen)
        now = told(thing, history.whole(thing.rows().get(pk=row.pk)))
        told_here = {
            **self.context_of(request, row),
            "title": _("Older version"),
            "happening": next(reading.happenings(thing, [chosen, None], newest=False)),
            "differences": differences(now, told(thing, whole)),
            "newest": newest.pk,
            "lines": told(thing, whole),
        }
        status = STALE if request.method == "POST" else 200
        return TemplateResponse(request, "admin/version.html", told_here, status=status)

    def brought_back(self, request, row, chosen):
        try:
            bring_back(row, reading.whole_in(chosen))
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        else:
            messages.success(request, _("Brought back. The version that it replaced stands in the history."))
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_history", row.pk)

    def context_of(self, request, row) -> dict:
        return {**self.admin_site.each_context(request), "opts": self.opts, "row": row, "object": row}
