"""Entering one entry after the other: the project is chosen once, the next form opens where the last was saved."""

from django import forms
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from outputs.models import Project

SCRIPTS = ("saving", "lines", "ticking", "echoing", "characters")
LAST_PROJECT = "entered_last_for"  # in the session: the key of the project that the last entry was for


class OneAfterTheOther:
    """For the admin of entries."""

    change_form_template = "admin/activities/entry_form.html"
    media_of_form = forms.Media(
        css={"all": ["css/document.css", "css/entering.css", "css/writing.css"]},
        js=[
            "admin/js/vendor/jquery/jquery.min.js",
            "admin/js/jquery.init.js",
            *(forms.Script(f"js/{name}.js", type="module") for name in SCRIPTS),
        ],
    )

    def add_view(self, request, form_url="", extra_context=None):
        if request.method == "GET" and "project" not in request.GET:
            return self.project_first(request)
        self.remember(request)
        return super().add_view(request, form_url, extra_context)

    def project_first(self, request):
        """The project is chosen once, and not at all where there is only one."""
        projects = list(Project.objects.writable_by(request.user))
        last = request.session.get(LAST_PROJECT)
        known = projects if len(projects) == 1 else [one for one in projects if one.pk == last]
        if known and "choose" not in request.GET:
            return redirect(self.next_form(known[0].pk, request.GET))
        asked = request.GET.copy()
        asked.pop("choose", None)
        choices = [(one, self.next_form(one.pk, asked)) for one in projects]
        told = {**self.admin_site.each_context(request), "choices": choices, "opts": self.opts}
        return render(request, "admin/activities/choose_project.html", told)

    def next_form(self, project, asked: QueryDict | None = None) -> str:
        """The address of a new form; what else was `asked` for is kept."""
        query = QueryDict(mutable=True) if asked is None else asked.copy()
        query["project"] = project
        return f"{reverse(f'admin:{self.opts.app_label}_{self.opts.model_name}_add')}?{query.urlencode()}"

    def remember(self, request):
        chosen = request.GET.get("project", "")
        if chosen.isascii() and chosen.isdecimal() and request.session.get(LAST_PROJECT) != int(chosen):
            request.session[LAST_PROJECT] = int(chosen)

    def response_add(self, request, obj, post_url_continue=None):
        return self.next_where_asked(request, obj, super().response_add(request, obj, post_url_continue))

    def response_change(self, request, obj):
        return self.next_where_asked(request, obj, super().response_change(request, obj))

    def next_where_asked(self, request, entry, response):
        if "_addanother" in request.POST:
            response["Location"] = self.next_form(entry.project_id)
        return response

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """The scripts of the stock form that this one has no use for are left out."""
        media = self.media_of_form + context["adminform"].media
        for formset in context["inline_admin_formsets"]:
            media += formset.media
        projects = list(Project.objects.writable_by(request.user))
        chosen = str(context["adminform"].form["project"].value() or "")
        context |= {
            "media": media,
            "entered_for": next((one for one in projects if str(one.pk) == chosen), None),
            "other_project": self.choosing() if add and len(projects) > 1 else "",
        }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def choosing(self) -> str:
        return f"{reverse(f'admin:{self.opts.app_label}_{self.opts.model_name}_add')}?choose"
