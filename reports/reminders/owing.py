"""Who owes what for a period: texts by those who were asked, outcomes and the report by the secretariat, a decision by
the managers.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from activities.models import Asking, Forecast, OwedText
from outputs.access import Role
from outputs.models import Deputyship, User
from reports.models import Report, Round
from reports.reminders.periods import Moment, Period
from reports.reminders.stopping import Kind, is_wanted

NOT_SUBMITTED = ("draft", Round.State.RETURNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Debts:
    """What one receiver is reminded of. `asked` are the receiver's own texts, each with an open link; `texts` are those
    that others owe; `report` is there where it waits for the receiver, or `is_missing` where it is not made yet.
    """

    kind: Kind
    user: User | None
    email: str
    language: str
    asked: tuple[Asking, ...] = ()
    texts: tuple[OwedText, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    report: Report | None = None
    is_missing: bool = False


def debts(period: Period, moment: Moment, *, at: datetime) -> list[Debts]:
    """Of those who want to be reminded."""
    texts = owed_texts(period)
    found = [
        *of_askings(period, texts, at=at),
        *of_secretariat(period, moment, texts),
        *of_managers(period, moment, at),
    ]
    return [one for one in found if is_wanted(one.kind, user=one.user, email=one.email)]


def owed_texts(period: Period) -> tuple[OwedText, ...]:
    """Of what began by the end of the period, or has no dates."""
    begun = Q(entry__first_day__lte=period.end) | Q(entry__first_day=None)
    return tuple(OwedText.objects.filter(begun, entry__project=period.series.project_id).with_askings())


def of_askings(period: Period, texts: tuple[OwedText, ...], *, at: datetime) -> list[Debts]:
    """A mail for each person, with all their links; who was not asked knows of nothing."""
    by_person: dict[tuple, list[Asking]] = defaultdict(list)
    for debt in texts:
        asking = debt.last_asking
        if asking and asking.revoked_at is None and asking.answered_at is None and asking.expires_at > at:
            asking.entry = debt.entry
            by_person[(debt.user, debt.address.lower())].append(asking)
    return [
        Debts(
            kind=Kind.TEXTS,
            user=user,
            email=email,
            language=user.language if user else period.series.written_in,
            asked=tuple(asked),
        )
        for (user, email), asked in by_person.items()
    ]


def of_secretariat(period: Period, moment: Moment, texts: tuple[OwedText, ...]) -> list[Debts]:
    """Before the end what can still be done; after it as long as the report is not submitted."""
    state = period.report.state if period.report else "draft"
    due = Forecast.objects.of(period.series.project).unresolved().filter(last_day__lte=period.end)
    forecasts = tuple(due.select_related("project").prefetch_related("occurrences").by_date())
    if state not in NOT_SUBMITTED or (moment is Moment.BEFORE and not (forecasts or texts)):
        return []
    people = User.objects.filter(memberships__project=period.series.project, memberships__role=Role.SECRETARIAT)
    own = {"texts": texts, "forecasts": forecasts}
    if moment is Moment.AFTER:
        own |= {"report": period.report, "is_missing": period.report is None}
    return [of_user(Kind.REPORTS, one, **own) for one in people.distinct().order_by("pk")]


def of_managers(period: Period, moment: Moment, at: datetime) -> list[Debts]:
    """And who acts for one of them today."""
    if moment is Moment.BEFORE or period.report is None or period.report.state != Round.State.SUBMITTED:
        return []
    project = period.series.project
    deputies = Deputyship.objects.on(timezone.localdate(at)).filter(project=project).values("deputy")
    own = Q(memberships__project=project, memberships__role=Role.MANAGER) | Q(pk__in=deputies)
    people = User.objects.filter(own).distinct().order_by("pk")
    return [of_user(Kind.DECISIONS, one, report=period.report) for one in people]


def of_user(kind: Kind, user: User, **owed) -> Debts:
    return Debts(kind=kind, user=user, email=user.email, language=user.language, **owed)
