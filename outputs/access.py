"""Which role a user has in which projects, and what a role gives. Every `visible_to` and every check asks here and
nowhere else.

Administrators are active superusers; inactive people have no rights at all. A right is asked of a project (`may`) or
turned into a query (`projects_with`); both read the same table.
"""

from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a membership gives. Administrators need none: they are superusers."""

    SECRETARIAT = "secretariat", _("Secretariat")
    MANAGER = "manager", _("Manager")
    FUNDER = "funder", _("Funder")


class Right(Enum):
    """A right and the roles of a project that have it."""

    READ_DRAFTS = frozenset({Role.SECRETARIAT, Role.MANAGER})
    WRITE = frozenset({Role.SECRETARIAT})
    REVIEW = frozenset({Role.MANAGER})


READ_DRAFTS = Right.READ_DRAFTS
WRITE = Right.WRITE
REVIEW = Right.REVIEW


def is_administrator(user) -> bool:
    return user.is_active and user.is_superuser


def projects_with(projects, user, right: Right):
    """The projects of the query set in which `user` has the right."""
    if is_administrator(user):
        return projects
    if not (user.is_authenticated and user.is_active):
        return projects.none()
    return projects.filter(pk__in=keys_of_projects_with(user, right))


def keys_of_projects_with(user, right: Right) -> frozenset[int]:
    """By a role; an administrator needs none."""
    return frozenset(project for project, role in roles_of(user) if role in right.value)


def may(user, right: Right, project) -> bool:
    if is_administrator(user):
        return True
    return any(project_id == project.pk for project_id, role in roles_of(user) if role in right.value)


def has_anywhere(user, right: Right) -> bool:
    """Whether a desk or a list is offered to the user at all."""
    return is_administrator(user) or any(role in right.value for _, role in roles_of(user))


def is_funder(user) -> bool:
    return bool(funders_of(user))


def funders_of(user) -> frozenset[int]:
    """The keys of the funders whose people the user belongs to."""
    return user.funder_keys if user.is_authenticated and user.is_active else frozenset()


def manager_stood_in_for(user, project):
    """The manager for whom the user acts in the project; None where the user acts by a right of their own."""
    if is_administrator(user) or not may(user, REVIEW, project) or (project.pk, Role.MANAGER) in user.own_roles:
        return None
    return user.deputyships_today.get(project.pk)


def roles_of(user) -> frozenset[tuple[int, str]]:
    """Project and role of each membership, and a manager's where the user is the deputy today; asked once in the life
    of the user object, which is one request.
    """
    if not (user.is_authenticated and user.is_active):
        return frozenset()
    return user.own_roles | {(project, Role.MANAGER) for project in user.projects_as_deputy}
