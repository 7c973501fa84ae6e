"""A project at the desk, with its outputs, contributions and footnotes."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from outputs import access
from outputs.admin.logos import FunderLogoInline, ProjectLogoInline
from outputs.admin.lossless import Lossless
from outputs.admin.rights import Administrators, OwnProjects
from outputs.admin.undeleting import Undeleting
from outputs.forms import NamedRows, RowForm
from outputs.models import Contribution, Footnote, Output


class OutputInline(OwnProjects, admin.StackedInline):
    model = Output
    form = RowForm
    extra = 0
    fields = (("code", "title"), ("short_title", "closed_on"), "statement")


class ContributionInline(OwnProjects, admin.TabularInline):
    model = Contribution
    formset = NamedRows
    extra = 0
    fields = ("position", "funder", "note", "amount", "currency", "share", "since")


class FootnoteInline(OwnProjects, admin.TabularInline):
    model = Footnote
    form = RowForm
    formset = NamedRows
    extra = 0


class ProjectAdmin(Lossless, OwnProjects, admin.ModelAdmin):
    to_project = ""
    list_display = ("title", "start", "end")
    search_fields = ("title", "formal_title", "references")
    prepopulated_fields = {"slug": ("title",)}
    inlines = (OutputInline, ContributionInline, FootnoteInline, ProjectLogoInline)
    fieldsets = (
        (None, {"fields": ("programme", "title", "slug", "language")}),
        (
            _("Data sheet"),
            {"fields": ("formal_title", "references", "area", "implementation", "objective", "output_word")},
        ),
        (_("Budget"), {"fields": (("budget_ceiling", "budget_threshold", "currency"),)}),
        (_("Duration"), {"fields": (("start", "end"), ("original_end", "extended_on"))}),
        (_("Approval"), {"fields": ("two_people",)}),
        (
            _("Contact"),
            {"fields": ("contact_unit", "contact_organisation", ("contact_telephone", "contact_fax"), "contact_email")},
        ),
        (
            _("Wording of its own"),
            {
                "classes": ("collapse",),
                "description": _("These lines are computed. Fill one in only where it must read otherwise."),
                "fields": ("budget_printed_as", "funding_printed_as", "duration_printed_as", "disclaimer"),
            },
        ),
    )

    def has_add_permission(self, request):
        return access.is_administrator(request.user)

    def has_delete_permission(self, request, obj=None):
        return access.is_administrator(request.user)


class FunderAdmin(Undeleting, Lossless, Administrators, admin.ModelAdmin):
    search_fields = ("name",)
    inlines = (FunderLogoInline,)
