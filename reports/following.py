"""The report that comes after the last one: pure functions of its days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The five days of a report."""

    period_start: date
    period_end: date
    window_start: date
    window_end: date
    date: date


def following(last: Days) -> Days:
    """As long as the last one: in months where its period ends with a month, so that after 15 September-31 October come
    November and December; otherwise in days. Window and date of issue stand to the period as they did.
    """
    start, end = next_span(last.period_start, last.period_end)
    window_start = end + (last.window_start - last.period_end)
    return Days(
        period_start=start,
        period_end=end,
        window_start=window_start,
        window_end=as_long(window_start, last.window_start, last.window_end),
        date=end + (last.date - last.period_end),
    )


def next_span(start: date, end: date) -> tuple[date, date]:
    first = end + A_DAY
    return first, as_long(first, start, end)


def as_long(first: date, start: date, end: date) -> date:
    """The last day of a span from `first` that is as long as the one from `start` to `end`."""
    if first.day == 1 and ends_a_month(end):
        months = (end.year - start.year) * 12 + end.month - start.month
        return end_of_month(first, months)
    return first + (end - start)


def ends_a_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def end_of_month(day: date, later: int) -> date:
    """The last day of the month that comes so many months later."""
    months = day.year * 12 + day.month - 1 + later
    year, month = months // 12, months % 12 + 1
    return date(year, month, monthrange(year, month)[1])
