"""A project at the desk, with its series of reports."""

from django import forms
from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from activities.admin import DaysAsWritten
from outputs.admin import ContributionInline, FootnoteInline, KeepsForms, OutputInline, OwnProjects, ProjectAdmin
from outputs.forms import RowForm
from outputs.models import Project
from reports.desk.slips import of_the_project
from reports.models import Edition, Section, Series
from reports.models.series import validate_sections

PUBLISHED = _("Something of this project was published: it cannot be deleted.")
ENTERED = _("Activities or forecasts stand in this project: delete them first.")


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
        label=_("Sections in order"), help_text=format_lazy(_("One a line. There are: {}."), ", ".join(Section.values))
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
        (
            _("More"),
            {
                "classes": ("collapse",),
                "fields": ("earlier_heading", "disclaimer", "distribution_list", ("remind_before", "remind_after")),
            },
        ),
    )
    formfield_overrides = {}

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class DatedOutputInline(DaysAsWritten, OutputInline):
    pass


class DatedContributionInline(DaysAsWritten, ContributionInline):
    pass


@admin.register(Project)
class ReportingProjectAdmin(KeepsForms, DaysAsWritten, ProjectAdmin):
    """A project of which something was published stays, under the short name that stands in what was published. The
    database holds both; here it is said. Entries do not go with their project: each is deleted for a reason of its own.
    """

    inlines = (DatedOutputInline, DatedContributionInline, FootnoteInline, SeriesInline)
    change_form_template = "admin/outputs/project/change_form.html"

    def is_published(self, project) -> bool:
        return project is not None and Edition.objects.of(project).exists()

    def why_it_stays(self, project) -> str:
        if self.is_published(project):
            return PUBLISHED
        return ENTERED if project is not None and project.entries.exists() else ""

    def get_readonly_fields(self, request, obj=None):
        return ("slug",) if self.is_published(obj) else ()

    def get_prepopulated_fields(self, request, obj=None):
        return {} if self.is_published(obj) else super().get_prepopulated_fields(request, obj)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["is_published"] = self.is_published(obj)
        context["show_delete"] = not self.why_it_stays(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for sentence in of_the_project(form.instance, form.instance.contributions.all()):
            self.message_user(request, _("Worth a look: %s") % sentence, messages.WARNING)

    def delete_view(self, request, object_id, extra_context=None):
        project = self.get_object(request, object_id)
        why = self.why_it_stays(project) if self.has_delete_permission(request, project) else ""
        if not why:
            return super().delete_view(request, object_id, extra_context)
        self.message_user(request, why, messages.ERROR)
        return redirect(reverse("admin:outputs_project_change", args=[project.pk]))
