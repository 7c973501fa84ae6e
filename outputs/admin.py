"""The desk for projects and people. Who may see and change what is asked of `outputs.access` and of nothing else.

The classes are registered by `reports.desk`, which adds what they say of reports.
"""

import json
from itertools import chain

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBadRequest, StreamingHttpResponse
from django.urls import path
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from outputs import access
from outputs.csvlines import csv_lines
from outputs.forms import RowForm
from outputs.models import Contribution, Footnote, Membership, Output, Project


class OwnProjects:
    """Rows of the projects in which the user may write, and no others: lists, choices, forms and guessed addresses.

    `to_project` is the path of attributes from a row to its project; empty where the row is the project.
    """

    to_project = "project"

    def get_queryset(self, request):
        path = "__".join([*self.to_project.split("."), "in"]) if self.to_project else "pk__in"
        return super().get_queryset(request).filter(**{path: Project.objects.writable_by(request.user)})

    def project_of(self, row):
        for name in filter(None, self.to_project.split(".")):
            row = getattr(row, name)
        return row

    def may_write(self, request, row):
        if isinstance(row, self.model):
            return access.may(request.user, access.WRITE, self.project_of(row))
        return access.has_anywhere(request.user, access.WRITE)

    def has_module_permission(self, request):
        return access.has_anywhere(request.user, access.WRITE)

    def has_add_permission(self, request, obj=None):
        return access.has_anywhere(request.user, access.WRITE)

    def has_view_permission(self, request, obj=None):
        return self.may_write(request, obj)

    has_change_permission = has_delete_permission = has_view_permission

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.related_model is Project:
            kwargs["queryset"] = Project.objects.writable_by(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class Administrators:
    """What only administrators see and change."""

    def is_administrator(self, request, obj=None):
        return access.is_administrator(request.user)

    has_module_permission = has_add_permission = has_view_permission = is_administrator
    has_change_permission = has_delete_permission = is_administrator


class OutputInline(OwnProjects, admin.StackedInline):
    model = Output
    form = RowForm
    extra = 0
    fields = (("code", "title"), ("short_title", "closed_on"), "statement")


class ContributionInline(OwnProjects, admin.TabularInline):
    model = Contribution
    extra = 0
    fields = ("position", "funder", "note", "amount", "currency", "share", "since")


class FootnoteInline(OwnProjects, admin.TabularInline):
    model = Footnote
    form = RowForm
    extra = 0


class ProjectAdmin(OwnProjects, admin.ModelAdmin):
    to_project = ""
    list_display = ("title", "start", "end")
    search_fields = ("title", "formal_title", "references")
    prepopulated_fields = {"slug": ("title",)}
    inlines = (OutputInline, ContributionInline, FootnoteInline)
    fieldsets = (
        (None, {"fields": ("programme", "title", "slug", "language")}),
        (
            _("Data sheet"),
            {"fields": ("formal_title", "references", "area", "implementation", "objective", "output_word")},
        ),
        (_("Budget"), {"fields": (("budget_ceiling", "budget_threshold", "currency"),)}),
        (_("Duration"), {"fields": (("start", "end"), ("original_end", "extended_on"))}),
        (_("Approval"), {"fields": ("two_people",)}),
        (
            _("Contact"),
            {"fields": ("contact_unit", "contact_organisation", ("contact_telephone", "contact_fax"), "contact_email")},
        ),
        (
            _("Wording of its own"),
            {
                "classes": ("collapse",),
                "description": _("These lines are computed. Fill one in only where it must read otherwise."),
                "fields": ("budget_printed_as", "funding_printed_as", "duration_printed_as", "disclaimer"),
            },
        ),
    )

    def has_add_permission(self, request):
        return access.is_administrator(request.user)

    def has_delete_permission(self, request, obj=None):
        return access.is_administrator(request.user)


class FunderAdmin(Administrators, admin.ModelAdmin):
    search_fields = ("name",)


class MembershipInline(Administrators, admin.TabularInline):
    model = Membership
    form = RowForm
    extra = 0


class UserAdmin(Administrators, DjangoUserAdmin):
    list_display = ("username", "email", "is_active", "is_superuser")
    list_filter = ("is_active", "is_superuser")
    inlines = (MembershipInline,)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email", "language", "notices")}),
        (_("Rights"), {"fields": ("is_active", "is_superuser")}),
    )


class AuditRecordAdmin(Administrators, admin.ModelAdmin):
    """Read and downloaded by administrators, written by nobody."""

    list_display = ("at", "actor", "on_behalf_of", "verb", "project", "about")
    list_filter = (("verb", admin.AllValuesFieldListFilter), ("project", admin.AllValuesFieldListFilter))
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
            return HttpResponseBadRequest("There is no such filter.", content_type="text/plain")
        rows = (self.cells(record) for record in records.iterator())
        answer = StreamingHttpResponse(csv_lines(chain([self.columns], rows)), content_type="text/csv; charset=utf-8")
        answer.headers["Content-Disposition"] = 'attachment; filename="audit.csv"'
        return answer

    def cells(self, record):
        details = json.dumps(record.details, ensure_ascii=False, sort_keys=True) if record.details else ""
        told = (getattr(record, name) for name in self.columns[1:-1])
        return [localtime(record.at).isoformat(), *told, details]
