"""Reported periods that are about to end or have just ended. The day is passed in."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import Enum

from reports.following import Days, following
from reports.models import Report, Round, Series

GRACE = timedelta(days=14)  # cron may have stood still; what is later than that reminds nobody any more
NEAR = timedelta(days=90)


class Moment(Enum):
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """`report` is None as long as the secretariat has not made it; `last` is the newest that there is."""

    series: Series
    start: date
    end: date
    report: Report | None
    last: Report

    def day_of(self, moment: Moment) -> date | None:
        """On which the reminder is due; None where the series wants none."""
        before, after = self.series.remind_before, self.series.remind_after
        if moment is Moment.BEFORE:
            return None if before is None else self.end - timedelta(days=before)
        return None if after is None else self.end + timedelta(days=after)

    def is_due(self, moment: Moment, day: date) -> bool:
        first = self.day_of(moment)
        last = self.end if moment is Moment.BEFORE else first and first + GRACE
        return first is not None and first <= day <= last


def periods(series: Iterable[Series], day: date) -> list[Period]:
    """Those near the day that are not published yet; of series fetched `with_reports`."""
    near = (one for line in series for one in of_series(line))
    return [one for one in near if day - NEAR - GRACE <= one.end <= day + NEAR]


def with_reports(series):
    return series.select_related("project").prefetch_related("reports__rounds")


def of_series(series: Series) -> list[Period]:
    reports = sorted(series.reports.all(), key=lambda report: report.period_end)
    if not reports:
        return []
    last = reports[-1]
    made = [period(series, one, last) for one in reports if one.state != Round.State.PUBLISHED]
    days = following(Days(**{field.name: getattr(last, field.name) for field in fields(Days)}))
    if days.period_start > series.project.end:
        return made
    next_one = Period(series=series, start=days.period_start, end=days.period_end, report=None, last=last)
    return [*made, next_one]


def period(series: Series, report: Report, last: Report) -> Period:
    report.series = series
    return Period(series=series, start=report.period_start, end=report.period_end, report=report, last=last)
