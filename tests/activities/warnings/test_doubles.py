import pytest

from activities.warnings import told_twice
from tests.factories import make_activity, make_forecast, make_project

pytestmark = pytest.mark.django_db

TITLE = "Regional conference on cybercrime legislation"


@pytest.fixture
def project():
    return make_project()


def said(project):
    return [(entry.title, sentence) for entry, sentence in told_twice(project.entries.with_details().order_by("pk"))]


@pytest.mark.parametrize(
    "title", ["Regional conference on cybercrime legislations", "Regional conference, cybercrime legislation"]
)
def test_nearly_the_same_title_on_the_same_days_in_the_same_place_is_said_of_the_second(project, title):
    make_activity(project, title=TITLE)
    make_activity(project, title=title)

    assert said(project) == [(title, f"Another entry has the same dates and nearly the same title: {TITLE}")]


@pytest.mark.parametrize(
    "another",
    [
        {"when": "6-9 Oct 09"},
        {"place": "Baku"},
        {"title": "Regional conference on data protection legislation"},
        {"title": f"{TITLE} (2)"},
    ],
)
def test_another_event_is_left_in_peace(project, another):
    make_activity(project, title=TITLE)
    make_activity(project, **{"title": f"{TITLE}s", **another})

    assert said(project) == []


def test_a_forecast_and_the_activity_that_carried_it_out_are_not_twice_the_same(project):
    make_forecast(project, title=TITLE, when="5-9 Oct 09")
    make_activity(project, title=TITLE)

    assert said(project) == []


def test_entries_without_dates_are_compared_by_their_whole_titles_only(project):
    make_activity(project, title=TITLE, when="tbc")
    make_activity(project, title=f"{TITLE}s", when="tbc")

    assert said(project) == []
