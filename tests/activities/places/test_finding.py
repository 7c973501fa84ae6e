"""Where a place lies: what is found, what is nowhere, and what is never guessed."""

import tomllib
from pathlib import Path

import pytest

from activities.places import Position, candidates, find, find_all

REFERENCE = Path("reports/demonstration/cybercrime-phase-2.toml")


def places_of(value) -> list[str]:
    """Every `place` of a project file, however deep."""
    if isinstance(value, list):
        return [place for one in value for place in places_of(one)]
    if isinstance(value, dict):
        here = [value["place"]] if value.get("place") else []
        return here + [place for one in value.values() for place in places_of(one)]
    return []


def found(place):
    position = find(place)
    return position and (position.name, position.country)


def test_a_position_says_where_and_what():
    assert find("Strasbourg") == Position(latitude=48.58, longitude=7.75, name="Strasbourg", country="FR")


def test_each_place_of_the_reference_is_found():
    places = places_of(tomllib.loads(REFERENCE.read_text()))

    assert len(places) == 18
    assert [place for place in places if find(place) is None] == []


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Sharm el Sheikh, Egypt", ("Sharm el-Sheikh", "EG")),
        ("Asunción, Paraguay", ("Asunción", "PY")),
        ("asuncion", ("Asunción", "PY")),
        ("The Hague", ("The Hague", "NL")),
        ("La Haye", ("The Hague", "NL")),
        ("LA HAYE, PAYS-BAS", ("The Hague", "NL")),
        ("Luxemburg", ("Luxembourg", "LU")),
        ("Geneva", ("Geneva", "CH")),
        ("Genève, Suisse", ("Geneva", "CH")),
        ("Hanoi", ("Hanoi", "VN")),
        ("Baku", ("Baku", "AZ")),
        ("Bakou, Azerbaïdjan", ("Baku", "AZ")),
        ("Kyiv", ("Kyiv", "UA")),
        ("Kiev", ("Kyiv", "UA")),
        ("Odessa", ("Odesa", "UA")),
        ("Vienne", ("Vienna", "AT")),
        ("Berne", ("Bern", "CH")),
        ("Chișinău, Republic of Moldova", ("Chisinau", "MD")),
        ("Skopje, “the former Yugoslav Republic of Macedonia”", ("Skopje", "MK")),
        ("Vaduz", ("Vaduz", "LI")),
        ("St. Petersburg", ("Saint Petersburg", "RU")),
        ("Washington, D.C.", ("Washington", "US")),
        ("Port-au-Prince", ("Port-au-Prince", "HT")),
        ("Strasbourg (France)", ("Strasbourg", "FR")),
        ("Strasbourg (tbc)", ("Strasbourg", "FR")),
        ("Georgia, Tbilisi", ("Tbilisi", "GE")),
    ],
)
def test_a_town_is_found_as_people_write_it(place, expected):
    assert found(place) == expected


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("France", "FR"),
        ("the Netherlands", "NL"),
        ("Pays-Bas", "NL"),
        ("UK", "GB"),
        ("U.S.A.", "US"),
        ("Côte d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("République tchèque", "CZ"),
        ("Türkiye", "TR"),
        ("Kosovo*", "XK"),
        ("Bosnia and Herzegovina", "BA"),
        ("Mexico", "MX"),
        ("Georgia", "GE"),
        ("Deutschland", "DE"),
    ],
)
def test_a_country_is_found_at_its_capital(place, country):
    assert find(place).country == country


@pytest.mark.parametrize("place", ["Valencia", "Springfield", "Cambridge", "San José", "Syracuse", "Springfield, USA"])
def test_a_name_of_several_towns_alike_in_size_is_not_guessed(place):
    assert find(place) is None
    assert len(candidates(place)) > 1


def test_the_candidates_come_with_the_largest_first():
    assert [(one.name, one.country) for one in candidates("Valencia")][:2] == [("Valencia", "VE"), ("Valencia", "ES")]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("London", ("London", "GB")),
        ("Birmingham", ("Birmingham", "GB")),
        ("Paris, Texas", ("Paris", "US")),
        ("Vancouver", ("Vancouver", "CA")),
        ("Vancouver, USA", ("Vancouver", "US")),
        ("Valencia, Spain", ("Valencia", "ES")),
        ("Valencia, Venezuela", ("Valencia", "VE")),
        ("San José, Costa Rica", ("San José", "CR")),
        ("Vienne, France", ("Vienne", "FR")),
        ("Athens, Georgia", ("Athens", "US")),
        ("Tbilisi, Georgia", ("Tbilisi", "GE")),
        ("Portland, Maine, USA", ("Portland", "US")),
    ],
)
def test_the_much_larger_town_is_meant_unless_a_country_is_named(place, expected):
    assert found(place) == expected


def test_a_state_tells_towns_of_one_name_apart():
    assert find("Portland, Maine").latitude == 43.66
    assert find("Portland, Oregon").latitude == 45.52


@pytest.mark.parametrize(
    "place",
    [
        "Nowhere-on-Sea",
        "Strasbourg, Germany",
        "London, Ontario",
        "Hyde Park, London",
        "Council of Europe, Strasbourg",
        "Bled",
        "Strasbourgg",
        "and",
        "x" * 10_000,
        "Paris" + "*" * 300,
    ],
)
def test_what_is_not_known_is_not_guessed(place):
    assert find_all(place) is None


@pytest.mark.parametrize(
    "place",
    [
        "online",
        "Online (Zoom)",
        "online via Teams",
        "en ligne",
        "via conference call",
        "by video-conference",
        "par visioconférence",
        "tbc",
        "to be confirmed",
        "à confirmer",
        "n/a",
        "",
        " – ",
    ],
)
def test_what_happens_in_no_place_is_nowhere(place):
    assert find_all(place) == ()
    assert find(place) is None


@pytest.mark.parametrize(
    ("place", "countries"),
    [
        ("Paris and Brussels", ["FR", "BE"]),
        ("Paris/Brussels", ["FR", "BE"]),
        ("Paris et Bruxelles", ["FR", "BE"]),
        ("Paris – Brussels; Vienna & Baku", ["FR", "BE", "AT", "AZ"]),
        ("Sarajevo, Bosnia and Herzegovina and Skopje", ["BA", "MK"]),
        ("Biel/Bienne", ["CH"]),
        ("Strasbourg and online", ["FR"]),
    ],
)
def test_several_places_stand_together(place, countries):
    assert [position.country for position in find_all(place)] == countries


def test_of_several_places_all_are_found_or_none_is():
    assert find_all("Paris and Nowhere-on-Sea") is None


def test_several_places_are_no_single_one():
    assert find("Paris and Brussels") is None
