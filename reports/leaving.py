"""A person leaves: what they still owe and hold is handed to a colleague or ended, and their account is closed. What
they signed stays under their name.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from activities.models import OwedText
from outputs import access, audit, deputies
from outputs.access import Role
from outputs.models import Deputyship, Membership, PasswordLink, User
from outputs.people import give_role
from reports import drafts, links, requests
from reports.composition import title_of
from reports.models import DraftLink, ReadingLink, Round, Subscription


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRound:
    """A report that waits for its managers; `nobody_else` where the person is the only one of them."""

    round: Round
    title: str
    nobody_else: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    texts: tuple[OwedText, ...]
    rounds: tuple[WaitingRound, ...]
    deputyships: tuple[Deputyship, ...]
    subscriptions: tuple[Subscription, ...]
    reading_links: tuple[ReadingLink, ...]
    draft_links: tuple[DraftLink, ...]
    memberships: tuple[Membership, ...]
    alone_in: tuple[Membership, ...]

    @property
    def links(self) -> tuple[ReadingLink | DraftLink, ...]:
        return (*self.reading_links, *self.draft_links)

    def __bool__(self) -> bool:
        parts = (self.texts, self.rounds, self.deputyships, self.subscriptions, self.links, self.memberships)
        return any(parts)


def held_by(user: User, *, at: datetime) -> Held:
    memberships = tuple(user.memberships.select_related("project", "funder"))
    alone = tuple(one for one in memberships if is_alone(one))
    made = {"made_by": user}
    return Held(
        texts=tuple(OwedText.objects.filter(user=user).select_related("entry__project", "user")),
        rounds=waiting_rounds(user, alone),
        deputyships=running(user, at=at),
        subscriptions=tuple(user.subscriptions.select_related("series__project")),
        reading_links=tuple(ReadingLink.objects.open_at(at).filter(**made).select_related("project", "funder")),
        draft_links=tuple(DraftLink.objects.open_at(at).filter(**made).select_related("report__series__project")),
        memberships=memberships,
        alone_in=alone,
    )


def is_alone(membership: Membership) -> bool:
    same = Membership.objects.filter(role=membership.role, project=membership.project, funder=membership.funder)
    return (
        membership.role != Role.FUNDER and not same.exclude(user=membership.user).filter(user__is_active=True).exists()
    )


def waiting_rounds(user: User, alone: tuple[Membership, ...]) -> tuple[WaitingRound, ...]:
    managed = user.memberships.filter(role=Role.MANAGER).values("project")
    found = Round.objects.filter(report__series__project__in=managed, state=Round.State.SUBMITTED)
    only = {one.project_id for one in alone if one.role == Role.MANAGER}
    return tuple(
        WaitingRound(round=one, title=title_of(one.report), nobody_else=one.report.series.project_id in only)
        for one in found.select_related("report__series__project")
    )


def running(user: User, *, at: datetime) -> tuple[Deputyship, ...]:
    """Those that hold today or will, of which the person is either side."""
    own = Deputyship.objects.filter(Q(manager=user) | Q(deputy=user), end__gte=timezone.localdate(at))
    return tuple(own.select_related("project", "manager", "deputy"))


@transaction.atomic
def leave(user: User, *, by: User, at: datetime, to: User | None, roles: bool = False, revoked: bool = False) -> None:
    """With `roles` the colleague gets those that the person has; with `revoked` the links they made open nothing more.

    Raises ValidationError where something is owed and nobody takes it over, and where nobody could let people in any
    more.
    """
    held = held_by(user, at=at)
    refuse(user, by=by, to=to, held=held, roles=roles)
    for debt in held.texts:
        requests.owe(debt.entry, by=by, at=at, user=to, email="")
    for one in held.memberships if roles else ():
        give_role(to, role=Role(one.role), project=one.project, funder=one.funder)
    for one in held.deputyships:
        deputies.end_deputyship(one, by=by, at=at, today=timezone.localdate(at))
    if revoked:
        revoke(held, by=by, at=at)
    user.subscriptions.all().delete()
    PasswordLink.objects.filter(user=user).delete()
    User.objects.filter(pk=user.pk).update(is_active=False)
    told = {"to": to.username if to else "", "texts": len(held.texts), "roles": roles, "links": revoked}
    audit.record(audit.LEFT, by=by, at=at, about=user.username, details=told)


def revoke(held: Held, *, by: User, at: datetime) -> None:
    for one in held.reading_links:
        links.revoke(one, by=by, at=at)
    for one in held.draft_links:
        drafts.revoke(one, by=by, at=at)


def refuse(user: User, *, by: User, to: User | None, held: Held, roles: bool) -> None:
    if not access.is_administrator(by):
        raise ValidationError(_("Only an administrator closes an account."))
    if user == by:
        raise ValidationError(_("Nobody closes their own account: another administrator does."))
    if not user.is_active:
        raise ValidationError(_("This person has left already."))
    if to and (to == user or not to.is_active):
        raise ValidationError(_("Name a colleague who stays."))
    if to is None and (held.texts or roles):
        raise ValidationError(_("Name a colleague: something is left to take over."))
