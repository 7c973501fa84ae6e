"""What became of forecasts, what a series withholds and where places lie, in a project file and back."""

import pytest

from activities import outcomes
from activities.models import Forecast, PlacePosition
from reports.projectfile import ProjectFileError, export, load
from tests.factories import make_activity, make_forecast, make_place_position, make_project, make_series
from tests.reports.projectfile.test_exporting import loaded_elsewhere, read_back
from tests.reports.projectfile.test_loading import PROJECT

pytestmark = pytest.mark.django_db

CONFERENCE = (
    PROJECT
    + """
[[series]]
name = "Update"
counts_per_output = true
withheld = [{entry = "00000000-0000-4000-8000-000000000001", reason = "Asked by the host."}]
[[activity]]
key = "00000000-0000-4000-8000-000000000001"
title = "Conference"
when = "8-9 Feb 10"
[[forecast]]
title = "Conference"
when = "8-9 Feb 10"
outcome = "carried-out"
carried_out_by = ["00000000-0000-4000-8000-000000000001"]
[[place]]
place = "Palais de l'Europe"
latitude = 48.597
longitude = 7.7707
"""
)


def told():
    project = make_project()
    carried_out, cancelled = (make_forecast(project, title=title) for title in ("Done", "Off"))
    make_forecast(project, title="Open", funders_welcome=True, internal_note="Ask the host.\nThen the funder.")
    outcomes.carry_out(carried_out, activities=[make_activity(project, title=title) for title in ("Two", "One")])
    outcomes.cancel(cancelled, reason="The host withdrew.", internal_note="No money.")
    secret = make_activity(project, title="Secret", internal_note="Not for funders.")
    make_series(project, counts_per_output=True).withholdings.create(entry=secret, reason="Asked by the host.")
    make_place_position(project, latitude=0.0, longitude=7.0)
    make_place_position(project, place="by telephone", latitude=None, longitude=None, off_map=True)
    return project


def test_what_became_of_forecasts_comes_back_equal():
    project = told()
    text = export(project)

    assert export(loaded_elsewhere(text, project)) == text


def test_every_part_is_in_the_file():
    data = read_back(told())

    done, off, still = sorted(data["forecast"], key=lambda one: one["title"])
    assert [len(done["carried_out_by"]), off["reason"], off["internal_note"]] == [2, "The host withdrew.", "No money."]
    assert [still["funders_welcome"], still["internal_note"]] == [True, "Ask the host.\nThen the funder."]
    assert data["series"][0]["counts_per_output"] is True
    assert data["series"][0]["withheld"][0]["reason"] == "Asked by the host."
    assert data["place"] == [
        {"place": "by telephone", "off_map": True},
        {"place": "Palais de l'Europe", "latitude": 0.0, "longitude": 7.0},
    ]


def test_the_same_file_twice_changes_nothing():
    load(CONFERENCE)

    project, written = load(CONFERENCE)

    assert written == 0
    assert Forecast.objects.get().activities.get().title == "Conference"
    assert project.series.get().withholdings.get().reason == "Asked by the host."
    assert PlacePosition.objects.get().latitude == 48.597


def test_a_forecast_is_all_that_its_table_says():
    load(CONFERENCE)

    load(CONFERENCE.replace('carried_out_by = ["00000000-0000-4000-8000-000000000001"]\n', ""))

    assert not Forecast.objects.get().activities.exists()


def test_a_series_withholds_what_its_list_says_and_without_one_what_it_withheld():
    (project, _), line = load(CONFERENCE), next(one for one in CONFERENCE.splitlines() if one.startswith("withheld"))
    load(CONFERENCE.replace(line, ""))
    assert project.series.get().withholdings.count() == 1

    load(CONFERENCE.replace(line, "withheld = []"))

    assert project.series.get().withholdings.count() == 0


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            'carried_out_by = ["00000000-0000-4000-8000-000000000001"]',
            'carried_out_by = ["00000000-0000-4000-8000-000000000009"]',
            "forecast “Conference”: carried_out_by: There is no activity with the key "
            "“00000000-0000-4000-8000-000000000009”.",
        ),
        (
            'carried_out_by = ["00000000-0000-4000-8000-000000000001"]',
            "carried_out_by = [1]",
            "forecast “Conference”: carried_out_by: must be a list of texts, not [1].",
        ),
        (
            '[{entry = "00000000-0000-4000-8000-000000000001",',
            '[{entry = "nobody",',
            "series “Update”: withheld: There is no entry with the key “nobody”.",
        ),
        (', reason = "Asked by the host."', "", "series “Update”: reason: is missing."),
        (
            'reason = "Asked by the host."',
            'reason = ""',
            "series “Update”: withheld “Conference”: reason: This field cannot be blank.",
        ),
        ("latitude = 48.597\n", "", "place “Palais de l'Europe”: Give a latitude from -90 to 90"),
        ("latitude = 48.597", "latitude = 148.597", "place “Palais de l'Europe”: Give a latitude from -90 to 90"),
        ("latitude = 48.597", 'latitude = "north"', "place “Palais de l'Europe”: latitude: must be a number"),
        (
            "[[place]]",
            '[[place]]\nplace = "PALAIS DE L\'EUROPE"\noff_map = true\n[[place]]',
            "stands in the file twice.",
        ),
        ('outcome = "carried-out"', "funders_welcome = 1", "forecast “Conference”: funders_welcome: must be true or"),
        ('outcome = "carried-out"', f'reason = "{"x" * 301}"', "forecast “Conference”: reason: Ensure this value has"),
    ],
)
def test_a_bad_file_says_where_it_is_bad_and_changes_nothing(old, new, problem):
    text = CONFERENCE.replace(old, new)
    assert text != CONFERENCE

    with pytest.raises(ProjectFileError) as error:
        load(text)

    assert problem in str(error.value)
    assert not Forecast.objects.exists()
