"""Where the places of a project lie: what the secretariat told goes before what the list knows."""

import pytest
from django.db import IntegrityError, transaction

from activities.places import Position
from activities.positions import positions, unplaced
from tests.factories import make_activity, make_forecast, make_place_position, make_project

pytestmark = pytest.mark.django_db

PALAIS = Position(latitude=48.597, longitude=7.7707, name="Palais de l'Europe", country="")
STRASBOURG = Position(latitude=48.58, longitude=7.75, name="Strasbourg", country="FR")
PARIS = Position(latitude=48.85, longitude=2.35, name="Paris", country="FR")
BAKU = Position(latitude=40.38, longitude=49.89, name="Baku", country="AZ")


@pytest.fixture
def project():
    return make_project()


def test_places_are_found_in_the_list(project):
    assert positions(project, ["Strasbourg", "Paris and Baku", "online", "Nowhere-on-Sea"]) == {
        "Strasbourg": (STRASBOURG,),
        "Paris and Baku": (PARIS, BAKU),
        "online": (),
        "Nowhere-on-Sea": None,
    }


def test_what_the_secretariat_told_is_taken_without_regard_to_case_and_accents(project):
    make_place_position(project)

    assert positions(project, ["PALAIS DE L’EUROPE"]) == {"PALAIS DE L’EUROPE": (PALAIS,)}


def test_a_correction_goes_before_the_list(project):
    make_place_position(project, place="Strasbourg", latitude=1, longitude=2)

    (position,) = positions(project, ["Strasbourg"])["Strasbourg"]
    assert (position.latitude, position.longitude) == (1, 2)


def test_a_place_said_not_to_be_on_the_map_is_nowhere(project):
    make_place_position(project, place="Strasbourg", latitude=None, longitude=None, off_map=True)

    assert positions(project, ["Strasbourg"]) == {"Strasbourg": ()}


def test_a_correction_holds_for_its_own_project_alone(project):
    make_place_position(make_project(), place="Strasbourg", latitude=1, longitude=2)

    assert positions(project, ["Strasbourg"]) == {"Strasbourg": (STRASBOURG,)}


def test_positions_take_one_query_however_many_the_places(project, django_assert_num_queries):
    make_place_position(project)

    with django_assert_num_queries(1):
        positions(project, ["Strasbourg", "Palais de l'Europe", *(f"Place {number}" for number in range(500))])


def test_places_of_the_entries_that_are_not_found_are_told_once(project):
    make_activity(project, place="Valencia")
    make_activity(project, place="Nowhere-on-Sea")
    make_forecast(project, place="NOWHERE-on-Sea")
    make_forecast(project, place="Strasbourg")
    make_forecast(project, place="online")
    make_forecast(project, place="")

    rows = unplaced([project])

    assert [row.place.casefold() for row in rows] == ["nowhere-on-sea", "valencia"]
    assert [row.candidates[0].country if row.candidates else "" for row in rows] == ["", "VE"]


def test_a_place_that_was_told_is_no_longer_missing(project):
    make_activity(project, place="Palais de l’Europe")
    make_activity(make_project(), place="Elsewhere-on-Sea")
    make_place_position(project)

    assert unplaced([project]) == []


def test_missing_places_take_two_queries_however_many_the_entries(project, django_assert_num_queries):
    for number in range(5):
        make_activity(project, place=f"Nowhere {number}")

    with django_assert_num_queries(2):
        assert len(unplaced([project])) == 5


@pytest.mark.parametrize(
    "columns",
    [
        {"latitude": 91},
        {"latitude": -90.5},
        {"longitude": 180.5},
        {"longitude": -181},
        {"latitude": None},
        {"longitude": None},
        {"latitude": None, "longitude": None},
        {"off_map": True},
        {"off_map": True, "latitude": None},
        {"place": ""},
        {"place": " "},
    ],
)
def test_the_database_refuses_what_is_no_position(project, columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_place_position(project, **columns)


def test_the_database_refuses_two_positions_of_one_place(project):
    make_place_position(project, place="Genève")

    with pytest.raises(IntegrityError), transaction.atomic():
        make_place_position(project, place="GENEVE")
