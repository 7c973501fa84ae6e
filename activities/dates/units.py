"""One unit of the calendar: a day, a part of a month, a month, a quarter … with its first and its last day.

Reading, printing and EDTF all speak of stretches as units, so that the lengths of months and seasons stand here alone.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from activities.dates.precision import Precision


class Part(IntEnum):
    """A part of a month: 1-10, 11-20, from the 21st, the last five days."""

    EARLY = 1
    MID = 2
    LATE = 3
    END = 4


MONTHS_IN = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.HALF_YEAR: 6, Precision.YEAR: 12, Precision.SEASON: 3}
STAND_ALONE = frozenset({Precision.PART, Precision.SEASON})  # several of these are not one stretch
WINTER = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """`number` counts within the month for days and parts, else within the year; seasons begin with spring.

    The year is the one the unit is named after: winter 2010 ends in February 2011. `first` and `last` raise ValueError
    where the calendar has no such unit.
    """

    precision: Precision
    year: int
    number: int
    month: int = 0

    @property
    def first(self) -> date:
        if self.precision is Precision.DAY:
            return date(self.year, self.month, self.number)
        if self.precision is Precision.PART:
            return date(self.year, self.month, self._part_days[0])
        return date(self.year, self._first_month, 1)

    @property
    def last(self) -> date:
        if self.precision is Precision.DAY:
            return self.first
        if self.precision is Precision.PART:
            return date(self.year, self.month, self._part_days[1])
        years, month = divmod(self._first_month - 1 + MONTHS_IN[self.precision] - 1, 12)
        return month_end(self.year + years, month + 1)

    @property
    def _first_month(self) -> int:
        if self.precision is Precision.SEASON:
            return 3 * self.number
        return MONTHS_IN[self.precision] * (self.number - 1) + 1

    @property
    def _part_days(self) -> tuple[int, int]:
        length = month_end(self.year, self.month).day
        return {
            Part.EARLY: (1, 10),
            Part.MID: (11, 20),
            Part.LATE: (21, length),
            Part.END: (length - 4, length),
        }[Part(self.number)]


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def unit_containing(precision: Precision, day: date) -> Unit:
    """Every precision but parts, which overlap; a January belongs to the winter of the year before."""
    if precision is Precision.DAY:
        return Unit(precision, day.year, day.day, day.month)
    if precision is Precision.SEASON:
        number = day.month // 3
        return Unit(precision, day.year, number) if number else Unit(precision, day.year - 1, WINTER)
    return Unit(precision, day.year, (day.month - 1) // MONTHS_IN[precision] + 1)


def unit_starting(precision: Precision, day: date) -> Unit:
    """The unit that begins with this day; ValueError if none does."""
    if precision is Precision.PART:
        candidates = [Unit(precision, day.year, part, day.month) for part in Part]
    else:
        candidates = [unit_containing(precision, day)]
    for unit in candidates:
        if unit.first == day:
            return unit
    raise ValueError(f"no {precision} begins on {day}")
