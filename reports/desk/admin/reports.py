"""A report at the desk, with the author's placements."""

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from activities.admin import DaysAsWritten
from activities.models import Entry
from outputs.admin import KeepsForms, Lossless, OwnProjects
from outputs.forms import NamedRows, RowForm
from outputs.models import Project
from reports.composition import title_of
from reports.desk.filters import SeriesProjectFilter
from reports.desk.standing import state_line
from reports.models import Placement, Report, Series


class PlacementInline(OwnProjects, admin.TabularInline):
    model = Placement
    form = RowForm
    formset = NamedRows
    to_project = "report.series.project"
    extra = 0
    classes = ("collapse",)
    verbose_name_plural = _("What was decided about rows")
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
class ReportAdmin(KeepsForms, Lossless, DaysAsWritten, OwnProjects, admin.ModelAdmin):
    change_form_template = "admin/laid_out_form.html"
    to_project = "series.project"
    list_display = ("called", "project", "date", "state", "links")
    list_filter = (SeriesProjectFilter,)
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

    def get_queryset(self, request):
        return super().get_queryset(request).with_rounds()

    @admin.display(description=_("report"), ordering="period_end")
    def called(self, report):
        return title_of(report)

    @admin.display(description=_("project"))
    def project(self, report):
        return report.series.project

    @admin.display(description=_("state"))
    def state(self, report):
        return state_line(report)

    def view_on_site(self, report):
        return report.get_absolute_url()

    @admin.display(description=_("read"))
    def links(self, report):
        if not report.pk:
            return _("As soon as it is saved.")
        slug = report.series.project.slug
        pdf = reverse("report-download", args=[slug, report.pk, "pdf"])
        rows = reverse("report-close", args=[slug, report.pk])
        parts = ((report.get_absolute_url(), _("Page")), (pdf, "PDF"), (rows, _("Rows and their order")))
        return format_html_join(" · ", '<a href="{}">{}</a>', parts)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "series":
            kwargs["queryset"] = Series.objects.filter(project__in=Project.objects.writable_by(request.user))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
