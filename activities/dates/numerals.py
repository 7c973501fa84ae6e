"""Dates written in numbers alone: `16/09/2009`, `16.9.09`, `16/09`, `09/2009`, `2009-09-16`, `2009-09`. Day first."""

import re
from typing import NamedTuple

from activities.dates import reasons
from activities.dates.reasons import DateError, excerpt

SEPARATOR = re.compile(r"[-./]")


class NumericDate(NamedTuple):
    """A day without a year, or a month without a day, or both given."""

    day: int | None
    month: int
    year: int | None


def numeric_date(text: str) -> NumericDate:
    fields = SEPARATOR.split(text)
    if len(set(SEPARATOR.findall(text))) > 1:
        raise DateError(reasons.NOT_UNDERSTOOD, piece=excerpt(text))
    match [len(field) for field in fields]:
        case [1 | 2, 1 | 2, 2 | 4]:
            day, month, year = fields
        case [4, 1 | 2, 1 | 2]:
            year, month, day = fields
        case [1 | 2, 1 | 2]:
            (day, month), year = fields, None
        case [1 | 2, 4]:
            (month, year), day = fields, None
        case [4, 2] if "-" in text:
            (year, month), day = fields, None
            refuse_range_of_years(text, int(year), int(month))
        case _:
            raise DateError(reasons.NOT_UNDERSTOOD, piece=excerpt(text))
    if not 1 <= int(month) <= 12:
        raise DateError(reasons.NO_SUCH_MONTH, piece=text, month=int(month))
    return NumericDate(day and int(day), int(month), year and full_year(year))


def refuse_range_of_years(text: str, year: int, number: int) -> None:
    """2010-11 may mean November or two years; 2010-09 can only be a month."""
    if number > year % 100:
        raise DateError(reasons.MONTH_OR_YEARS, piece=text)


def full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
