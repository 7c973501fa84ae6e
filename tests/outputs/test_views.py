import pytest
from django.db import connection
from django.db.utils import OperationalError
from django.test import Client

from outputs.models import User
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_a_changed_password_is_confirmed_and_keeps_one_logged_in(client):
    user = make_user()
    client.force_login(user)
    new = "another long enough secret"

    response = client.post(
        "/password/",
        {"old_password": "a long enough secret", "new_password1": new, "new_password2": new},
        follow=True,
    )

    assert "Your password is changed." in response.content.decode()
    user.refresh_from_db()
    assert user.check_password(new)


def test_a_password_that_is_refused_says_why(client):
    client.force_login(make_user())

    response = client.post(
        "/password/", {"old_password": "no", "new_password1": "12345678", "new_password2": "87654321"}
    )

    shown = response.content.decode()
    assert "Your old password was entered incorrectly." in shown
    assert "The two password fields didn’t match." in shown


def test_health_is_what_the_database_says(client, monkeypatch):
    assert client.get("/healthz").content == b"ok"

    def gone():
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "ensure_connection", gone)
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (503, b"The database does not answer.")


def test_a_form_without_its_token_is_told_what_to_do():
    response = Client(enforce_csrf_checks=True).post("/login/", {"username": "x", "password": "y"})

    assert response.status_code == 403
    assert "This form has grown too old" in response.content.decode()


def test_people_switch_their_own_notices_off_and_on(client):
    user, other = make_user(email="desk@example.org"), make_user()
    client.force_login(user)
    assert "They go to desk@example.org." in client.get("/notices/").content.decode()

    client.post("/notices/", {})
    assert not User.objects.get(pk=user.pk).notices
    assert User.objects.get(pk=other.pk).notices

    client.post("/notices/", {"notices": "on"})
    assert User.objects.get(pk=user.pk).notices


def test_people_choose_the_language_of_their_screen_on_any_page(client):
    user, other = make_user(), make_user()
    client.force_login(user)
    assert '<button class="link" name="language" value="fr" lang="fr">Français</button>' in page(client, "/notices/")

    response = client.post("/language/", {"language": "fr"}, headers={"referer": "http://testserver/notices/"})

    assert response.url == "http://testserver/notices/"
    assert '<html lang="fr">' in page(client, "/notices/")
    assert '<button class="link" name="language" value="en" lang="en-gb">English</button>' in page(client, "/notices/")
    assert User.objects.get(pk=other.pk).language == "en"


@pytest.mark.parametrize("came_from", ["", "https://elsewhere.example/", "//elsewhere.example/"])
def test_who_changes_the_language_is_led_nowhere_else(client, came_from):
    client.force_login(make_user())

    response = client.post("/language/", {"language": "xx"}, headers={"referer": came_from})

    assert response.url == "/"
    assert User.objects.get().language == "en"


def page(client, path):
    return client.get(path).content.decode()
