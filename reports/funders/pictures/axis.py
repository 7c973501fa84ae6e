"""Time on a picture: days to units, and the lines by month, quarter or year as the span asks. Imports no Django."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from activities.dates import Precision, Stretch, printed_stretch

MOST_LINES = 20
STEPS = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.YEAR: 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A gridline where a unit of the calendar begins; `label` stands in the middle of the unit, empty where cut off."""

    x: float
    middle: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Days from `start`, both inclusive, over `width` units that begin at `left`."""

    start: date
    end: date
    left: float
    width: float
    unit: Precision

    def x(self, day: date) -> float:
        """Where a day begins. The day after the last one is the right end."""
        return round(self.left + self.width * (day - self.start).days / ((self.end - self.start).days + 1), 1)

    def after(self, day: date) -> float:
        """Where a day is over."""
        return self.x(day + timedelta(days=1))


def axis(span: tuple[date, date], stretches: Iterable[Stretch], *, left: float, width: float) -> Axis:
    """Over the span and all stretches beyond it, in whole units; an open end asks for no more than one unit."""
    days = [*span, *(day for stretch in stretches for day in (stretch.start, stretch.end) if day)]
    first, last = min(days), max(days)
    unit = next((unit for unit, step in STEPS.items() if units(first, last, step) <= MOST_LINES), Precision.YEAR)
    return Axis(start=unit_of(first, unit).start, end=unit_of(last, unit).end, left=left, width=width, unit=unit)


def units(first: date, last: date, step: int) -> int:
    return (months(last) // step) - (months(first) // step) + 1


def months(day: date) -> int:
    return day.year * 12 + day.month - 1


def unit_of(day: date, unit: Precision) -> Stretch:
    """The month, quarter or year in which the day lies."""
    step = STEPS[unit]
    first = months(day) // step * step
    return Stretch(start=first_of(first), end=first_of(first + step) - timedelta(days=1), precision=unit)


def first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def ticks(over: Axis, *, language: str, room: float) -> tuple[Tick, ...]:
    """A line for each unit; a label for every one, or for every second, third … where there is less than `room`."""
    found = list(stretches_of(over))
    every = max(1, -(-int(room * len(found)) // int(over.width)))
    return tuple(
        Tick(
            x=over.x(one.start),
            middle=round((over.x(one.start) + over.after(one.end)) / 2, 1),
            label="" if number % every else printed_stretch(one, language=language),
        )
        for number, one in enumerate(found)
    )


def stretches_of(over: Axis) -> Iterator[Stretch]:
    day = over.start
    while day <= over.end:
        one = unit_of(day, over.unit)
        yield one
        day = one.end + timedelta(days=1)
