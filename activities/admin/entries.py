"""Activities and forecasts at the desk."""

from django.contrib import admin
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.admin.keeping import KeptEntries
from activities.forms import EntryForm, ForecastForm, OccurrenceForm, OccurrenceFormSet
from activities.models import Occurrence
from activities.recording import record
from outputs.admin import Lossless, OwnProjects
from outputs.models import Project


class OccurrenceInline(OwnProjects, admin.StackedInline):
    model = Occurrence
    form = OccurrenceForm
    formset = OccurrenceFormSet
    to_project = "entry.project"
    extra = 0
    min_num = 1
    fields = (("when", "place", "printed_as"),)
    verbose_name = _("date and place")
    verbose_name_plural = _("dates and places")


class EntryAdmin(KeptEntries, Lossless, OwnProjects, admin.ModelAdmin):
    """One form for both kinds; an entry is written whole, with its dates and outputs, or not at all."""

    form = EntryForm
    inlines = (OccurrenceInline,)
    save_as = True
    list_per_page = 50
    search_fields = ("search_text",)  # offers the field; `get_search_results` does the searching

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("project").with_details().by_date()

    def get_search_results(self, request, queryset, search_term):
        return queryset.search(search_term), False

    def add_view(self, request, form_url="", extra_context=None):
        """The project is chosen once, and not at all where there is only one."""
        projects = list(Project.objects.writable_by(request.user))
        if request.method == "GET" and "project" not in request.GET and len(projects) != 1:
            told = {**self.admin_site.each_context(request), "projects": projects, "opts": self.opts}
            return render(request, "admin/activities/choose_project.html", told)
        if request.method == "GET" and "project" not in request.GET:
            return redirect(
                f"{reverse(f'admin:{self.opts.app_label}_{self.opts.model_name}_add')}?project={projects[0].pk}"
            )
        return super().add_view(request, form_url, extra_context)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "project":
            field.widget = field.hidden_widget()
        return field

    def save_model(self, request, obj, form, change):
        """Nothing yet: the entry is recorded with its dates and outputs in `save_related`."""

    def save_related(self, request, form, formsets, change):
        (formset,) = formsets
        entry = form.instance
        entry.date_to_be_confirmed = formset.to_be_confirmed()
        outputs = list(form.cleaned_data["outputs"])
        seen = form.cleaned_data["seen_version"] if entry.pk else None
        record(entry, occurrences=formset.occurrences(), outputs=outputs, seen_version=seen)


class ActivityAdmin(EntryAdmin):
    fieldsets = (
        (None, {"fields": ("project", "seen_version", "title")}),
        (_("Outputs served"), {"fields": ("all_outputs", "outputs")}),
        (_("What happened"), {"fields": ("text", "language")}),
        (_("More"), {"classes": ("collapse",), "fields": ("place_to_be_confirmed",)}),
    )


class ForecastAdmin(EntryAdmin):
    form = ForecastForm
    fieldsets = (
        (None, {"fields": ("project", "seen_version", "title", "language")}),
        (_("Outputs served"), {"fields": ("all_outputs", "outputs")}),
        (_("What became of it"), {"fields": ("outcome", "place_to_be_confirmed")}),
    )
