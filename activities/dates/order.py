"""The order of entries in a report, and the days between which an entry lies."""

from collections.abc import Iterable
from datetime import date

from activities.dates.precision import Precision
from activities.dates.values import Stretch, When


def sort_key(when: When, title: str) -> tuple:
    """Days by start and end; anything coarser after the days of its first month; undated last; ties by title."""
    return (tuple(sorted(stretch_key(stretch) for stretch in when.stretches)), title.casefold(), title)


def stretch_key(stretch: Stretch) -> tuple[bool, date, bool, date, bool, date]:
    start = stretch.start or date.max
    coarse = stretch.precision is not Precision.DAY
    return (stretch.undated, start.replace(day=1), coarse, start, stretch.open_ended, stretch.end or date.max)


def first_day(stretches: Iterable[Stretch]) -> date | None:
    """None if all are undated."""
    return min((stretch.start for stretch in stretches if stretch.start), default=None)


def last_day(stretches: Iterable[Stretch]) -> date | None:
    """None if one is open-ended or all are undated."""
    dated = [stretch for stretch in stretches if not stretch.undated]
    if any(stretch.open_ended for stretch in dated):
        return None
    return max((stretch.end for stretch in dated if stretch.end), default=None)
