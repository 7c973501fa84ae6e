"""What the author decides about a report before it is submitted."""

import pytest

from outputs.access import Role
from reports import placing
from reports.rounds import Refused
from reports.selection import select
from tests.factories import (
    make_activity,
    make_forecast,
    make_member,
    make_project,
    make_report,
    make_submitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    return make_report(make_project())


@pytest.fixture
def author(report):
    return make_member(report.series.project)


def entries(report, *days):
    return [make_activity(report.series.project, title=day, when=f"{day} Oct 09") for day in days]


def order(report):
    return [row.entry.title for row in select(report).activities]


def positions(report):
    return sorted((one.entry.title, one.position) for one in report.placements.select_related("entry"))


def test_moving_a_row_numbers_the_whole_section(report, author):
    *_, third = entries(report, "1", "2", "3")

    placing.move(report, third, by=author, steps=-1)

    assert order(report) == ["1", "3", "2"]
    assert positions(report) == [("1", 1), ("2", 3), ("3", 2)]


def test_a_row_is_moved_no_further_than_its_section(report, author):
    first, second = entries(report, "1", "2")

    placing.move(report, first, by=author, steps=-1)
    placing.move(report, second, by=author, steps=5)

    assert order(report) == ["1", "2"]


@pytest.mark.parametrize(("number", "expected"), [(1, "3124"), (2, "1324"), (4, "1243"), (0, "3124"), (99, "1243")])
def test_a_row_is_moved_to_a_place_and_it_is_told_where_it_stands(report, author, number, expected):
    *_, third, _ = entries(report, "1", "2", "3", "4")

    place = placing.move_to(report, third, by=author, number=number)

    assert "".join(order(report)) == expected
    assert (place.number, place.of) == (expected.index("3") + 1, 4)


def test_a_later_row_goes_where_the_computed_order_puts_it(report, author):
    _, third = entries(report, "1", "3")
    placing.move(report, third, by=author, steps=-1)
    entries(report, "2")

    assert order(report) == ["3", "1", "2"]


def test_moving_keeps_what_was_decided(report, author):
    _, second = entries(report, "1", "2")
    placing.include(report, second, by=author)

    placing.move(report, second, by=author, steps=-1)

    assert report.placements.get(entry=second).decision == "included"


def test_the_computed_order_of_one_section_comes_back_and_the_other_stays(report, author):
    first, second = entries(report, "1", "2")
    planned = [make_forecast(report.series.project, title=day, when=f"{day} Nov 09") for day in ("5", "6")]
    placing.move(report, second, by=author, steps=-1)
    placing.move(report, planned[1], by=author, steps=-1)
    placing.include(report, first, by=author)

    placing.back_to_computed_order(report, by=author, part="activities")

    assert order(report) == ["1", "2"]
    assert [row.entry.title for row in select(report).forecasts] == ["6", "5"]
    assert positions(report) == [("1", None), ("5", 2), ("6", 1)]


def test_what_is_put_back_leaves_no_trace_but_its_position(report, author):
    first, second = entries(report, "1", "2")
    placing.leave_out(report, first, by=author, reason="No text")
    placing.put_back(report, first, by=author)
    assert not report.placements.exists()

    placing.move(report, second, by=author, steps=-1)
    placing.leave_out(report, second, by=author, reason="No text")
    placing.put_back(report, second, by=author)

    assert order(report) == ["2", "1"]


@pytest.mark.parametrize("verb", [placing.leave_out, placing.withhold])
def test_a_reason_is_asked_for(report, author, verb):
    (entry,) = entries(report, "1")

    with pytest.raises(Refused, match="Say why"):
        verb(report, entry, by=author, reason=" ")


def test_what_stands_in_no_section_is_not_moved(report, author):
    entry = make_activity(report.series.project, when="3 Jun 09")

    with pytest.raises(Refused, match="stands in this report no more"):
        placing.move(report, entry, by=author, steps=1)


def verbs(report, entry):
    return [
        lambda by: placing.include(report, entry, by=by),
        lambda by: placing.leave_out(report, entry, by=by, reason="x"),
        lambda by: placing.put_back(report, entry, by=by),
        lambda by: placing.withhold(report, entry, by=by, reason="x"),
        lambda by: placing.tell_again(report, entry, by=by),
        lambda by: placing.move(report, entry, by=by, steps=1),
        lambda by: placing.move_to(report, entry, by=by, number=1),
        lambda by: placing.back_to_computed_order(report, by=by, part="activities"),
        lambda by: placing.say_in_short(report, by=by, text="x", seen=""),
    ]


@pytest.mark.parametrize("number", range(9))
def test_only_who_writes_decides_and_only_before_it_is_submitted(report, author, number):
    (entry,) = entries(report, "1")
    verb = verbs(report, entry)[number]

    with pytest.raises(Refused, match="You may not do this"):
        verb(make_member(report.series.project, Role.MANAGER))
    make_submitted(report)
    with pytest.raises(Refused, match="The report is submitted"):
        verb(author)


@pytest.mark.parametrize("rows", [2, 40])
def test_a_row_is_moved_in_the_same_number_of_queries_however_many_stand_there(
    report, author, rows, django_assert_num_queries
):
    made = entries(report, *(str(day % 28 + 1) for day in range(rows)))
    author.rights_held  # noqa: B018 - asked before

    with django_assert_num_queries(24):
        placing.move(report, made[0], by=author, steps=1)
