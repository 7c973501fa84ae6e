"""Stretches in exchange formats: EDTF (ISO 8601-2), beside which precision and *printed as* are given.

A quarter is 33-36 in the place of the month, a half-year 40-41, a season 21-24; a part of a month is its days.
"""

import re
from datetime import date

from activities.dates import reasons
from activities.dates.precision import Precision
from activities.dates.reasons import DateError, excerpt
from activities.dates.units import Unit
from activities.dates.values import Stretch

UNKNOWN = "XXXX"
OPEN = ".."
CODES_FROM = {Precision.MONTH: 1, Precision.SEASON: 21, Precision.QUARTER: 33, Precision.HALF_YEAR: 40}
ENDPOINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def to_edtf(stretch: Stretch) -> str:
    if stretch.start is None or stretch.first_unit is None:
        return UNKNOWN
    if stretch.precision is Precision.PART:
        first, last = stretch.start.isoformat(), stretch.end and stretch.end.isoformat()
    else:
        first, last = endpoint(stretch.first_unit), stretch.last_unit and endpoint(stretch.last_unit)
    if last is None:
        return f"{first}/{OPEN}"
    return first if first == last else f"{first}/{last}"


def endpoint(unit: Unit) -> str:
    if unit.precision is Precision.DAY:
        return unit.first.isoformat()
    if unit.precision is Precision.YEAR:
        return f"{unit.year:04}"
    return f"{unit.year:04}-{CODES_FROM[unit.precision] + unit.number - 1:02}"


def from_edtf(text: str, *, precision: Precision, printed_as: str = "") -> Stretch:
    """The inverse of `to_edtf`: any other text, and any that is not of this precision, raises DateError."""
    try:
        start, end = days(text, precision)
        stretch = Stretch(start=start, end=end, precision=precision, printed_as=printed_as)
    except (ValueError, KeyError):
        stretch = None
    if stretch is None or to_edtf(stretch) != text:
        raise DateError(reasons.NOT_EDTF, piece=excerpt(text), precision=precision.value)
    return stretch


def days(text: str, precision: Precision) -> tuple[date | None, date | None]:
    if text == UNKNOWN:
        return None, None
    first, _, last = text.partition("/")
    if last == OPEN:
        return unit_of(first, precision).first, None
    return unit_of(first, precision).first, unit_of(last or first, precision).last


def unit_of(text: str, precision: Precision) -> Unit:
    match = ENDPOINT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, code, day = (int(group or 0) for group in match.groups())
    if day:
        return Unit(Precision.DAY, year, day, code)
    if not code:
        return Unit(Precision.YEAR, year, 1)
    return Unit(precision, year, code - CODES_FROM[precision] + 1)
