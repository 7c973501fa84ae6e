"""The audit at the desk."""

import json
from itertools import chain

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBadRequest, StreamingHttpResponse
from django.urls import path
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from outputs.admin.rights import Administrators
from outputs.csvlines import csv_lines


class Values(admin.AllValuesFieldListFilter):
    """What is empty has a name too: a link without words leads nowhere for those who hear the page."""

    def choices(self, changelist):
        for choice in super().choices(changelist):
            yield {**choice, "display": choice["display"] or _("none")}


class AuditRecordAdmin(Administrators, admin.ModelAdmin):
    """Read and downloaded by administrators, written by nobody."""

    list_display = ("at", "actor", "on_behalf_of", "verb", "project", "about")
    list_filter = (("verb", Values), ("project", Values))
    search_fields = ("actor", "on_behalf_of", "verb", "project", "about", "details")
    date_hierarchy = "at"
    columns = (*list_display, "details")

    def nobody(self, request, obj=None):
        return False

    has_add_permission = has_change_permission = has_delete_permission = nobody

    def get_urls(self):
        download = self.admin_site.admin_view(require_safe(self.download))
        return [path("download/", download, name="outputs_auditrecord_download"), *super().get_urls()]

    def download(self, request):
        """The records that the list shows under the same filters, all pages of them, line by line."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            records = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            return HttpResponseBadRequest(_("There is no such filter."), content_type="text/plain; charset=utf-8")
        rows = (self.cells(record) for record in records.iterator())
        answer = StreamingHttpResponse(csv_lines(chain([self.columns], rows)), content_type="text/csv; charset=utf-8")
        answer.headers["Content-Disposition"] = 'attachment; filename="audit.csv"'
        return answer

    def cells(self, record):
        details = json.dumps(record.details, ensure_ascii=False, sort_keys=True) if record.details else ""
        told = (getattr(record, name) for name in self.columns[1:-1])
        return [localtime(record.at).isoformat(), *told, details]
