"""Activities and forecasts at the desk."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from activities.admin.attachments import AttachmentInline
from activities.admin.characters import NamesCharacters
from activities.admin.entering import OneAfterTheOther
from activities.admin.lossless import LosslessEntries
from activities.forms import EntryForm, ForecastForm, OccurrenceForm, OccurrenceFormSet
from activities.models import Occurrence
from activities.recording import record, touch
from outputs.admin import Lossless, OwnProjects


class OccurrenceInline(OwnProjects, admin.StackedInline):
    model = Occurrence
    form = OccurrenceForm
    formset = OccurrenceFormSet
    to_project = "entry.project"
    extra = 1
    min_num = 1
    fields = (("when", "place", "printed_as"),)
    template = "admin/activities/occurrences.html"
    media = forms.Media()  # its own script is that of the form
    verbose_name = _("date and place")
    verbose_name_plural = _("dates and places")


class EntryAdmin(LosslessEntries, Lossless, NamesCharacters, OneAfterTheOther, OwnProjects, admin.ModelAdmin):
    """One form for both kinds; an entry is written whole, with its dates and outputs, or not at all."""

    form = EntryForm
    inlines = (OccurrenceInline, AttachmentInline)
    save_as = True
    list_per_page = 50
    search_fields = ("search_text",)  # offers the field; `get_search_results` does the searching

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("project").with_details().by_date()

    def get_search_results(self, request, queryset, search_term):
        return queryset.search(search_term), False

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "project":
            field.widget = field.hidden_widget()
        return field

    def save_model(self, request, obj, form, change):
        """Nothing yet: the entry is recorded with its dates and outputs in `save_related`."""

    def save_related(self, request, form, formsets, change):
        formset, attachments = formsets
        entry = form.instance
        entry.date_to_be_confirmed = formset.to_be_confirmed()
        outputs = list(form.cleaned_data["outputs"])
        seen = form.cleaned_data["seen_version"] if entry.pk else None
        recorded = record(entry, occurrences=formset.occurrences(), outputs=outputs, seen_version=seen)
        if attachments.has_changed() and not recorded:
            touch(entry, seen_version=seen)
        attachments.save()


class ActivityAdmin(EntryAdmin):
    fieldsets = (
        (None, {"fields": ("project", "seen_version", "title")}),
        (None, {"fields": (("outputs", "all_outputs"), "text")}),
        (_("More"), {"classes": ("collapse",), "fields": ("language", "place_to_be_confirmed")}),
    )


class ForecastAdmin(EntryAdmin):
    form = ForecastForm
    fieldsets = (
        (None, {"fields": ("project", "seen_version", "title")}),
        (None, {"fields": (("outputs", "all_outputs"),)}),
        (_("More"), {"classes": ("collapse",), "fields": ("outcome", "language", "place_to_be_confirmed")}),
    )
