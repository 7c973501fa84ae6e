import pytest

from activities.dates import DateError, Precision, from_edtf, to_edtf
from tests.activities.dates.builders import (
    AUTUMN,
    DAYS_IN_A_MONTH,
    EARLY_MARCH,
    END_OF_MARCH,
    FROM_5_NOVEMBER,
    FROM_NOVEMBER,
    HALF_YEAR,
    MONTH,
    MONTHS,
    NOT_YET_KNOWN,
    ONE_DAY,
    QUARTER,
    WINTER,
    YEAR,
    days,
    open_from,
)


@pytest.mark.parametrize(
    ("stretch", "text"),
    [
        (ONE_DAY, "2009-09-16"),
        (DAYS_IN_A_MONTH, "2009-10-05/2009-10-09"),
        (MONTH, "2009-09"),
        (MONTHS, "2010-01/2010-06"),
        (QUARTER, "2010-34"),
        (days("2010-01-01", "2010-06-30", Precision.QUARTER), "2010-33/2010-34"),
        (HALF_YEAR, "2010-40"),
        (days("2010-07-01", "2010-12-31", Precision.HALF_YEAR), "2010-41"),
        (AUTUMN, "2010-23"),
        (WINTER, "2010-24"),
        (YEAR, "2010"),
        (days("2010-01-01", "2012-12-31", Precision.YEAR), "2010/2012"),
        (EARLY_MARCH, "2010-03-01/2010-03-10"),
        (END_OF_MARCH, "2010-03-27/2010-03-31"),
        (FROM_NOVEMBER, "2010-11/.."),
        (FROM_5_NOVEMBER, "2010-11-05/.."),
        (open_from("2010-03-21", Precision.PART), "2010-03-21/.."),
        (NOT_YET_KNOWN, "XXXX"),
        (days("0009-05-04"), "0009-05-04"),
    ],
)
def test_a_stretch_goes_out_and_comes_back(stretch, text):
    assert to_edtf(stretch) == text
    assert from_edtf(text, precision=stretch.precision) == stretch


def test_printed_as_is_put_back_beside_the_dates():
    stretch = from_edtf("2009-10", precision=Precision.MONTH, printed_as="October")

    assert stretch.printed_as == "October"


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("", Precision.DAY),
        ("yesterday", Precision.DAY),
        ("2009-9-16", Precision.DAY),
        ("2009-02-30", Precision.DAY),
        ("2009-10-09/2009-10-05", Precision.DAY),
        ("2009-10-05/2009-10-05", Precision.DAY),
        ("2009-10-05/", Precision.DAY),
        ("2009-10-05/../..", Precision.DAY),
        ("2009-09", Precision.DAY),
        ("2009-09-16", Precision.MONTH),
        ("2009-13", Precision.MONTH),
        ("2010-34", Precision.MONTH),
        ("2010-37", Precision.QUARTER),
        ("2010-25", Precision.SEASON),
        ("2010-42", Precision.HALF_YEAR),
        ("2010-03", Precision.PART),
        ("9999-24", Precision.SEASON),
        ("0000", Precision.YEAR),
        ("2010", Precision.UNKNOWN),
        ("XXXX", Precision.DAY),
        ("٢٠١٠", Precision.YEAR),
        ("2010\n", Precision.YEAR),
    ],
)
def test_any_other_text_is_refused(text, precision):
    with pytest.raises(DateError, match="is not a date in EDTF"):
        from_edtf(text, precision=precision)
