from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from outputs.access import Role
from outputs.models.languages import Language
from outputs.models.project import Funder, Project
from outputs.statements import Statement


class User(AbstractUser):
    """A person who signs in; `language` is the language of the screen, never that of a document."""

    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    notices = models.BooleanField(_("notices by e-mail"), default=True)
    remind_texts = models.BooleanField(_("reminders of texts that I owe"), default=True)
    remind_reports = models.BooleanField(_("reminders of reports and forecasts of my secretariat"), default=True)
    remind_decisions = models.BooleanField(_("reminders of reports that wait for my decision"), default=True)

    class Meta(AbstractUser.Meta):
        ordering = ["username"]

    # What follows is for `outputs.access`, which alone says what it gives.

    @cached_property
    def rights_held(self) -> tuple[tuple[int | None, str, int | None], ...]:
        """Project, role and funder of each membership, and of each project in which the user is a deputy today; one
        query in the life of the user object.
        """
        return tuple(HELD.rows(user=self.pk, day=timezone.localdate()))

    @property
    def own_roles(self) -> frozenset[tuple[int, str]]:
        return frozenset((project, role) for project, role, _funder in self.rights_held if project and role != DEPUTY)

    @property
    def funder_keys(self) -> frozenset[int]:
        return frozenset(funder for _project, _role, funder in self.rights_held if funder)

    @property
    def projects_as_deputy(self) -> frozenset[int]:
        return frozenset(project for project, role, _funder in self.rights_held if role == DEPUTY)

    @cached_property
    def deputyships_today(self) -> dict[int, "User"]:
        """The managers for whom the user acts today, by project, as long as they are managers themselves."""
        found = Deputyship.objects.on(timezone.localdate()).filter(deputy=self).select_related("manager")
        return {one.project_id: one.manager for one in found}


DEPUTY = "deputy"  # among the rights held; no role of a membership


def held(*, user: int, day: date) -> models.QuerySet:
    own = Membership.objects.filter(user=user).order_by().values_list("project", "role", "funder")
    nobody = models.Value(None, output_field=models.BigIntegerField())
    deputy = models.Value(DEPUTY, output_field=models.CharField())
    stood_in = Deputyship.objects.on(day).filter(deputy=user).order_by()
    return own.union(stood_in.values_list("project", deputy, nobody), all=True)


HELD = Statement(held)


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


class DeputyshipQuerySet(models.QuerySet):
    def on(self, day):
        """Those that hold on a day: the manager is still there and still the project's manager."""
        manager = Membership.objects.filter(
            user=models.OuterRef("manager"), project=models.OuterRef("project"), role=Role.MANAGER
        )
        return self.filter(models.Exists(manager), start__lte=day, end__gte=day, manager__is_active=True)


class Deputyship(models.Model):
    """A manager names somebody who acts for them in a project from one day to another, as themselves."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="deputyships")
    manager = models.ForeignKey(User, on_delete=models.CASCADE, related_name="deputies", verbose_name=_("manager"))
    deputy = models.ForeignKey(User, on_delete=models.CASCADE, related_name="deputyships", verbose_name=_("deputy"))
    start = models.DateField(_("from"))
    end = models.DateField(_("to"), help_text=_("The last day, included"))

    objects = DeputyshipQuerySet.as_manager()

    class Meta:
        ordering = ["-start", "pk"]
        verbose_name = _("deputy")
        verbose_name_plural = _("deputies")
        constraints = [
            models.CheckConstraint(
                name="deputyship_ends_after_its_start",
                condition=Q(end__gte=F("start")),
                violation_error_message=_("The last day comes before the first."),
            ),
            models.CheckConstraint(
                name="deputyship_is_of_another",
                condition=~Q(manager=F("deputy")),
                violation_error_message=_("Nobody is their own deputy."),
            ),
        ]

    def __str__(self):
        return f"{self.deputy} ({self.manager}, {self.start} – {self.end})"
