"""The registered admin: what `outputs` and `activities` define, and what speaks of reports."""

from django import forms
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from activities.admin import ActivityAdmin, ForecastAdmin, PlacePositionAdmin
from activities.models import Activity, Entry, Forecast, PlacePosition
from outputs.admin import AuditRecordAdmin, FunderAdmin, OwnProjects, ProjectAdmin, UserAdmin
from outputs.forms import RowForm
from outputs.models import AuditRecord, Funder, Project, User
from reports.composition import row
from reports.desk.filters import PeriodFilter, ProjectFilter
from reports.models import Placement, Report, Section, Series
from reports.models.series import validate_sections
from reports.renderers.presentation import PrintedRow, printed_row
from reports.selection import Selected


def as_printed(entry: Entry) -> PrintedRow:
    """The entry with all its occurrences, as the document prints it."""
    return printed_row(row(Selected(entry=entry, occurrences=tuple(entry.occurrences.all()))), entry.project.language)


class InReports:
    """How a list shows entries: as the document prints them, filtered by the periods of reports."""

    list_display = ("when", "where", "title", "outputs_served")
    list_display_links = ("title",)
    list_filter = (ProjectFilter, PeriodFilter)
    ordering = ()

    @admin.display(description=_("when"), ordering="first_day")
    def when(self, entry):
        return "; ".join(line.date for line in as_printed(entry).lines)

    @admin.display(description=_("where"))
    def where(self, entry):
        return "; ".join(dict.fromkeys(line.place for line in as_printed(entry).lines))

    @admin.display(description=_("outputs"))
    def outputs_served(self, entry):
        return as_printed(entry).outputs


@admin.register(Activity)
class ReportedActivityAdmin(InReports, ActivityAdmin):
    pass


@admin.register(Forecast)
class ReportedForecastAdmin(InReports, ForecastAdmin):
    pass


@admin.register(PlacePosition)
class FilteredPlacePositionAdmin(PlacePositionAdmin):
    list_filter = (ProjectFilter,)


class SectionsField(forms.CharField):
    """The sections in printing order, one a line."""

    widget = forms.Textarea({"rows": 7})

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        names = [line.strip() for line in (value or "").splitlines() if line.strip()]
        validate_sections(names)
        return names

    def has_changed(self, initial, data):
        return (data or "").split() != (initial or [])


class SeriesForm(RowForm):
    sections = SectionsField(
        label=_("Sections in order"), help_text=_("One a line. There are: {}.").format(", ".join(Section.values))
    )

    class Meta:
        model = Series
        fields = ("sections",)  # the inline's fieldsets name the others


class SeriesInline(OwnProjects, admin.StackedInline):
    model = Series
    form = SeriesForm
    extra = 0
    fieldsets = (
        (None, {"fields": (("name", "language"), ("addressed_to_all", "public"), "funders", "sections")}),
        (_("More"), {"classes": ("collapse",), "fields": ("earlier_heading", "disclaimer", "distribution_list")}),
    )
    formfield_overrides = {}

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(Project)
class ReportingProjectAdmin(ProjectAdmin):
    inlines = (*ProjectAdmin.inlines, SeriesInline)


admin.site.register(Funder, FunderAdmin)
admin.site.register(User, UserAdmin)
admin.site.register(AuditRecord, AuditRecordAdmin)
admin.site.unregister(Group)  # rights come from memberships alone


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
class ReportAdmin(OwnProjects, admin.ModelAdmin):
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
