from datetime import date

import pytest

from activities.dates import Precision, parse
from reports.funders.pictures.axis import axis, ticks


def over(start, end, *typed):
    stretches = [stretch for one in typed for stretch in parse(one).stretches]
    return axis((start, end), stretches, left=0, width=1000)


@pytest.mark.parametrize(
    ("start", "end", "unit", "first"),
    [
        (date(2009, 3, 1), date(2010, 2, 28), Precision.MONTH, "Mar 09"),
        (date(2009, 3, 1), date(2011, 6, 30), Precision.QUARTER, "Q1 09"),
        (date(2009, 3, 1), date(2019, 6, 30), Precision.YEAR, "2009"),
    ],
)
def test_lines_stand_by_month_quarter_or_year_as_the_span_asks(start, end, unit, first):
    found = over(start, end)

    assert found.unit == unit
    assert ticks(found, language="en", room=10)[0].label == first


def test_what_lies_beyond_the_project_is_on_the_picture_too():
    found = over(date(2009, 3, 1), date(2009, 8, 31), "15 Jan 09", "Oct 09")

    assert (found.start, found.end) == (date(2009, 1, 1), date(2009, 10, 31))


def test_an_open_end_makes_the_picture_no_longer():
    assert over(date(2009, 3, 1), date(2009, 8, 31), "from May 09").end == date(2009, 8, 31)


def test_a_day_begins_where_the_one_before_is_over():
    found = over(date(2009, 1, 1), date(2009, 12, 31))

    assert found.x(date(2009, 1, 1)) == 0
    assert found.after(date(2009, 12, 31)) == 1000
    assert found.after(date(2009, 3, 31)) == found.x(date(2009, 4, 1))


def test_where_there_is_no_room_for_each_label_some_are_left_out():
    labels = [tick.label for tick in ticks(over(date(2009, 1, 1), date(2009, 4, 30)), language="fr", room=400)]

    assert labels == ["janv. 09", "", "mars 09", ""]
