"""Forms of the admin that come back when they were left half-filled."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from outputs.keeping import Notice, brought_back, filled_in, filled_in_rows, saved
from outputs.models import Project


class KeepsForms:
    """Stands before the other classes of an admin; its rows have a project (`OwnProjects`)."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form, kept = super().get_form(request, obj, change=change, **kwargs), brought_back(request)
        return filled_in(form, kept) if kept else form

    def get_formsets_with_inlines(self, request, obj=None):
        kept = brought_back(request)
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            yield filled_in_rows(formset, kept) if kept else formset, inline

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if not context.get("is_popup") and self.may_write(request, obj):
            form = f"{self.opts.model_name}_form"
            label = self.label_of_form(obj if change else None)
            project = self.project_filled_in(request, obj if change else None)
            context["keeping"] = Notice.of(request, form=form, label=label, project=project)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def label_of_form(self, row) -> str:
        if row is None:
            return _("New: %(noun)s") % {"noun": self.opts.verbose_name}
        return _("%(noun)s: %(name)s") % {"noun": capfirst(self.opts.verbose_name), "name": row}

    def project_filled_in(self, request, row) -> Project | None:
        if row is not None:
            return self.project_of(row)
        chosen = request.GET.get("project", "")
        own = Project.objects.writable_by(request.user)
        return own.filter(pk=chosen).first() if chosen.isdecimal() else None

    def response_add(self, request, obj, post_url_continue=None):
        saved(request)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        saved(request)
        return super().response_change(request, obj)
