"""A bar is as long as what was announced, and its parts are what became of it."""

from datetime import date

from reports.funders.pictures.announced import LEFT, Account, chart
from reports.funders.pictures.outputs import Update

UPDATE = Update(edition="1", number=1, title="Update", language="en", start=date(2009, 11, 1), end=date(2009, 12, 31))


def account(announced, carried_out, not_due=0):
    return Account(update=UPDATE, announced=announced, carried_out=carried_out, not_due=not_due)


def parts(lane):
    return [(part.kind, part.count, part.width) for part in lane.parts]


def test_the_parts_of_a_bar_are_what_became_of_what_was_announced():
    (lane,) = chart([account(6, 3, 1)], language="en").lanes

    assert parts(lane) == [("done", 3, 180), ("not-due", 1, 60), ("otherwise", 2, 120)]
    assert [part.x for part in lane.parts] == [LEFT, LEFT + 180, LEFT + 240]
    assert lane.label == "– 31 Dec 09"


def test_what_is_nothing_has_no_part():
    (lane,) = chart([account(2, 2)], language="en").lanes

    assert parts(lane) == [("done", 2, 120)]


def test_the_longest_bar_stays_within_the_picture():
    drawn = chart([account(200, 100), account(50, 50)], language="en")

    last = drawn.lanes[0].parts[-1]
    assert last.x + last.width == 850
    assert drawn.lanes[1].parts[0].width == 180


def test_without_an_account_there_is_no_lane():
    assert chart([], language="en").lanes == ()
