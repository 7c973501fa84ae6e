"""Entries at the desk: as the document prints them, and what was told of them."""

from django.contrib import admin
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from activities.admin import ActivityAdmin, ForecastAdmin, PlacePositionAdmin
from activities.admin.asked import ProjectAsked
from activities.admin.slips import SaysSlips
from activities.models import Activity, Forecast, PlacePosition
from outputs.admin import KeepsForms
from outputs.models import Project
from reports.desk.admin.asking import AsksForTexts
from reports.desk.admin.entering import Echoed
from reports.desk.admin.finding import Finding, FindingForecasts
from reports.desk.admin.many import ManyAtOnce
from reports.desk.returning import way_back
from reports.desk.telling import as_told


class InReports:
    """How a list shows entries: as the document prints them."""

    list_display = ("when", "where", "title", "outputs_served", "told_in", "worth_a_look", "copy")
    list_display_links = ("title",)
    ordering = ()

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
        return "; ".join(line.date for line in entry.printed.lines)

    @admin.display(description=_("where"))
    def where(self, entry):
        return "; ".join(dict.fromkeys(line.place for line in entry.printed.lines))

    @admin.display(description=_("outputs"))
    def outputs_served(self, entry):
        return entry.printed.outputs

    @admin.display(description=_("told in"))
    def told_in(self, entry):
        """The newest edition that tells it; what is changed here changes nothing that was published."""
        if entry.told is None:
            return ""
        number, day = entry.told
        return _("edition {} of {}").format(number, date_format(day, "j M y"))

    @admin.display(description=_("worth a look"))
    def worth_a_look(self, entry):
        return " · ".join(entry.remarks)


@admin.register(Activity)
class ReportedActivityAdmin(KeepsForms, AsksForTexts, Echoed, Finding, SaysSlips, InReports, ManyAtOnce, ActivityAdmin):
    add_label = _("New activity")
    actions = ("ask_for_texts", "change_together", "delete_chosen")


@admin.register(Forecast)
class ReportedForecastAdmin(KeepsForms, Echoed, FindingForecasts, SaysSlips, InReports, ManyAtOnce, ForecastAdmin):
    add_label = _("New forecast")
    actions = ("change_together", "delete_chosen")


@admin.register(PlacePosition)
class FilteredPlacePositionAdmin(PlacePositionAdmin):
    def get_list_filter(self, request):
        """Nothing is filtered where there is only one project."""
        return (ProjectAsked,) if Project.objects.writable_by(request.user)[1:].exists() else ()
