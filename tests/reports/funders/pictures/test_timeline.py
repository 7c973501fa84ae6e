from datetime import date
from itertools import pairwise

import pytest

from reports.funders.pictures.timeline import Form, timeline
from tests.reports.funders.pictures.rows import row

SPAN = (date(2009, 1, 1), date(2009, 12, 31))


def drawn(*rows):
    return timeline(rows, span=SPAN, language="en")


def shapes(*rows):
    return [shape for band in drawn(*rows).bands for mark in band.marks for shape in mark.shapes]


@pytest.mark.parametrize(
    ("when", "form"),
    [
        ("5 Oct 09", Form.DAY),
        ("5-9 Oct 09", Form.DAYS),
        ("Oct 09", Form.COARSE),
        ("early Oct 09", Form.COARSE),
        ("Q2 09", Form.COARSE),
        ("Autumn 09", Form.COARSE),
        ("2009", Form.COARSE),
        ("from Oct 09", Form.OPEN),
    ],
)
def test_a_date_is_drawn_as_exactly_as_it_is_known(when, form):
    assert [shape.form for shape in shapes(row(when))] == [form]


def test_a_month_is_a_bar_of_all_its_days_and_never_stands_on_the_first():
    (shape,) = shapes(row("Oct 09"))
    picture = drawn(row("Oct 09"))

    assert (shape.x, shape.right) == (picture.ticks[9].x, picture.ticks[10].x)


def test_what_has_no_end_reaches_the_end_of_the_picture():
    picture = drawn(row("from Oct 09"))

    assert picture.bands[0].marks[0].shapes[0].right == picture.right


def test_what_has_no_date_stands_beside_the_picture():
    picture = drawn(row("tbc", title="Some day"), row("5 Oct 09"))

    assert [event.said for event in picture.undated] == ["Some day"]
    assert [band.count for band in picture.bands] == [1]


def test_carried_out_and_planned_are_apart():
    picture = drawn(row("5 Oct 09"), row("6 Oct 09", planned=True), row("7 Oct 09", planned=True))

    assert [(band.is_planned, band.count) for band in picture.bands] == [(False, 1), (True, 2)]


def test_each_stretch_of_an_event_is_drawn_on_one_line():
    (band,) = drawn(row("28-30 Mar and 4-5 Apr 09")).bands

    assert [len(mark.shapes) for mark in band.marks] == [2]


def test_an_event_announced_again_for_the_same_days_is_drawn_once_with_its_number():
    again = [row("5 Oct 09", title="Seminar", planned=True, uuid="x", edition=edition) for edition in "123"]

    (band,) = drawn(*again).bands

    assert [mark.label for mark in band.marks] == ["Seminar (3×)"]
    assert band.count == 3


def test_an_event_that_was_moved_is_drawn_where_each_update_told_it():
    first, moved = row("5 Oct 09", planned=True, uuid="x"), row("5 Nov 09", planned=True, uuid="x", edition="2")

    (band,) = drawn(first, moved).bands

    assert len(band.marks) == 2


def test_a_dozen_are_named_and_no_name_covers_another():
    rows = [row(f"{day} Oct 09", title=f"Workshop on cybercrime {day}") for day in range(1, 13)]

    (band,) = drawn(*rows).bands
    lines = [mark.y for mark in band.marks]

    assert all(mark.label for mark in band.marks)
    assert len(set(lines)) == 12  # a week is narrower than a name


def test_three_hundred_are_drawn_without_names_in_less_than_a_screen():
    rows = [row(f"{1 + number % 28} {month} 09") for number in range(25) for month in MONTHS]

    picture = drawn(*rows)

    assert picture.bands[0].count == 300
    assert not any(mark.label for mark in picture.bands[0].marks)
    assert picture.height < 600


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def test_no_mark_covers_another_on_its_line():
    rows = [row(f"{1 + number % 28} {month} 09") for number in range(25) for month in MONTHS]
    lines = {}
    for mark in drawn(*rows).bands[0].marks:
        lines.setdefault(mark.y, []).append(mark.shapes[0].middle)

    gaps = [after - before for xs in lines.values() for before, after in pairwise(xs)]

    assert min(gaps) >= 10


def test_a_long_title_is_shortened_on_the_picture_and_whole_in_the_hint():
    (mark,) = drawn(row("5 Oct 09", title="Training " * 20)).bands[0].marks

    assert len(mark.label) <= 42
    assert mark.label.endswith("…")
    assert "Training " * 19 in mark.hint
