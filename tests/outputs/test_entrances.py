"""A password of one's own: asked for without telling who exists, and set by a link."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from outputs import entrances, passwords
from outputs.models import AuditRecord, PasswordLink, PasswordRequest, User
from outputs.secret import derived_secret
from tests.factories import make_user

pytestmark = pytest.mark.django_db

NEW = "another long enough secret"


def made(user, purpose="reset", **more):
    return passwords.make_link(user, purpose=purpose, at=timezone.now(), **more)


def address(link):
    return reverse("open-password", args=[derived_secret(link.secret_name)])


def set_new(client, password=NEW):
    return client.post(reverse("password-new"), {"new_password1": password, "new_password2": password}, follow=True)


def test_whether_somebody_has_the_address_is_told_by_nothing(client):
    make_user(email="known@example.org")
    answers = []
    for email in ("known@example.org", "unknown@example.org"):
        with CaptureQueriesContext(connection) as queries:
            response = Client().post(reverse("password-lost"), {"email": email}, follow=True)
        asked = [one["sql"].replace(email, "…").partition(" VALUES")[0] for one in queries]
        answers.append((response.content, response.redirect_chain, asked))

    assert answers[0] == answers[1]
    assert PasswordRequest.objects.count() == 2


@pytest.mark.parametrize("typed", ["", "nobody", "a@b"])
def test_what_is_no_address_is_refused(client, typed):
    assert client.post(reverse("password-lost"), {"email": typed}).status_code == 409
    assert not PasswordRequest.objects.exists()


def test_who_asks_too_often_is_stopped(client, monkeypatch):
    monkeypatch.setattr(entrances, "REQUESTS", entrances.Limit(name="test requests", an_hour=2))

    answers = [client.post(reverse("password-lost"), {"email": "a@example.org"}).status_code for _ in range(3)]

    assert answers == [302, 302, 409]
    assert PasswordRequest.objects.count() == 2


def test_the_link_leads_to_an_address_without_the_secret_and_sets_the_password_once(client):
    user = make_user("manager")
    link = made(user)

    response = client.get(address(link))
    assert (response.url, response["Referrer-Policy"]) == (reverse("password-new"), "no-referrer")
    assert "manager" in client.get(reverse("password-new")).content.decode()
    told = set_new(client).content.decode()

    assert "Your password is set. Log in as manager." in told
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert client.get(address(link)).status_code == 404
    assert AuditRecord.objects.get().verb == "password set"


def test_a_weak_password_is_refused(client):
    client.get(address(made(make_user("manager"))))

    response = set_new(client, "manager1")

    assert response.status_code == 409
    assert PasswordLink.objects.exists()


def test_the_other_sessions_end(client):
    user = make_user()
    client.force_login(user)
    guest = Client()
    guest.get(address(made(user)))

    set_new(guest)

    assert client.get(reverse("notices")).status_code == 302


@pytest.mark.parametrize(("purpose", "holds"), passwords.HOLDS.items())
def test_a_link_opens_nothing_once_it_has_expired(client, purpose, holds):
    link = made(make_user(), purpose=purpose)
    PasswordLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert link.expires_at - link.made_at == holds
    assert client.get(address(link)).status_code == 404


def test_a_new_link_takes_the_place_of_the_one_before(client):
    user = make_user()
    first, second = made(user, purpose="invitation"), made(user)

    assert [client.get(address(one)).status_code for one in (first, second)] == [404, 302]


def test_who_has_left_sets_no_password(client):
    user = make_user()
    link = made(user)
    client.get(address(link))
    User.objects.update(is_active=False)

    assert client.get(address(link)).status_code == 404
    assert set_new(client).status_code == 404


def test_the_page_alone_opens_nothing(client):
    assert client.get(reverse("password-new")).status_code == 404


def test_the_database_holds_the_hash_of_the_secret_alone():
    link = made(make_user())

    assert derived_secret(link.secret_name) not in str(list(PasswordLink.objects.values()))
