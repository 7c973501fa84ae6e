from datetime import date

import pytest

from activities.dates import UNDATED, DateError, Precision, Stretch, When
from activities.dates.reasons import YEAR_MISSING
from tests.activities.dates.builders import MONTH, NOT_YET_KNOWN, ONE_DAY, days, open_from, when


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2009-09-01", "2009-09-29", Precision.MONTH),
        ("2009-09-02", "2009-09-30", Precision.MONTH),
        ("2010-02-01", "2010-04-30", Precision.QUARTER),
        ("2010-01-01", "2010-05-31", Precision.QUARTER),
        ("2010-04-01", "2010-09-30", Precision.HALF_YEAR),
        ("2010-03-01", "2010-11-30", Precision.SEASON),
        ("2010-12-01", "2010-12-31", Precision.SEASON),
        ("2010-12-01", "2011-02-27", Precision.SEASON),
        ("2010-03-01", "2010-03-20", Precision.PART),
        ("2010-03-26", "2010-03-31", Precision.PART),
        ("2010-03-21", "2010-04-30", Precision.PART),
        ("2010-01-01", "2011-06-30", Precision.YEAR),
        ("9999-12-01", "9999-12-31", Precision.SEASON),
    ],
)
def test_days_that_are_no_whole_units_of_the_precision_are_refused(first, last, precision):
    with pytest.raises(DateError, match="not those of a whole unit of the precision"):
        days(first, last, precision)


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2010-01-01", "2010-09-30", Precision.QUARTER),
        ("2010-07-01", "2011-06-30", Precision.HALF_YEAR),
        ("2010-01-01", "2012-12-31", Precision.YEAR),
        ("2011-12-01", "2012-02-29", Precision.SEASON),
        ("2012-02-25", "2012-02-29", Precision.PART),
        ("2010-02-21", "2010-02-28", Precision.PART),
        ("9999-12-01", "9999-12-31", Precision.MONTH),
        ("0001-01-01", "0001-12-31", Precision.YEAR),
    ],
)
def test_whole_units_of_the_precision_are_accepted(first, last, precision):
    stretch = days(first, last, precision)

    assert (stretch.open_ended, stretch.undated) == (False, False)


def test_a_stretch_does_not_end_before_it_starts():
    with pytest.raises(DateError, match="The last day comes before the first"):
        days("2009-10-09", "2009-10-05")


@pytest.mark.parametrize(
    ("start", "end", "precision"),
    [
        (None, None, Precision.DAY),
        (date(2009, 10, 5), None, Precision.UNKNOWN),
        (date(2009, 10, 5), date(2009, 10, 5), Precision.UNKNOWN),
        (None, date(2009, 10, 5), Precision.DAY),
    ],
)
def test_undated_is_neither_more_nor_less_than_without_days(start, end, precision):
    with pytest.raises(DateError):
        Stretch(start=start, end=end, precision=precision)


def test_an_open_end_starts_with_the_unit_it_was_told_in():
    stretch = open_from("2010-03-21", Precision.PART)

    assert stretch.open_ended
    with pytest.raises(DateError):
        open_from("2010-11-05", Precision.MONTH)


def test_an_entry_has_at_least_one_stretch():
    with pytest.raises(DateError, match="at least one date"):
        When(stretches=())


def test_what_is_undated_is_not_marked_to_be_confirmed():
    with pytest.raises(DateError, match="need not be marked"):
        when(NOT_YET_KNOWN, to_be_confirmed=True)

    assert when(ONE_DAY, NOT_YET_KNOWN, to_be_confirmed=True).to_be_confirmed


def test_values_are_compared_and_hashed_by_what_they_say():
    assert when(NOT_YET_KNOWN) == UNDATED
    assert len({days("2009-09-01", "2009-09-30", Precision.MONTH), MONTH}) == 1


def test_an_error_can_be_translated():
    error = DateError(YEAR_MISSING, piece="16 Oct")

    assert str(error) == "“16 Oct”: the year is missing."
    assert error.template % error.params == str(error)
