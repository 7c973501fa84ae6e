"""What goes into a report: the rules of the reported period and the forecast window, and what the author decides on top."""

from datetime import date
from uuid import UUID

import pytest

from outputs.models import Project
from reports.models import Placement
from reports.selection import select
from tests.factories import make_activity, make_forecast, make_project, make_report, make_series

pytestmark = pytest.mark.django_db


def titles(rows):
    return [row.entry.title for row in rows]


def place(report, entry, **kwargs):
    return Placement.objects.create(report=report, entry=entry, **kwargs)


def test_an_activity_belongs_to_the_period_that_holds_its_last_day():
    project = make_project()
    report = make_report(project)
    for when in (
        "10-14 Sep 09",
        "10-15 Sep 09",
        "31 Oct 09",
        "31 Oct - 1 Nov 09",
        "Sep 09",
        "Oct 09",
        "Q4 09",
        "from Oct 09",
        "tbc",
    ):
        make_activity(project, title=when, when=when)

    assert titles(select(report).activities) == ["10-15 Sep 09", "Sep 09", "31 Oct 09", "Oct 09"]


def test_each_occurrence_is_reported_once_and_the_row_says_how_many_follow():
    project = make_project()
    workshops = make_activity(project, when="5-6 Oct 09; 2-3 Nov 09; 9-10 Nov 09")
    october = make_report(project)
    november = make_report(
        project, period_start=date(2009, 11, 1), period_end=date(2009, 11, 30), date=date(2009, 12, 1)
    )

    (first,), (second,) = select(october).activities, select(november).activities

    assert first.entry == second.entry == workshops
    assert ([one.start for one in first.occurrences], first.following) == ([date(2009, 10, 5)], 2)
    assert ([one.start for one in second.occurrences], second.following) == ([date(2009, 11, 2), date(2009, 11, 9)], 0)


def test_what_an_earlier_period_of_the_series_holds_is_not_reported_again():
    project = make_project()
    make_activity(project, when="28 Oct 09")
    make_report(project)
    overlapping = make_report(project, period_start=date(2009, 10, 15), period_end=date(2009, 11, 30))

    assert select(overlapping).activities == ()


def test_another_series_reports_for_itself():
    project = make_project()
    make_activity(project, title="Seminar", when="28 Oct 09")
    make_report(project)
    annual = make_series(project, name="Annual report")
    report = make_report(project, series=annual, period_start=date(2009, 1, 1), period_end=date(2009, 12, 31))

    assert titles(select(report).activities) == ["Seminar"]


def test_a_forecast_stands_in_every_window_that_one_of_its_days_touches():
    project = make_project()
    for when in (
        "30 Oct - 1 Nov 09",
        "30 Nov - 3 Dec 09",
        "Q4 09",
        "2009",
        "from Sep 09",
        "tbc",
        "1 Dec 09",
        "31 Oct 09",
    ):
        make_forecast(project, title=when, when=when)

    # Days first, coarser dates after the days of their first month, the undated last.
    assert titles(select(make_report(project)).forecasts) == [
        "2009",
        "from Sep 09",
        "30 Oct - 1 Nov 09",
        "Q4 09",
        "30 Nov - 3 Dec 09",
        "tbc",
    ]


def test_a_forecast_between_two_of_its_stretches_is_not_announced():
    project = make_project()
    make_forecast(project, when="5 Oct 09 and 5 Dec 09")

    assert select(make_report(project)).forecasts == ()


def test_what_follows_a_forecast_lies_after_the_window():
    project = make_project()
    make_forecast(project, when="5 Nov 09; 7 Dec 09; 9 Feb 10")
    report = make_report(project, window_start=date(2009, 12, 1), window_end=date(2009, 12, 31))

    (forecast,) = select(report).forecasts

    assert ([one.start for one in forecast.occurrences], forecast.following) == ([date(2009, 12, 7)], 1)


def test_entries_alike_in_dates_and_title_keep_one_order():
    project = make_project()
    for number in (3, 1, 2):
        make_activity(project, uuid=UUID(int=number))

    assert [row.entry.uuid.int for row in select(make_report(project)).activities] == [1, 2, 3]


def test_a_forecast_with_an_outcome_is_announced_no_more():
    project = make_project()
    make_forecast(project, outcome="cancelled")

    assert select(make_report(project)).forecasts == ()


def test_the_author_leaves_out_and_brings_in():
    project = make_project()
    report = make_report(project)
    place(report, make_activity(project, title="Not ready"), decision="left-out", reason="Text is missing")
    place(report, make_activity(project, title="Forgotten", when="3 Jun 09"), decision="included")
    place(report, make_activity(project, title="Under way", when="from Oct 09"), decision="included")

    selection = select(report)

    assert titles(selection.left_out) == ["Not ready"]
    assert titles(selection.earlier) == ["Forgotten"]
    assert titles(selection.activities) == ["Under way"]


def test_rows_moved_by_hand_stay_and_later_ones_find_their_neighbours():
    project = make_project()
    report = make_report(project)
    for position, when in enumerate(["12-14 Oct 09", "14 Oct 09", "13-15 Oct 09"]):
        place(report, make_activity(project, title=when, when=when), position=position)

    for when in ("1 Oct 09", "13 Oct 09", "30 Oct 09"):
        make_activity(project, title=when, when=when)

    assert titles(select(report).activities) == [
        "1 Oct 09",
        "12-14 Oct 09",
        "13 Oct 09",
        "14 Oct 09",
        "13-15 Oct 09",
        "30 Oct 09",
    ]


def test_entries_of_other_projects_never_stand_in_a_report():
    make_activity(make_project(), title="Foreign")
    make_forecast(Project.objects.get(), title="Foreign")

    selection = select(make_report(make_project()))

    assert selection.activities == selection.forecasts == ()


@pytest.mark.parametrize("entries", [12, 200])
def test_selection_takes_the_same_number_of_queries_however_many_the_entries(entries, django_assert_num_queries):
    project = make_project()
    for _ in range(entries // 2):
        make_activity(project)
        make_forecast(project)
    report = make_report(project)

    with django_assert_num_queries(6):
        select(report)
