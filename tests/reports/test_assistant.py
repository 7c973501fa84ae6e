from datetime import date

import pytest

from reports import assistant
from reports.assistant import OUTPUTS, PLACE, TEXT
from reports.models import Report
from reports.selection import select
from tests.factories import ALL, make_activity, make_forecast, make_output, make_project, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    project = make_project()
    make_output(project, "1")
    return project


def titles(entries):
    return [entry.title for entry in entries]


def test_each_entry_says_what_it_lacks(project):
    make_activity(project, title="Whole", outputs=["1"], text="<p>It met.</p>")
    make_activity(project, title="Bare", place="")
    make_activity(project, title="Serves all", outputs=ALL, place="", place_to_be_confirmed=True, text="<p>x</p>")
    make_forecast(project, title="Planned", outputs=["1"])

    lacks = assistant.lacking(select(make_report(project)))

    assert [(one.entry.title, one.what) for one in lacks] == [("Bare", (OUTPUTS, PLACE, TEXT))]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("31 Oct 09", False),
        ("31 Oct - 1 Nov 09", True),
        ("from Oct 09", True),
        ("from Nov 09", False),
        ("5 Oct 09 and 5 Nov 09", False),
        ("tbc", False),
    ],
)
def test_under_way_is_what_goes_on_past_the_period(project, when, expected):
    entry = make_activity(project, when=when)

    assert bool(assistant.under_way([entry], make_report(project))) is expected


@pytest.mark.parametrize(
    ("when", "outcome", "expected"),
    [("31 Oct 09", "", True), ("1 Nov 09", "", False), ("31 Oct 09", "cancelled", False), ("tbc", "", False)],
)
def test_a_forecast_is_unresolved_when_its_dates_have_passed(project, when, outcome, expected):
    entry = make_forecast(project, when=when, outcome=outcome)

    assert bool(assistant.unresolved([entry], make_report(project))) is expected


def report(start, end):
    return Report(period_start=date.fromisoformat(start), period_end=date.fromisoformat(end))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (("2009-09-01", "2009-09-14"), []),
        (("2009-08-01", "2009-08-31"), [(True, "2009-09-01", "2009-09-14")]),
        (("2009-09-01", "2009-09-20"), [(False, "2009-09-15", "2009-09-20")]),
        (("2009-11-01", "2009-11-30"), []),
        (("2009-11-02", "2009-11-30"), [(True, "2009-11-01", "2009-11-01")]),
        (("2009-10-01", "2009-11-30"), [(False, "2009-10-01", "2009-10-31")]),
        (("2009-01-01", "2009-12-31"), [(False, "2009-09-15", "2009-10-31")]),
    ],
)
def test_gaps_and_overlaps_are_told_with_their_days(other, expected):
    found = assistant.seams(report("2009-09-15", "2009-10-31"), [report(*other)])

    assert [(one.is_gap, one.span.start.isoformat(), one.span.end.isoformat()) for one in found] == expected
