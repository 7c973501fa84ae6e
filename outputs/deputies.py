"""A manager names somebody who acts for them while they are away, and may end that at any time."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from outputs import access, audit
from outputs.access import Role
from outputs.models import Deputyship, Project, User


def name_deputy(project: Project, *, manager: User, deputy: User, start: date, end: date, at: datetime) -> Deputyship:
    """Raises ValidationError where the manager is none of this project, and where the days or the deputy do not fit."""
    refuse_others(project, manager)
    deputyship = Deputyship(project=project, manager=manager, deputy=deputy, start=start, end=end)
    deputyship.full_clean()
    if not deputy.is_active:
        raise ValidationError({"deputy": _("This person has left.")})
    with transaction.atomic():
        deputyship.save()
        tell(audit.DEPUTY_NAMED, deputyship, by=manager, at=at)
    return deputyship


def end_deputyship(deputyship: Deputyship, *, by: User, at: datetime, today: date) -> None:
    """From now on; what the deputy did stays done. One that did not begin yet is taken away."""
    if by != deputyship.manager:
        refuse_others(deputyship.project, by, own_role_needed=False)
    with transaction.atomic():
        tell(audit.DEPUTY_ENDED, deputyship, by=by, at=at)
        yesterday = today - timedelta(days=1)
        if deputyship.start > yesterday:
            deputyship.delete()
        else:
            deputyship.end = min(deputyship.end, yesterday)
            deputyship.save()


def may_name(project: Project, user: User) -> bool:
    """A deputy names no deputy, and an administrator stands in for nobody."""
    return user.is_active and (project.pk, Role.MANAGER) in user.own_roles


def may_end(project: Project, user: User) -> bool:
    """A manager what a colleague began too, and an administrator what any of them began."""
    return may_name(project, user) or access.is_administrator(user)


def refuse_others(project: Project, user: User, *, own_role_needed: bool = True) -> None:
    if not (may_name(project, user) if own_role_needed else may_end(project, user)):
        raise ValidationError(_("Only a manager of the project names a deputy."))


def tell(verb: str, deputyship: Deputyship, *, by: User, at: datetime) -> None:
    details = {
        "manager": deputyship.manager.username,
        "from": deputyship.start.isoformat(),
        "to": deputyship.end.isoformat(),
    }
    audit.record(verb, by=by, at=at, project=deputyship.project, about=deputyship.deputy.username, details=details)
