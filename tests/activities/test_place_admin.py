"""The desk's list of places: which of them are not found, and how each is set."""

import re
from html import unescape

import pytest
from django.urls import reverse

from activities.models import PlacePosition
from tests.factories import make_activity, make_member, make_place_position, make_project
from tests.forms import shown

pytestmark = pytest.mark.django_db

ADD = reverse("admin:activities_placeposition_add")
LIST = reverse("admin:activities_placeposition_changelist")


@pytest.fixture
def project():
    return make_project(title="Project on Cybercrime")


@pytest.fixture
def desk(client, project):
    client.force_login(make_member(project))
    return client


def page(response):
    return unescape(response.content.decode())


def missing(response):
    """Text and address of each link in the list of places that are not found."""
    html = page(response)
    section = re.search(r'<section class="module" id="unplaced".*?</section>', html, re.DOTALL)
    return re.findall(r'<a href="([^"]*)">([^<]*)</a>', section[0]) if section else []


def posted(project, **kwargs):
    return {"project": project.pk, "place": "Palais", "latitude": "48.597", "longitude": "7.7707", **kwargs}


def test_a_place_that_is_not_found_is_listed_with_a_link_that_sets_it(desk, project):
    make_activity(project, place="Nowhere-on-Sea, Côte & Fils")
    make_activity(project, place="Strasbourg")

    ((address, text),) = missing(desk.get(LIST))

    assert text == "Nowhere-on-Sea, Côte & Fils"
    form = desk.get(address).context["adminform"].form
    assert (form["project"].value(), form["place"].value()) == (str(project.pk), "Nowhere-on-Sea, Côte & Fils")


def test_what_a_place_may_mean_is_offered_with_its_position(desk, project):
    make_activity(project, place="Valencia")

    links = missing(desk.get(LIST))

    assert [text for _, text in links][:3] == [
        "Valencia",
        "Valencia (VE, 10.2° / -68.0°)",
        "Valencia (ES, 39.5° / -0.4°)",
    ]
    form = desk.get(links[2][0]).context["adminform"].form
    assert (form["latitude"].value(), form["longitude"].value()) == ("39.47", "-0.38")


def test_a_list_of_all_places_found_says_nothing(desk, project):
    make_activity(project, place="Strasbourg")

    assert missing(desk.get(LIST)) == []
    assert "Places not found" not in page(desk.get(LIST))


def test_a_long_list_says_how_many_more_there_are(desk, project, monkeypatch):
    monkeypatch.setattr("activities.admin.positions.MOST_UNPLACED", 2)
    for number in range(5):
        make_activity(project, place=f"Nowhere {number}")

    response = desk.get(LIST)

    assert [text for _, text in missing(response)] == ["Nowhere 0", "Nowhere 1"]
    assert "And 3 more, shown when these are set." in page(response)


def test_a_position_is_set(desk, project):
    make_activity(project, place="Palais")

    desk.post(ADD, posted(project))

    place = PlacePosition.objects.get()
    assert (place.place, place.latitude, place.longitude) == ("Palais", 48.597, 7.7707)
    assert missing(desk.get(LIST)) == []


def test_a_place_is_said_not_to_be_on_the_map(desk, project):
    desk.post(ADD, posted(project, latitude="", longitude="", off_map="on"))

    assert PlacePosition.objects.get().positions == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"latitude": "91"}, "Give a latitude from -90 to 90"),
        ({"longitude": ""}, "Give a latitude from -90 to 90"),
        ({"off_map": "on"}, "or say that it is not on the map"),
        ({"latitude": "north"}, "Enter a number."),
        ({"latitude": "nan"}, "Enter a number."),
        ({"place": " "}, "This field is required."),
    ],
)
def test_what_is_no_position_is_refused_with_the_reason(desk, project, change, reason):
    assert reason in page(desk.post(ADD, posted(project, **change)))
    assert not PlacePosition.objects.exists()


def test_a_place_that_has_a_position_is_refused_again(desk, project):
    make_place_position(project, place="PALAIS")

    assert "This place has a position already." in page(desk.post(ADD, posted(project)))


def test_a_position_keeps_its_own_place_when_it_is_changed(desk, project):
    place = make_place_position(project)

    form = reverse("admin:activities_placeposition_change", args=[place.pk])
    desk.post(form, posted(project, place="Palais de l'Europe", latitude="48.6", **shown(desk, form)))

    assert PlacePosition.objects.get().latitude == 48.6


def test_places_are_searched_without_accents(desk, project):
    make_place_position(project, place="Hôtel de Ville")
    make_place_position(project, place="Palais")

    listed = desk.get(LIST, {"q": "hotel"}).context["cl"].result_list

    assert [one.place for one in listed] == ["Hôtel de Ville"]


def test_places_of_other_projects_are_neither_listed_nor_set(desk):
    foreign = make_project(title="Foreign project")
    make_activity(foreign, place="Secret-on-Sea")
    make_place_position(foreign, place="Foreign place")

    html = page(desk.get(LIST)) + page(desk.get(ADD))
    desk.post(ADD, posted(foreign))

    assert not [word for word in ("Secret-on-Sea", "Foreign") if word in html]
    assert PlacePosition.objects.count() == 1


def test_the_list_takes_as_many_queries_for_fifty_places_as_for_one(desk, project, django_assert_max_num_queries):
    for number in range(50):
        make_activity(project, place=f"Nowhere {number}")
        make_place_position(project, place=f"Place {number}")

    with django_assert_max_num_queries(12):
        desk.get(LIST)
