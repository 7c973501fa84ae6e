"""The lists of entries: what is asked stands in the address; each row says what was told of it, and what it lacks."""

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR, TO_FIELD_VAR
from django.contrib.admin.views.main import (
    ALL_VAR,
    ERROR_FLAG,
    IS_FACETS_VAR,
    ORDER_VAR,
    PAGE_VAR,
    SEARCH_VAR,
    ChangeList,
)
from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from activities.admin.asked import LackAsked, OutcomeAsked, OutputAsked, PlaceAsked, ProjectAsked, WhenAsked
from reports.desk.doubting import remarks
from reports.desk.filters import PeriodAsked, ToldAsked
from reports.desk.rows import as_printed
from reports.desk.telling import newest_tellings

OF_ANY_LIST = (ALL_VAR, ERROR_FLAG, IS_FACETS_VAR, IS_POPUP_VAR, ORDER_VAR, PAGE_VAR, SEARCH_VAR, TO_FIELD_VAR)
PROJECT_AND_DAYS = (ProjectAsked, PeriodAsked, WhenAsked)
SCOPE = (OutputAsked, PlaceAsked)


class Pages(Paginator):
    """A page after the last is the last: an old address of a list that has become shorter."""

    def validate_number(self, number):
        return min(max(int(number), 1), self.num_pages)


class EntryList(ChangeList):
    """What was told and what is worth a look is asked of the rows shown, in a fixed number of queries."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = rows = list(self.result_list)
        told, worth_a_look = newest_tellings([entry.uuid for entry in rows]), remarks(rows)
        for entry in rows:
            entry.printed = as_printed(entry)
            entry.told, entry.remarks = told.get(entry.uuid), worth_a_look.get(entry.pk, ())

    @property
    def problems(self) -> list[str]:
        return [spec.problem for spec in self.filter_specs if spec.problem]


class Finding:
    """How entries are looked for."""

    change_list_template = "admin/activities/entry_list.html"
    list_filter = (*PROJECT_AND_DAYS, *SCOPE, LackAsked, ToldAsked)
    list_per_page = 100
    list_max_show_all = 0
    paginator = Pages
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False

    def get_changelist(self, request, **kwargs):
        return EntryList

    def get_queryset(self, request):
        """The newest first: what people look for is mostly what they entered last. Undated ones wait on top."""
        return super().get_queryset(request).newest_first()

    def changelist_view(self, request, extra_context=None):
        asked = self.tidied(request) if request.method == "GET" else None
        if asked is not None:
            return redirect(f"{request.path}?{asked.urlencode()}" if asked else request.path)
        told = {"title": capfirst(self.opts.verbose_name_plural), "add_label": self.add_label}
        return super().changelist_view(request, {**told, **(extra_context or {})})

    def tidied(self, request):
        """What is asked without what is empty, and without what the list does not know, which is said; None where it
        is tidy already.
        """
        known = {*OF_ANY_LIST, *(one.parameter_name for one in self.get_list_filter(request))}
        unknown = [name for name in request.GET if name not in known]
        empty = [name for name, value in request.GET.items() if value == "" and name in known]
        if unknown:
            names = ", ".join(sorted(unknown))
            messages.warning(request, _("This list knows no such question and leaves it out: %s") % names)
        asked = request.GET.copy()
        for name in (*unknown, *empty):
            del asked[name]
        return asked if unknown or empty else None


class FindingForecasts(Finding):
    list_filter = (*PROJECT_AND_DAYS, *SCOPE, OutcomeAsked, LackAsked, ToldAsked)
