from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from activities.models import Entry
from outputs.models import Project
from reports.models import Report


class ProjectFilter(admin.SimpleListFilter):
    """The user's own projects; not offered where there is only one."""

    title = _("project")
    parameter_name = "project"
    path = "project"

    def lookups(self, request, model_admin):
        projects = Project.objects.writable_by(request.user).values_list("pk", "title")
        return projects if len(projects) > 1 else []

    def queryset(self, request, queryset):
        value = self.value() or ""
        return queryset.filter(**{self.path: value}) if value.isdecimal() else queryset


class SeriesProjectFilter(ProjectFilter):
    path = "series__project"


class PeriodFilter(admin.SimpleListFilter):
    """Activities by the period of a report, forecasts by its window."""

    title = _("period")
    parameter_name = "report"

    def lookups(self, request, model_admin):
        reports = Report.objects.visible_to(request.user).select_related("series__project").newest_first()
        return [(report.pk, str(report)) for report in reports[:60]]

    def queryset(self, request, queryset):
        value = self.value() or ""
        report = Report.objects.visible_to(request.user).filter(pk=value).first() if value.isdecimal() else None
        if report is None:
            return queryset
        if queryset.model.KIND == Entry.Kind.FORECAST:
            return queryset.touching(report.window_start, report.window_end)
        return queryset.ending_within(report.period_start, report.period_end)
