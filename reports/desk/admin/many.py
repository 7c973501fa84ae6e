"""Many entries at once, from their list: copied, exported, changed together, brought from files and tables."""

from datetime import date

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from activities.imports import telling, writing
from activities.imports.columns import COLUMNS
from outputs.screen import short_language
from reports.desk.copying import copying
from reports.desk.forms.bringing import TogetherForm
from reports.desk.views.bringing import answer, csv_answer
from reports.desk.views.together import MOST, page_of

AT_ONCE = 2_000  # entries fetched with their details


class ManyAtOnce:
    """Before an admin of entries."""

    change_list_template = "admin/activities/entry_list.html"

    def get_urls(self):
        export = self.admin_site.admin_view(require_safe(self.export))
        name = f"{self.opts.app_label}_{self.opts.model_name}_export"
        return [path("export/<str:format>/", export, name=name), *super().get_urls()]

    def export(self, request, format):
        """The entries that the list shows under the same filters, all pages of them."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if format not in writing.CONTENT_TYPES:
            raise Http404
        try:
            found = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            return HttpResponseBadRequest(_("There is no such filter."), content_type="text/plain; charset=utf-8")
        language, name = short_language(), self.file_name(timezone.localdate())
        rows = (telling.stored(entry, language=language) for entry in found.iterator(chunk_size=AT_ONCE))
        if format == writing.CSV:
            return csv_answer(writing.csv_file(COLUMNS, rows, language=language), name)
        try:
            return answer(writing.workbook(COLUMNS, rows, language=language), format, name)
        except writing.DoesNotFit:
            told = _("A text is longer than a cell of a workbook can be. Export as CSV.")
            return HttpResponse(told, status=409, content_type="text/plain; charset=utf-8")

    def file_name(self, today: date) -> str:
        return f"{self.opts.model_name}-{today:%Y-%m-%d}"

    @admin.action(description=_("Change together…"))
    def change_together(self, request, queryset):
        entries = list(queryset.order_by("pk")[: MOST + 1])
        projects = {entry.project for entry in entries}
        if len(entries) > MOST or len(projects) > 1:
            messages.error(request, _("Choose entries of one project, 2,000 at most."))
            return None
        (project,) = projects
        seen = {entry.pk: entry.version for entry in entries}
        return page_of(request, project, TogetherForm(project=project), seen)

    @admin.display(description=_("copy"))
    def copy(self, entry):
        address = f"{reverse(f'admin:{self.opts.app_label}_{self.opts.model_name}_add')}"
        label = _("Copy: %(title)s") % {"title": entry.title}
        asked = f"{address}?project={entry.project_id}&copy={entry.pk}"
        return format_html('<a href="{}" aria-label="{}">{}</a>', asked, label, _("Copy"))

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        return copying(form, source) if (source := self.source(request)) else form

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        source = self.source(request)
        return {**initial, "outputs": [one.pk for one in source.outputs.all()]} if source else initial

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """Places come along, dates do not: nothing happens twice on the same day."""
        given = super().get_formset_kwargs(request, obj, inline, prefix)
        if source := self.source(request):
            given["initial"] = [{"place": place} for place in source.places()]
        return given

    def get_formset_with_room(self, formset, request):
        """A line for each place."""
        source = self.source(request)
        formset.extra = max(formset.extra, len(source.places()) - formset.min_num) if source else formset.extra
        return formset

    def get_formsets_with_inlines(self, request, obj=None):
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            yield self.get_formset_with_room(formset, request), inline

    def source(self, request):
        """The entry to be copied, if the user may see it and the form is only being opened."""
        key = request.GET.get("copy", "") if request.method == "GET" else ""
        if not (key.isascii() and key.isdecimal() and len(key) < 19):
            return None
        return self.get_queryset(request).filter(pk=key).first()
