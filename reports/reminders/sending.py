"""Each reminder is queued once: the outbox, where each news has a key, is the record of what was sent."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from reports.letters import Letter
from reports.models import OutgoingMail, Series
from reports.reminders.letters import letter, stop_address
from reports.reminders.owing import Debts, debts
from reports.reminders.periods import Moment, Period, periods, with_reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    period: Period
    moment: Moment
    owed: Debts

    @property
    def key(self) -> str:
        """Of two series of a project whose periods end together, one asks for a text."""
        of = self.period.series.project_id if self.owed.asked else f"series/{self.period.series.pk}"
        told = f"reminder/{of}/{self.period.end}/{self.moment.value}/{self.owed.kind}/{self.owed.email.lower()}"
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def letter(self) -> Letter:
        return letter(self.owed, self.period, self.moment)


def reminders(series: Iterable[Series], *, at: datetime, due_only: bool) -> list[Reminder]:
    """As they would read now: those that are due, or all of the periods that are near."""
    day = timezone.localdate(at)
    return [
        Reminder(period=period, moment=moment, owed=owed)
        for period in periods(series, day)
        for moment in Moment
        if (period.is_due(moment, day) if due_only else period.day_of(moment))
        for owed in debts(period, moment, at=at)
    ]


def remind(*, at: datetime) -> int:
    """Queues what is due and was not queued before, and says how many."""
    due = {one.key: one for one in reminders(with_reports(Series.objects.order_by("pk")), at=at, due_only=True)}
    known = set(OutgoingMail.objects.filter(key__in=due).values_list("key", flat=True))
    fresh = [mail(one, at=at) for key, one in due.items() if key not in known]
    OutgoingMail.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


def mail(reminder: Reminder, *, at: datetime) -> OutgoingMail:
    owed, written = reminder.owed, reminder.letter
    return OutgoingMail(
        kind=OutgoingMail.Kind.REMINDER,
        to=owed.email,
        user=owed.user,
        language=owed.language,
        subject=written.subject,
        body=written.body,
        opens=" ".join(one.secret_name for one in owed.asked),
        stop_address=stop_address(owed),
        report=reminder.period.report or reminder.period.last,
        key=reminder.key,
        created_at=at,
        next_try_at=at,
    )
