"""Entries at the desk: as the document prints them, and what was told of them."""

from django.contrib import admin
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from activities.admin import ActivityAdmin, ForecastAdmin, PlacePositionAdmin
from activities.models import Activity, Forecast, PlacePosition
from reports.desk.filters import PeriodFilter, ProjectFilter
from reports.desk.returning import way_back
from reports.desk.rows import as_printed
from reports.desk.telling import as_told, with_telling


class InReports:
    """How a list shows entries: as the document prints them, filtered by the periods of reports."""

    change_form_template = "admin/activities/entry_form.html"
    list_display = ("when", "where", "title", "outputs_served", "told_in")
    list_display_links = ("title",)
    list_filter = (ProjectFilter, PeriodFilter)
    ordering = ()

    def get_queryset(self, request):
        return with_telling(super().get_queryset(request))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["telling"] = as_told(obj) if obj else None
        return super().render_change_form(request, context, add, change, form_url, obj)

    def render_delete_form(self, request, context):
        return super().render_delete_form(request, {**context, "telling": as_told(context["object"])})

    def response_post_save_add(self, request, obj):
        return self.led_back(request, super().response_post_save_add(request, obj))

    def response_post_save_change(self, request, obj):
        return self.led_back(request, super().response_post_save_change(request, obj))

    def led_back(self, request, response):
        """To the page from which the form was opened, where it said so."""
        response["Location"] = way_back(request, request.GET.get("back", ""), otherwise=response["Location"])
        return response

    @admin.display(description=_("when"), ordering="first_day")
    def when(self, entry):
        return "; ".join(line.date for line in as_printed(entry).lines)

    @admin.display(description=_("where"))
    def where(self, entry):
        return "; ".join(dict.fromkeys(line.place for line in as_printed(entry).lines))

    @admin.display(description=_("outputs"))
    def outputs_served(self, entry):
        return as_printed(entry).outputs

    @admin.display(description=_("told in"))
    def told_in(self, entry):
        """The newest edition that tells it; what is changed here changes nothing that was published."""
        if entry.told_number is None:
            return ""
        return _("edition {} of {}").format(entry.told_number, date_format(entry.told_on, "j M y"))


@admin.register(Activity)
class ReportedActivityAdmin(InReports, ActivityAdmin):
    pass


@admin.register(Forecast)
class ReportedForecastAdmin(InReports, ForecastAdmin):
    pass


@admin.register(PlacePosition)
class FilteredPlacePositionAdmin(PlacePositionAdmin):
    list_filter = (ProjectFilter,)
