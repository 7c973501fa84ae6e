from datetime import date

import pytest

from reports.following import Days, following


def days(*given):
    return Days(
        **dict(
            zip(
                ("period_start", "period_end", "window_start", "window_end", "date"),
                map(date.fromisoformat, given),
                strict=True,
            )
        )
    )


@pytest.mark.parametrize(
    ("last", "then"),
    [
        pytest.param(
            days("2009-09-15", "2009-10-31", "2009-11-01", "2009-11-30", "2009-11-02"),
            days("2009-11-01", "2009-12-31", "2010-01-01", "2010-01-31", "2010-01-02"),
            id="as many months as the reference touches",
        ),
        pytest.param(
            days("2009-12-01", "2009-12-31", "2010-01-01", "2010-02-28", "2010-01-04"),
            days("2010-01-01", "2010-01-31", "2010-02-01", "2010-03-31", "2010-02-04"),
            id="a month over the end of a year",
        ),
        pytest.param(
            days("2010-01-01", "2010-01-31", "2010-02-01", "2010-02-28", "2010-02-01"),
            days("2010-02-01", "2010-02-28", "2010-03-01", "2010-03-31", "2010-03-01"),
            id="a short month has its own end",
        ),
        pytest.param(
            days("2009-01-01", "2009-12-31", "2010-01-01", "2010-12-31", "2010-01-15"),
            days("2010-01-01", "2010-12-31", "2011-01-01", "2011-12-31", "2011-01-15"),
            id="a year",
        ),
        pytest.param(
            days("2009-10-05", "2009-10-18", "2009-10-19", "2009-11-01", "2009-10-20"),
            days("2009-10-19", "2009-11-01", "2009-11-02", "2009-11-15", "2009-11-03"),
            id="two weeks",
        ),
    ],
)
def test_the_next_report_is_as_long_as_the_last(last, then):
    assert following(last) == then
