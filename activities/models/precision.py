"""What each precision means for the first and the last day, as the database holds it.

An open-ended stretch has no last day; its first day begins the unit that it was told in.
"""

from django.db.models import F, Q

from activities.dates import Precision
from activities.models import calendar  # noqa: F401 (registers the look-ups used below)

STARTS_MONTH = Q(start__calendar_day=1)
ENDS_MONTH = Q(end=None) | Q(end__calendar_day=F("end__calendar_month_length"))
SAME_YEAR = Q(end__calendar_year=F("start__calendar_year"))
SAME_MONTH = SAME_YEAR & Q(end__calendar_month=F("start__calendar_month"))


def months(starts: list[int], ends: list[int]) -> Q:
    return (
        STARTS_MONTH
        & Q(start__calendar_month__in=starts)
        & (Q(end=None) | Q(end__calendar_month__in=ends))
        & ENDS_MONTH
    )


def season(start: int, end: int, year: Q) -> Q:
    return (
        STARTS_MONTH & Q(start__calendar_month=start) & (Q(end=None) | year & Q(end__calendar_month=end) & ENDS_MONTH)
    )


def part(start, end) -> Q:
    return Q(start__calendar_day=start) & (Q(end=None) | SAME_MONTH & Q(end__calendar_day=end))


LATE = part(21, F("end__calendar_month_length"))
LAST_FIVE_DAYS = part(F("start__calendar_month_length") - 4, F("end__calendar_month_length"))
WINTER = season(12, 2, Q(end__calendar_year=F("start__calendar_year") + 1))

UNITS = {
    Precision.DAY: Q(),
    Precision.MONTH: STARTS_MONTH & ENDS_MONTH,
    Precision.PART: part(1, 10) | part(11, 20) | LATE | LAST_FIVE_DAYS,
    Precision.QUARTER: months([1, 4, 7, 10], [3, 6, 9, 12]),
    Precision.HALF_YEAR: months([1, 7], [6, 12]),
    Precision.SEASON: season(3, 5, SAME_YEAR) | season(6, 8, SAME_YEAR) | season(9, 11, SAME_YEAR) | WINTER,
    Precision.YEAR: months([1], [12]),
}


def precision_fits() -> Q:
    """Undated exactly where the precision is unknown; otherwise the days are those of whole units."""
    fits = Q(precision=Precision.UNKNOWN.value, start=None, end=None)
    for precision, days in UNITS.items():
        fits |= Q(precision=precision.value, start__isnull=False) & days
    return fits
