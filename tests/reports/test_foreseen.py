"""In which reports an entry would stand, before it is stored: the same ones as when it is."""

from datetime import date

import pytest

from activities.dates import parse
from activities.models import Activity, Forecast, Occurrence
from reports.foreseen import foresee, reports_of
from reports.selection import select
from tests.factories import make_activity, make_project, make_published, make_report

pytestmark = pytest.mark.django_db

NOVEMBER = {
    "period_start": date(2009, 11, 1),
    "period_end": date(2009, 11, 30),
    "window_start": date(2009, 12, 1),
    "window_end": date(2009, 12, 31),
}


@pytest.fixture
def project():
    return make_project()


def foreseen(entry, when):
    occurrences = [Occurrence.of(stretch) for stretch in parse(when).stretches]
    return [
        (one.report.period_end.month, one.part, len(one.selected.occurrences), one.selected.following)
        for series in reports_of(entry.project)
        for one in foresee(entry, occurrences, series)
    ]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("5-9 Oct 09", [(10, "activities", 1, 0)]),
        ("30 Oct - 2 Nov 09", [(11, "activities", 1, 0)]),
        ("5 Oct 09 and 9 Nov 09", [(10, "activities", 1, 1), (11, "activities", 1, 0)]),
        ("5 Jan 10", []),
        ("from Oct 09", []),
        ("tbc", []),
    ],
)
def test_an_activity_stands_where_its_last_day_falls(project, when, expected):
    make_report(project)
    make_report(project, **NOVEMBER)

    assert foreseen(Activity(project=project), when) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("24-25 Nov 09", [(10, "forecasts", 1, 0)]),
        ("30 Nov - 2 Dec 09", [(10, "forecasts", 1, 0)]),
        ("24 Nov 09 and 3 Dec 09", [(10, "forecasts", 1, 1), (11, "forecasts", 1, 0)]),
        ("from Nov 09", [(10, "forecasts", 1, 0)]),
        ("5 Oct 09", []),
    ],
)
def test_a_forecast_stands_in_the_first_window_that_it_touches(project, when, expected):
    make_report(project)
    make_report(project, **NOVEMBER)

    assert foreseen(Forecast(project=project), when) == expected


def test_what_comes_late_goes_among_the_earlier_ones_of_the_next_report(project):
    make_published(make_report(project))
    late = foreseen(Activity(project=project), "5-9 Oct 09")
    make_report(project, **NOVEMBER)

    assert late == [(10, "activities", 1, 0)]
    assert foreseen(Activity(project=project), "5-9 Oct 09") == [(11, "earlier", 1, 0)]


def test_what_was_told_stays_where_it_was_told(project):
    entry = make_activity(project, when="5-9 Oct 09")
    make_published(make_report(project))
    make_report(project, **NOVEMBER)

    assert foreseen(entry, "5-9 Oct 09") == [(10, "activities", 1, 0)]


def test_it_is_what_the_selection_says_once_it_is_stored(project):
    make_published(make_report(project))
    second = make_report(project, **NOVEMBER)
    for when in ("5-9 Oct 09", "3 Nov 09", "30 Oct - 2 Nov 09"):
        entry = make_activity(project, when=when, title=when)
        said = foreseen(Activity(project=project), when)
        selection = select(second)
        stored = {row.entry.pk: part for part in ("activities", "earlier") for row in getattr(selection, part)}
        assert said == [(11, stored[entry.pk], 1, 0)]


def test_each_series_is_asked_for_itself(project):
    make_report(project)
    make_report(project, series=project.series.create(name="Annual report"), period_end=date(2009, 12, 31))

    assert len(foreseen(Activity(project=project), "5-9 Oct 09")) == 2


@pytest.mark.parametrize("reports", [2, 12])
def test_it_takes_one_query_however_many_the_reports(project, reports, django_assert_num_queries):
    for month in range(1, reports + 1):
        days = {"period_start": date(2009, month, 1), "period_end": date(2009, month, 28)}
        make_report(project, **days)

    with django_assert_num_queries(1):
        foreseen(Activity(project=project), "5-9 Oct 09")
