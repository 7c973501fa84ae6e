"""Which occurrences of an activity an edition told, after the activity was edited."""

from datetime import date

import pytest

from activities.dates import parse
from activities.models import Activity, Occurrence
from activities.recording import record
from reports.selection import select
from tests.factories import make_edition, make_project, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make_project()


@pytest.fixture
def october(project):
    return make_report(project)


@pytest.fixture
def november(october):
    return make_report(
        october.series.project,
        period_start=date(2009, 11, 1),
        period_end=date(2009, 11, 30),
        window_start=date(2009, 12, 1),
        window_end=date(2009, 12, 31),
        date=date(2009, 12, 2),
    )


def hold(project, **when_by_place):
    """An activity in these places, as it is entered first or edited then."""
    entry = project.entries.first() or Activity(project=project, title="Workshops")
    rows = [Occurrence.of(stretch, place) for place, when in when_by_place.items() for stretch in parse(when).stretches]
    record(entry, occurrences=rows, outputs=[])


def told_in(report):
    selection = select(report)
    return [
        (part, one.start, one.place)
        for part in ("earlier", "activities")
        for row in getattr(selection, part)
        for one in row.occurrences
    ]


def test_what_was_told_and_then_moved_behind_another_is_known_by_its_place(project, october, november):
    hold(project, Strasbourg="5 Oct 09", Bucharest="3 Nov 09")
    make_edition(october)

    hold(project, Strasbourg="20 Nov 09", Bucharest="3 Nov 09")

    assert told_in(november) == [("activities", date(2009, 11, 3), "Bucharest")]


def test_what_was_before_the_first_report_does_not_stand_for_what_was_moved(project, october, november):
    hold(project, Strasbourg="3 Mar 09 and 5 Oct 09")
    make_edition(october)

    hold(project, Strasbourg="3 Mar 09 and 10 Nov 09")

    assert told_in(november) == []


def test_what_was_told_and_then_moved_before_the_first_report_stays_told(project, october, november):
    hold(project, Strasbourg="5 Oct 09 and 3 Nov 09")
    make_edition(october)

    hold(project, Strasbourg="3 Mar 09 and 3 Nov 09")

    assert told_in(november) == [("activities", date(2009, 11, 3), "Strasbourg")]


def test_a_second_place_on_a_day_that_was_told_is_told_late(project, october, november):
    hold(project, Strasbourg="5 Oct 09")
    make_edition(october)

    hold(project, Strasbourg="5 Oct 09", Bucharest="5 Oct 09")

    assert told_in(november) == [("earlier", date(2009, 10, 5), "Bucharest")]


def test_what_was_told_and_then_taken_out_stands_for_none(project, october, november):
    hold(project, Strasbourg="5 Oct 09 and 3 Nov 09")
    make_edition(october)

    hold(project, Strasbourg="3 Nov 09")

    assert told_in(november) == [("activities", date(2009, 11, 3), "Strasbourg")]


def test_another_place_for_what_was_told_tells_nothing_anew(project, october, november):
    hold(project, Strasbourg="5 Oct 09", Bucharest="3 Nov 09")
    make_edition(october)

    hold(project, Budapest="5 Oct 09", Bucharest="3 Nov 09")

    assert told_in(november) == [("activities", date(2009, 11, 3), "Bucharest")]
