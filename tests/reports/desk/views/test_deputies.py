from datetime import timedelta

import pytest
from django.utils import timezone

from outputs.access import Role
from outputs.models import AuditRecord, Deputyship
from tests.factories import make_administrator, make_member, make_project, make_report, make_submitted, make_user

pytestmark = pytest.mark.django_db

PAGE = "/projects/cybercrime-phase-2/deputies/"


@pytest.fixture
def project():
    return make_project(slug="cybercrime-phase-2")


@pytest.fixture
def manager(client, project):
    user = make_member(project, Role.MANAGER, username="the-manager")
    client.force_login(user)
    return user


def in_days(count):
    return timezone.localdate() + timedelta(days=count)


def name(client, **kwargs):
    given = {"deputy": "the-deputy", "start": in_days(0), "end": in_days(13), **kwargs}
    return client.post(PAGE, given, follow=True)


def text(response):
    return " ".join(response.content.decode().split())


def test_a_manager_names_a_deputy_who_acts_at_once(client, project, manager):
    deputy = make_user("the-deputy")

    shown = text(name(client))

    assert "the-deputy acts for you on these days." in shown
    assert "acts today" in shown
    client.force_login(deputy)
    report = make_submitted(make_report(project))
    assert ">Approve</button>" in text(client.get(report.get_absolute_url()))
    assert AuditRecord.objects.filter(verb="deputy named", actor="the-manager").exists()


def test_a_step_of_a_deputy_says_for_whom(client, project, manager):
    deputy = make_user("the-deputy")
    name(client)
    report = make_submitted(make_report(project))
    client.force_login(deputy)

    shown = text(client.post(f"{report.get_absolute_url()}return/", {"text": "Which?"}, follow=True))

    assert "<strong>Returned</strong> by the-deputy for the-manager" in shown


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"deputy": "nobody-here"}, "Nobody has an account of this name."),
        ({"deputy": "the-manager"}, "Nobody is their own deputy."),
        ({"start": "2010-02-02", "end": "2010-02-01"}, "The last day comes before the first."),
        ({"end": "soon"}, "Enter a valid date."),
    ],
)
def test_what_will_not_do_is_refused_and_stays_as_it_was_typed(client, manager, given, told):
    make_user("the-deputy")

    response = name(client, **given)

    assert response.status_code == 409
    assert told in text(response)
    assert f'value="{given.get("deputy", "the-deputy")}"' in text(response)
    assert not Deputyship.objects.exists()


def test_who_left_is_not_named(client, manager):
    make_user("the-deputy", is_active=False)

    assert "Nobody has an account of this name." in text(name(client))


def test_people_of_the_project_are_suggested_and_nobody_else(client, project, manager):
    make_member(project, username="colleague")
    make_member(make_project(), username="stranger")

    shown = text(client.get(PAGE))

    assert '<option value="colleague">' in shown
    assert "stranger" not in shown


def test_it_is_ended_at_once(client, project, manager):
    deputy = make_user("the-deputy")
    name(client)

    shown = text(client.post(f"{PAGE}{Deputyship.objects.get().pk}/end/", follow=True))

    assert "the-deputy does not act for the-manager any more." in shown
    client.force_login(deputy)
    assert client.get(PAGE).status_code == 404


def test_a_deputy_reads_the_page_and_names_and_ends_nobody(client, project, manager):
    deputy = make_user("the-deputy")
    name(client)
    client.force_login(deputy)

    make_user("another")

    assert "Only the managers of the project name their deputies." in text(client.get(PAGE))
    assert "Only a manager of the project names a deputy." in text(name(client, deputy="another"))
    client.post(f"{PAGE}{Deputyship.objects.get().pk}/end/")

    assert Deputyship.objects.get().end == in_days(13)


def test_an_administrator_ends_what_a_manager_began_and_names_nobody(client, project, manager):
    make_user("the-deputy")
    name(client)
    client.force_login(make_administrator())

    assert "Name the deputy" not in text(client.get(PAGE))
    client.post(f"{PAGE}{Deputyship.objects.get().pk}/end/")

    assert not Deputyship.objects.exists()


@pytest.mark.parametrize("role", [Role.SECRETARIAT, "stranger", "nobody"])
def test_to_others_there_is_no_such_page(client, project, manager, role):
    make_user("the-deputy")
    name(client)
    people = {
        Role.SECRETARIAT: lambda: make_member(project),
        "stranger": lambda: make_member(make_project(), Role.MANAGER),
        "nobody": make_user,
    }
    client.force_login(people[role]())

    assert client.get(PAGE).status_code == 404
    assert client.post(f"{PAGE}{Deputyship.objects.get().pk}/end/").status_code == 404


def test_a_deputy_of_another_project_is_not_ended_here(client, project, manager):
    make_user("the-deputy")
    name(client)
    client.force_login(make_member(make_project(slug="another"), Role.MANAGER))

    assert client.post(f"/projects/another/deputies/{Deputyship.objects.get().pk}/end/").status_code == 404


@pytest.mark.parametrize("count", [1, 20])
def test_it_takes_the_same_number_of_queries_however_many_there_are(client, manager, count, django_assert_num_queries):
    for number in range(count):
        make_user(f"deputy-{number}")
        name(client, deputy=f"deputy-{number}")

    with django_assert_num_queries(6):
        client.get(PAGE)
