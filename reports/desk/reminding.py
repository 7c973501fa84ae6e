"""The reminders of a project as the secretariat sees them before anybody gets them."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone

from outputs.models import Project
from outputs.secret import PLACE
from reports.letters import Letter
from reports.models import Series
from reports.reminders.owing import Debts
from reports.reminders.periods import Moment, Period, periods, with_reports
from reports.reminders.sending import Reminder, reminders


@dataclass(frozen=True, slots=True, kw_only=True)
class Previewed:
    """One moment of one period; `day` is None where the series wants no reminder then."""

    period: Period
    is_before: bool
    day: date | None
    is_over: bool
    reminders: tuple[Reminder, ...]

    @property
    def mails(self) -> list[tuple[Debts, Letter]]:
        """Without the secrets of those who are asked."""
        return [(one.owed, replace(one.letter, body=one.letter.body.replace(PLACE, "…"))) for one in self.reminders]


def previewed(project: Project, *, at: datetime) -> list[Previewed]:
    day = timezone.localdate(at)
    series = list(with_reports(Series.objects.filter(project=project).order_by("pk")))
    found = {key: tuple(some) for key, some in groupby(reminders(series, at=at, due_only=False), key=place)}
    return [
        Previewed(
            period=period,
            is_before=moment is Moment.BEFORE,
            day=period.day_of(moment),
            is_over=period.day_of(moment) is not None and period.day_of(moment) < day,
            reminders=found.get((period.series.pk, period.end, moment), ()),
        )
        for period in periods(series, day)
        for moment in Moment
    ]


def place(reminder: Reminder) -> tuple:
    return (reminder.period.series.pk, reminder.period.end, reminder.moment)
