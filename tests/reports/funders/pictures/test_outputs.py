from datetime import date
from itertools import pairwise

from outputs.scopes import ALL, OutputScope
from reports.funders.pictures.outputs import Count, Update, chart, lines
from tests.reports.funders.pictures.rows import row

TITLES = {"1": "Legislation", "2": "Training"}
NAMES = {"all": "All outputs", "none": "No output named"}


def update(key, month):
    return Update(
        edition=key, number=1, title="Update", language="en", start=date(2009, month, 1), end=date(2009, month, 28)
    )


UPDATES = (update("a", 1), update("b", 2))


def counted(*rows, titles=TITLES):
    return [(line.kind, line.code, line.counts) for line in lines(rows, UPDATES, titles)]


def test_each_update_counts_what_was_carried_out_and_what_is_planned_for_each_output():
    one = OutputScope.of(["1"])

    told = counted(row(scope=one, edition="a"), row(scope=one, edition="b"), row(scope=one, edition="b", planned=True))

    assert told[0] == ("output", "1", (Count(carried_out=1), Count(carried_out=1, planned=1)))


def test_an_output_without_anything_has_a_line_of_zeros():
    assert counted(row(scope=OutputScope.of(["1"]), edition="a"))[1] == ("output", "2", (Count(), Count()))


def test_what_serves_all_is_counted_apart_and_in_no_other_line():
    told = counted(row(scope=ALL, edition="a"))

    assert told == [
        ("output", "1", (Count(), Count())),
        ("output", "2", (Count(), Count())),
        ("all", "", (Count(carried_out=1), Count())),
    ]


def test_what_serves_two_outputs_is_counted_for_both():
    told = counted(row(scope=OutputScope.of(["1", "2"]), edition="a"))

    assert [counts[0].total for _kind, _code, counts in told] == [1, 1]


def test_what_names_no_output_has_a_line_of_its_own():
    assert counted(row(edition="b"), titles={}) == [("none", "", (Count(), Count(carried_out=1)))]


def test_outputs_stand_in_natural_order_the_no_longer_titled_among_them():
    told = counted(row(scope=OutputScope.of(["10"]), edition="a"), row(scope=OutputScope.of(["1.2"]), edition="a"))

    assert [code for _kind, code, _counts in told] == ["1", "1.2", "2", "10"]


def test_a_bar_is_as_high_as_its_number_beside_the_largest():
    one, two = OutputScope.of(["1"]), OutputScope.of(["2"])
    told = lines(
        [row(scope=one, edition="a"), row(scope=one, edition="a"), row(scope=two, edition="b")], UPDATES, TITLES
    )

    first, second = chart(told, UPDATES, NAMES, language="en").lanes

    assert first.bars[0].height == 2 * second.bars[0].height
    assert (first.bars[0].number, second.bars[0].number) == (2, 1)
    assert first.bars[0].y + first.bars[0].height == first.y


def test_fifty_updates_have_room_and_not_all_of_them_a_label():
    updates = tuple(update(str(number), 1 + number % 12) for number in range(50))
    rows = [
        row(scope=OutputScope.of(["1"]), edition=str(number), planned=planned)
        for number in range(50)
        for planned in (0, 1)
    ]

    drawn = chart(lines(rows, updates, TITLES), updates, NAMES, language="en")
    bars = drawn.lanes[0].bars

    assert all(before.x + before.width <= after.x for before, after in pairwise(bars))
    assert bars[-1].x + bars[-1].width <= drawn.right
    assert drawn.columns[-1].label
    assert sum(bool(column.label) for column in drawn.columns) <= 10
