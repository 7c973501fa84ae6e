from datetime import date
from itertools import permutations

from activities.dates import UNDATED, Precision, first_day, last_day, sort_key
from tests.activities.dates.builders import FROM_NOVEMBER, MONTH, NOT_YET_KNOWN, ONE_DAY, days, open_from, when


def in_order(*values):
    """The values as sorted from every order in which they may come, which must be one."""
    results = {tuple(sorted(row, key=lambda value: sort_key(value, ""))) for row in permutations(values)}
    assert len(results) == 1
    return list(results.pop())


def test_days_go_by_start_and_then_by_end():
    short, long, later = (
        when(days("2009-10-13")),
        when(days("2009-10-13", "2009-10-15")),
        when(days("2009-10-14")),
    )

    assert in_order(later, long, short) == [short, long, later]


def test_anything_coarser_comes_after_the_days_of_its_first_month():
    last_of_september, month, quarter, october = (
        when(days("2009-09-30", "2009-10-20")),
        when(MONTH),
        when(days("2009-07-01", "2009-09-30", Precision.QUARTER)),
        when(days("2009-10-01")),
    )

    expected = [quarter, last_of_september, month, october]

    assert in_order(october, month, last_of_september, quarter) == expected


def test_parts_of_a_month_follow_its_days():
    early, last_day_of_march = when(days("2010-03-01", "2010-03-10", Precision.PART)), when(days("2010-03-31"))

    assert in_order(early, last_day_of_march) == [last_day_of_march, early]


def test_an_open_end_comes_after_every_end():
    ends_with_time, goes_on = when(days("2010-11-05", "9999-12-31")), when(open_from("2010-11-05"))

    assert in_order(goes_on, ends_with_time) == [ends_with_time, goes_on]


def test_undated_comes_last():
    distant = when(days("9999-12-31"))

    assert in_order(UNDATED, distant, when(FROM_NOVEMBER)) == [when(FROM_NOVEMBER), distant, UNDATED]


def test_several_stretches_count_from_the_earliest():
    two, one = when(days("2009-10-20"), days("2009-10-05")), when(days("2009-10-06"))

    assert in_order(one, two) == [two, one]


def test_ties_go_by_title_whatever_its_case():
    titles = ["workshop", "Équipe", "Workshop", "meeting"]

    ordered = sorted(titles, key=lambda title: sort_key(when(ONE_DAY), title))

    assert ordered == ["meeting", "Workshop", "workshop", "Équipe"]


def test_an_entry_lies_between_the_first_and_the_last_of_its_days():
    stretches = [days("2009-10-20", "2009-10-22"), NOT_YET_KNOWN, days("2009-10-05")]

    assert first_day(stretches) == date(2009, 10, 5)
    assert last_day(stretches) == date(2009, 10, 22)


def test_an_open_end_leaves_no_last_day():
    assert first_day([ONE_DAY, FROM_NOVEMBER]) == date(2009, 9, 16)
    assert last_day([ONE_DAY, FROM_NOVEMBER]) is None


def test_undated_has_neither_first_nor_last_day():
    assert first_day(UNDATED.stretches) is None
    assert last_day(UNDATED.stretches) is None
