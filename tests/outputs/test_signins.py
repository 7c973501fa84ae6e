"""Tries to sign in are limited, sessions end."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from outputs import sessions
from outputs.models import AuditRecord, User
from tests.factories import make_user

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough secret"
LIMIT = settings.AXES_FAILURE_LIMIT


def sign_in(client, username, password, **more):
    return client.post(reverse("login"), {"username": username, "password": password}, **more)


def fail(client, username, times=LIMIT, **more):
    for _ in range(times):
        response = sign_in(client, username, "wrong", **more)
    return response


def locked(response):
    return response.status_code == 429


def without_token(response):
    return response.content.decode().split("csrfmiddlewaretoken")[1].partition(">")[2]


def test_after_some_wrong_passwords_the_right_one_is_refused_too(client):
    make_user("manager")

    assert not locked(fail(client, "manager", LIMIT - 1))
    assert locked(fail(client, "manager", 1))
    response = sign_in(client, "manager", PASSWORD)

    assert locked(response)
    assert "There were too many tries with this user name." in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_name_that_nobody_has_is_answered_alike(client):
    make_user("manager")

    known, unknown = fail(client, "manager"), fail(client, "nobody")

    assert locked(known)
    assert locked(unknown)
    assert without_token(known) == without_token(unknown)


def test_neither_another_name_nor_another_address_is_locked(client):
    make_user("manager"), make_user("secretariat")
    fail(client, "manager")

    assert sign_in(Client(), "secretariat", PASSWORD).status_code == 302
    assert sign_in(Client(), "manager", PASSWORD, REMOTE_ADDR="192.0.2.7").status_code == 302


def test_a_household_of_ipv6_counts_as_one(client):
    for number in range(LIMIT):
        fail(client, "manager", 1, REMOTE_ADDR=f"2001:db8::{number}")

    assert locked(fail(client, "manager", 1, REMOTE_ADDR="2001:db8::99"))


def test_a_success_clears_the_count(client):
    make_user("manager")
    fail(client, "manager", LIMIT - 1)
    sign_in(client, "manager", PASSWORD)

    assert not locked(fail(client, "manager", LIMIT - 1))


def test_it_opens_again_after_a_while_whatever_was_tried_meanwhile(client):
    make_user("manager")
    fail(client, "manager", LIMIT + 3)
    attempt = AccessAttempt.objects.get()
    assert attempt.failures_since_start == LIMIT

    AccessAttempt.objects.update(attempt_time=attempt.attempt_time - settings.AXES_COOLOFF_TIME)

    assert sign_in(client, "manager", PASSWORD).status_code == 302


def test_what_was_typed_is_kept_nowhere_and_each_try_is_in_the_audit(client):
    fail(client, "my password in the wrong field", LIMIT + 1)

    kept = str(list(AccessAttempt.objects.values())) + str(list(AuditRecord.objects.values()))
    assert "wrong" not in kept
    assert AuditRecord.objects.filter(verb="sign-in refused").count() == LIMIT + 1


@pytest.fixture
def signed_in(client):
    make_user("manager")
    sign_in(client, "manager", PASSWORD)
    return client


def is_in(client):
    return client.get(reverse("notices")).status_code == 200


def later(seconds, monkeypatch):
    moment = timezone.now() + timedelta(seconds=seconds)
    monkeypatch.setattr(sessions, "timezone", SimpleNamespace(now=lambda: moment))


def test_a_session_ends_when_nothing_was_done_for_a_while(signed_in, monkeypatch):
    later(settings.SESSION_IDLE_AGE - 60, monkeypatch)
    assert is_in(signed_in)
    later(2 * settings.SESSION_IDLE_AGE - 120, monkeypatch)
    assert is_in(signed_in)

    later(4 * settings.SESSION_IDLE_AGE, monkeypatch)
    assert not is_in(signed_in)


def test_a_session_ends_in_the_end_however_much_it_is_used(signed_in, monkeypatch):
    step = settings.SESSION_IDLE_AGE - 60
    for used in range(step, settings.SESSION_COOKIE_AGE, step):
        later(used, monkeypatch)
        assert is_in(signed_in)

    later(settings.SESSION_COOKIE_AGE + 60, monkeypatch)
    assert not is_in(signed_in)


def test_another_password_ends_the_other_sessions(signed_in):
    other = Client()
    sign_in(other, "manager", PASSWORD)
    new = "another long enough secret"

    other.post(reverse("password_change"), {"old_password": PASSWORD, "new_password1": new, "new_password2": new})

    assert is_in(other)
    assert not is_in(signed_in)


def test_who_is_deactivated_is_out_at_once(signed_in):
    User.objects.update(is_active=False)

    assert not is_in(signed_in)


def test_not_each_request_writes_the_session(signed_in):
    with CaptureQueriesContext(connection) as queries:
        assert is_in(signed_in)

    assert not [one["sql"] for one in queries if not one["sql"].lstrip("(").startswith("SELECT")]
