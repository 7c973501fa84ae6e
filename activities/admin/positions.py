"""Where places lie, as the secretariat says it."""

from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse

from activities.places import Position
from activities.positions import Unplaced, unplaced
from outputs.admin import Lossless, OwnProjects, Undeleting
from outputs.forms import RowForm
from outputs.models import Project
from outputs.text import fold

MOST_UNPLACED = 100  # places not found that the list shows; when these are set, the next come


MOST_CANDIDATES = 6


class PlacePositionAdmin(Undeleting, Lossless, OwnProjects, admin.ModelAdmin):
    """What was told of places; above it, the places of the entries that are not found, with a link to set each."""

    form = RowForm
    fields = ("project", "place", ("latitude", "longitude"), "off_map")
    list_display = ("place", "project", "latitude", "longitude", "off_map")
    list_select_related = ("project",)
    list_per_page = 50
    search_fields = ("search_place",)
    change_list_template = "admin/activities/placeposition/change_list.html"

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The project is not asked where there is only one."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "project" and len(mine := field.queryset[:2]) == 1:
            field.initial, field.widget = mine[0].pk, field.hidden_widget()
        return field

    def get_search_results(self, request, queryset, search_term):
        return queryset.filter(search_place__contains=fold(search_term)), False

    def changelist_view(self, request, extra_context=None):
        rows = unplaced(Project.objects.writable_by(request.user))
        told = [
            {
                "row": row,
                "address": self.address(row),
                "candidates": [(one, self.address(row, one)) for one in row.candidates[:MOST_CANDIDATES]],
            }
            for row in rows[:MOST_UNPLACED]
        ]
        shown = {"unplaced": told, "unplaced_left": max(0, len(rows) - MOST_UNPLACED)}
        return super().changelist_view(request, {**(extra_context or {}), **shown})

    def address(self, row: Unplaced, candidate: Position | None = None) -> str:
        """The form for a place, filled in as far as is known."""
        known = {"project": row.project.pk, "place": row.place}
        if candidate:
            known |= {"latitude": candidate.latitude, "longitude": candidate.longitude}
        return f"{reverse(f'admin:{self.opts.app_label}_{self.opts.model_name}_add')}?{urlencode(known)}"
