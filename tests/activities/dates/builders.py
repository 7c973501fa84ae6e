"""Dates written short for the tests of this package."""

from datetime import date

from activities.dates import Precision, Stretch, When


def days(first: str, last: str | None = None, precision: Precision = Precision.DAY, printed_as: str = "") -> Stretch:
    """`days("2009-10-05", "2009-10-09")`; one day without the second."""
    return Stretch(
        start=date.fromisoformat(first),
        end=date.fromisoformat(last or first),
        precision=precision,
        printed_as=printed_as,
    )


def open_from(first: str, precision: Precision = Precision.DAY) -> Stretch:
    return Stretch(start=date.fromisoformat(first), end=None, precision=precision)


def when(*stretches: Stretch, to_be_confirmed: bool = False) -> When:
    return When(stretches=stretches, to_be_confirmed=to_be_confirmed)


NOT_YET_KNOWN = Stretch(start=None, end=None, precision=Precision.UNKNOWN)

# One of every kind that the table of printed forms has
ONE_DAY = days("2009-09-16")
DAYS_IN_A_MONTH = days("2009-10-05", "2009-10-09")
DAYS_ACROSS_MONTHS = days("2011-06-29", "2011-07-02")
DAYS_ACROSS_YEARS = days("2011-12-20", "2012-01-05")
MONTH = days("2009-09-01", "2009-09-30", Precision.MONTH)
MONTHS = days("2010-01-01", "2010-06-30", Precision.MONTH)
MONTHS_ACROSS_YEARS = days("2010-10-01", "2011-02-28", Precision.MONTH)
QUARTER = days("2010-04-01", "2010-06-30", Precision.QUARTER)
HALF_YEAR = days("2010-01-01", "2010-06-30", Precision.HALF_YEAR)
SPRING = days("2010-03-01", "2010-05-31", Precision.SEASON)
AUTUMN = days("2010-09-01", "2010-11-30", Precision.SEASON)
WINTER = days("2010-12-01", "2011-02-28", Precision.SEASON)
EARLY_MARCH = days("2010-03-01", "2010-03-10", Precision.PART)
MID_MARCH = days("2010-03-11", "2010-03-20", Precision.PART)
LATE_MARCH = days("2010-03-21", "2010-03-31", Precision.PART)
END_OF_MARCH = days("2010-03-27", "2010-03-31", Precision.PART)
YEAR = days("2010-01-01", "2010-12-31", Precision.YEAR)
FROM_NOVEMBER = open_from("2010-11-01", Precision.MONTH)
FROM_5_NOVEMBER = open_from("2010-11-05")
