from datetime import timedelta

import pytest
from django.utils import timezone

from outputs.access import Role
from outputs.models import Contribution, Funder
from reports.models import ReadingLink
from tests.factories import make_funder_user, make_member, make_project, make_user

pytestmark = pytest.mark.django_db

PAGE = "/projects/cybercrime/links/"


@pytest.fixture
def project():
    project = make_project(slug="cybercrime", title="Project on Cybercrime")
    Contribution.objects.create(project=project, funder=Funder.objects.create(name="Romania"))
    return project


@pytest.fixture
def secretariat(project, client):
    user = make_member(project)
    client.force_login(user)
    return user


def in_days(count):
    return timezone.localdate() + timedelta(days=count)


def make(client, **kwargs):
    given = {"label": "desk officer", "funder": "", "expires": in_days(90), **kwargs}
    return client.post(PAGE, given)


def address(response):
    return response.content.decode().partition("<code>http://testserver")[2].partition("</code>")[0]


def test_a_link_is_made_and_its_address_is_shown_once(secretariat, client):
    path = address(make(client))

    assert client.get(path).url == "/read/cybercrime/"
    assert path.split("/")[2] not in client.get(PAGE).content.decode()
    assert "desk officer" in client.get(PAGE).content.decode()


def test_it_holds_for_ninety_days_unless_told_otherwise_and_through_the_last_of_them(secretariat, client):
    assert f'value="{in_days(90).isoformat()}"' in client.get(PAGE).content.decode()

    make(client, expires=in_days(1))

    assert timezone.localtime(ReadingLink.objects.get().expires_at).date() == in_days(2)
    assert timezone.localtime(ReadingLink.objects.get().expires_at).hour == 0
    assert ReadingLink.objects.get().last_day == in_days(1)


@pytest.mark.parametrize(("days", "told"), [(-1, "This day is over."), (731, "A link holds two years at most.")])
def test_a_day_that_is_over_or_too_far_is_refused(secretariat, client, days, told):
    assert told in make(client, expires=in_days(days)).content.decode()
    assert not ReadingLink.objects.exists()


def test_two_years_are_allowed(secretariat, client):
    make(client, expires=in_days(730))

    assert ReadingLink.objects.exists()


def test_it_may_be_for_a_funder_of_the_project_and_of_no_other(secretariat, client, project):
    foreign = Funder.objects.create(name="Elsewhere")
    own = project.funders.get()

    assert "Elsewhere" not in client.get(PAGE).content.decode()
    make(client, funder=foreign.pk)
    assert not ReadingLink.objects.exists()
    make(client, funder=own.pk)
    assert ReadingLink.objects.get().funder == own


def test_it_says_for_whom_it_is(secretariat, client):
    assert "This field is required" in make(client, label=" ").content.decode()


def test_it_is_revoked_for_those_who_read_by_it_too(secretariat, client):
    path = address(make(client))
    link = ReadingLink.objects.get()

    page = client.post(f"{PAGE}{link.pk}/revoke/", follow=True).content.decode()

    assert "desk officer opens nothing any more." in page
    client.logout()
    assert client.get(path).status_code == 404


def test_the_page_says_when_it_was_last_used_and_what_became_of_it(secretariat, client):
    path = address(make(client))
    assert "never" in client.get(PAGE).content.decode()
    client.get(path)
    assert "never" not in client.get(PAGE).content.decode()

    ReadingLink.objects.update(made_at=timezone.now() - timedelta(days=9), expires_at=timezone.now())

    assert "expired" in client.get(PAGE).content.decode()


@pytest.mark.parametrize("role", [Role.MANAGER, Role.FUNDER, "stranger", "nobody"])
def test_nobody_but_the_secretariat_makes_or_revokes_one(role, project, client, secretariat):
    make(client)
    link = ReadingLink.objects.get()
    people = {
        Role.MANAGER: lambda: make_member(project, Role.MANAGER),
        Role.FUNDER: lambda: make_funder_user(project.funders.get()),
        "stranger": lambda: make_member(make_project()),
        "nobody": make_user,
    }
    client.force_login(people[role]())

    assert make(client).status_code == 404
    assert client.post(f"{PAGE}{link.pk}/revoke/").status_code == 404
    assert ReadingLink.objects.get().revoked_at is None


def test_a_link_of_another_project_is_not_revoked_here(project, client, secretariat):
    make(client)
    link = ReadingLink.objects.get()
    client.force_login(make_member(make_project(slug="another")))

    assert client.post(f"/projects/another/links/{link.pk}/revoke/").status_code == 404
