from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from outputs.access import Role
from outputs.models.languages import Language
from outputs.models.project import Funder, Project


class User(AbstractUser):
    """A person who signs in; `language` is the language of the screen, never that of a document."""

    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    notices = models.BooleanField(_("notices by e-mail"), default=True)

    class Meta(AbstractUser.Meta):
        ordering = ["username"]

    @cached_property
    def roles(self) -> frozenset[tuple[int | None, str]]:
        """For `outputs.access`, which alone says what they give."""
        return frozenset(self.memberships.values_list("project", "role"))


class Membership(models.Model):
    """Secretariat and managers belong to a project; a funder's people to the funder."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, null=True, blank=True, related_name="memberships", verbose_name=_("project")
    )
    funder = models.ForeignKey(
        Funder, on_delete=models.CASCADE, null=True, blank=True, related_name="memberships", verbose_name=_("funder")
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.CheckConstraint(
                name="membership_fits_its_role",
                condition=Q(role__in=[Role.SECRETARIAT, Role.MANAGER], project__isnull=False, funder=None)
                | Q(role=Role.FUNDER, project=None, funder__isnull=False),
                violation_error_message=_("Secretariat and managers belong to a project, funders to a funder."),
            ),
            models.UniqueConstraint(
                fields=["user", "role", "project"],
                condition=Q(funder=None),
                name="membership_in_a_project_once",
                violation_error_message=_("This person has this role in the project already."),
            ),
            models.UniqueConstraint(
                fields=["user", "funder"],
                condition=Q(project=None),
                name="membership_of_a_funder_once",
                violation_error_message=_("This person belongs to the funder already."),
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.project or self.funder}"
