"""What was deleted at the desk, listed with the reasons and brought back whole."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from outputs import audit, history
from outputs.history.deleted import deleted, deletions
from outputs.history.reading import Happening, whole_in
from outputs.history.restoring import undelete
from outputs.models import Project


class Undeleting:
    """Stands before the other classes of an admin. Only what was deleted in a project of the user's own is there, and
    what belongs to no project for those who may delete it.
    """

    def get_urls(self):
        views = (("deleted/", self.deleted_view, "deleted"), ("deleted/<int:version>/", self.undelete, "undelete"))
        return [
            *(path(route, self.admin_site.admin_view(view), name=self.named(name)) for route, view, name in views),
            *super().get_urls(),
        ]

    def named(self, name: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def deleted_view(self, request):
        if not self.has_delete_permission(request):
            raise PermissionDenied
        shown = [(project, self.deleted_of(project)) for project in self.scopes(request)]
        told = {
            **self.admin_site.each_context(request),
            "title": _("Deleted"),
            "opts": self.opts,
            "shown": [(project, found) for project, found in shown if found],
        }
        return TemplateResponse(request, "admin/deleted.html", told)

    def scopes(self, request) -> Iterable[Project | None]:
        if history.thing_of(self.model).project:
            return Project.objects.writable_by(request.user)
        return [None] if self.has_delete_permission(request) else ()

    def deleted_of(self, project: Project | None) -> list[Happening]:
        found = deleted(history.thing_of(self.model), project)
        return [one for one in found if self.is_ours(whole_in(one.version))]

    def is_ours(self, whole: dict[str, Any]) -> bool:
        """Whether it belongs here, of what has one history with other things."""
        return True

    def undelete(self, request, version):
        """Only by sending a form."""
        project, kept = self.kept_or_404(request, version)
        if request.method != "POST":
            return redirect(f"admin:{self.named('deleted')}")
        try:
            row = self.put_back(request, whole_in(kept), project)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            return redirect(f"admin:{self.named('deleted')}")
        messages.success(request, _("“%(title)s” is there again.") % {"title": row})
        return redirect(reverse(f"admin:{self.named('change')}", args=[row.pk]))

    def kept_or_404(self, request, version):
        for project in self.scopes(request):
            kept = deletions(history.thing_of(self.model), project).filter(pk=version).first()
            if kept is not None and self.is_ours(whole_in(kept)):
                return project, kept
        raise Http404

    def put_back(self, request, whole: dict[str, Any], project: Project | None) -> models.Model:
        with history.batch():
            row = undelete(history.thing_of(self.model), whole)
            told = {"kind": self.opts.model_name, "key": str(row.pk)}
            about = {"project": project, "about": str(row), "details": told}
            audit.record(audit.BROUGHT_BACK, by=request.user, at=timezone.now(), **about)
        return row
