"""A report at the desk, with the author's placements."""

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from activities.models import Entry
from outputs.admin import Lossless, OwnProjects
from outputs.forms import RowForm
from outputs.models import Project
from reports.models import Placement, Report, Series


class PlacementInline(OwnProjects, admin.TabularInline):
    model = Placement
    form = RowForm
    to_project = "report.series.project"
    extra = 0
    fields = ("entry", "decision", "reason", "position")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("entry")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name != "entry":
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        offered = self.entries_offered(request)
        field = forms.ModelChoiceField(queryset=offered, label=_("Entry"))
        field.choices = [
            ("", "---------"),
            *((entry.pk, f"{entry.printed_when()} – {entry.title}") for entry in offered),
        ]
        return field

    def entries_offered(self, request):
        """The entries of the report's project; of a report that is not saved yet, those of the user's projects."""
        entries = Entry.objects.filter(project__in=Project.objects.writable_by(request.user))
        report = request.resolver_match.kwargs.get("object_id", "")
        if report.isdecimal():
            entries = entries.filter(project__series__reports=report)
        return entries.select_related("project").prefetch_related("occurrences").by_date()


@admin.register(Report)
class ReportAdmin(Lossless, OwnProjects, admin.ModelAdmin):
    to_project = "series.project"
    list_display = ("__str__", "date", "links")
    list_filter = ("series__project",)
    list_select_related = ("series__project",)
    readonly_fields = ("links",)
    inlines = (PlacementInline,)
    fieldsets = (
        (None, {"fields": ("series", ("period_start", "period_end"), ("window_start", "window_end"), "date", "links")}),
        (_("In short"), {"fields": ("in_short",)}),
        (
            _("Wording of its own"),
            {
                "classes": ("collapse",),
                "description": _("These lines are computed. Fill one in only where it must read otherwise."),
                "fields": ("title", "activities_heading", "forecasts_heading"),
            },
        ),
    )

    @admin.display(description=_("read"))
    def links(self, report):
        if not report.pk:
            return _("As soon as it is saved.")
        slug = report.series.project.slug
        pdf = reverse("report-download", args=[slug, report.pk, "pdf"])
        return format_html('<a href="{}">{}</a> · <a href="{}">PDF</a>', report.get_absolute_url(), _("Page"), pdf)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "series":
            kwargs["queryset"] = Series.objects.filter(project__in=Project.objects.writable_by(request.user))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
