"""Who sees and changes which rows at the desk: asked of `outputs.access` and of nothing else."""

from outputs import access
from outputs.models import Project


class OwnProjects:
    """Rows of the projects in which the user may write, and no others: lists, choices, forms and guessed addresses.

    `to_project` is the path of attributes from a row to its project; empty where the row is the project.
    """

    to_project = "project"

    def get_queryset(self, request):
        path = "__".join([*self.to_project.split("."), "in"]) if self.to_project else "pk__in"
        return super().get_queryset(request).filter(**{path: Project.objects.writable_by(request.user)})

    def project_of(self, row):
        for name in filter(None, self.to_project.split(".")):
            row = getattr(row, name)
        return row

    def may_write(self, request, row):
        if isinstance(row, self.model):
            return access.may(request.user, access.WRITE, self.project_of(row))
        return access.has_anywhere(request.user, access.WRITE)

    def has_module_permission(self, request):
        return access.has_anywhere(request.user, access.WRITE)

    def has_add_permission(self, request, obj=None):
        return access.has_anywhere(request.user, access.WRITE)

    def has_view_permission(self, request, obj=None):
        return self.may_write(request, obj)

    has_change_permission = has_delete_permission = has_view_permission

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.related_model is Project:
            kwargs["queryset"] = Project.objects.writable_by(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """A project is chosen here and changed elsewhere."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.related_model is Project:
            for step in ("add", "change", "delete", "view"):
                setattr(field.widget, f"can_{step}_related", False)
        return field


class Administrators:
    """What only administrators see and change; to others it is not there, whatever key they guess."""

    def get_queryset(self, request):
        found = super().get_queryset(request)
        return found if access.is_administrator(request.user) else found.none()

    def is_administrator(self, request, obj=None):
        return access.is_administrator(request.user)

    has_module_permission = has_add_permission = has_view_permission = is_administrator
    has_change_permission = has_delete_permission = is_administrator
