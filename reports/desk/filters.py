"""What is asked of a list of entries about reports."""

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from activities.admin.asked import Asked, project_asked
from activities.models import Entry
from outputs.models import Project
from reports.composition import title_of
from reports.models import Edition, EditionRow, Report

MOST_REPORTS = 60


class PeriodAsked(Asked):
    """Activities by the period of a report, forecasts by its window."""

    title = _("In the days of")
    parameter_name = "report"

    def lookups(self, request, model_admin):
        reports = Report.objects.visible_to(request.user).select_related("series__project").newest_first()
        chosen = project_asked(request)
        reports = reports.filter(series__project=chosen) if chosen else reports
        return [(report.pk, title_of(report)) for report in reports[:MOST_REPORTS]]

    def found(self, request, queryset):
        own = Report.objects.visible_to(request.user)
        report = own.filter(pk=self.asked).first() if self.asked.isdecimal() else None
        if report is None:
            return None
        if queryset.model.KIND == Entry.Kind.FORECAST:
            return queryset.touching(report.window_start, report.window_end)
        return queryset.ending_within(report.period_start, report.period_end)


class ToldAsked(Asked):
    """Whether an edition that stands tells it."""

    title = _("Told")
    parameter_name = "told"
    TOLD, UNTOLD = "yes", "no"

    def lookups(self, request, model_admin):
        return [(self.TOLD, _("in an edition")), (self.UNTOLD, _("not yet"))]

    def found(self, request, queryset):
        told = Exists(
            EditionRow.objects.filter(uuid=OuterRef("uuid"), edition__in=Edition.objects.current().standing())
        )
        conditions = {self.TOLD: told, self.UNTOLD: ~told}
        return queryset.filter(conditions[self.asked]) if self.asked in conditions else None


class SeriesProjectFilter(admin.SimpleListFilter):
    """The user's own projects; not offered where there is only one."""

    title = _("project")
    parameter_name = "project"

    def lookups(self, request, model_admin):
        projects = list(Project.objects.writable_by(request.user).values_list("pk", "title"))
        return projects if len(projects) > 1 else []

    def queryset(self, request, queryset):
        value = self.value() or ""
        return queryset.filter(series__project=value) if value.isdecimal() else queryset
