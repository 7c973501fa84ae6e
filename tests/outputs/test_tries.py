"""A brake on tries: by address and hour, and shared between processes."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.test import RequestFactory, override_settings

from outputs.tries import Limit, client_of
from reports.funders.verification import CODES, FILES

NOW = datetime(2009, 11, 2, 12, 30, tzinfo=UTC)
THRICE = Limit(name="thrice", an_hour=3)


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


def tries(client, at=NOW, limit=THRICE, times=5):
    return [limit.allows(client, at=at) for _ in range(times)]


def test_after_as_many_tries_as_an_hour_has_no_more_are_allowed():
    assert tries("192.0.2.1") == [True, True, True, False, False]


def test_another_client_another_hour_and_another_limit_are_counted_apart():
    tries("192.0.2.1")

    assert tries("192.0.2.2", times=1) == [True]
    assert tries("192.0.2.1", at=NOW.replace(hour=13), times=1) == [True]
    assert tries("192.0.2.1", limit=Limit(name="another", an_hour=3), times=1) == [True]


def test_the_cache_keeps_no_address():
    with override_settings(CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}):
        tries("192.0.2.1")
        assert not [key for key in cache._cache if "192.0.2.1" in key]


def test_processes_share_what_they_count(tmp_path):
    shared = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": tmp_path}
    with override_settings(CACHES={"default": shared}):
        tries("192.0.2.1")
    with override_settings(CACHES={"default": shared}):
        assert tries("192.0.2.1", times=1) == [False]


@pytest.mark.parametrize(
    ("told", "client"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("", ""),
        ("nonsense", ""),
    ],
)
def test_a_client_is_an_address_or_the_network_of_a_household(told, client):
    assert client_of(RequestFactory().get("/", REMOTE_ADDR=told)) == client


def test_behind_a_proxy_the_client_is_who_the_proxy_saw(settings):
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.9, 192.0.2.1")

    settings.BEHIND_HTTPS_PROXY = False
    assert client_of(request) == "10.0.0.1"
    settings.BEHIND_HTTPS_PROXY = True
    assert client_of(request) == "192.0.2.1"


@pytest.mark.django_db
def test_too_many_codes_are_refused_with_a_sentence(client):
    answers = [client.get("/verify/nothing/") for _ in range(CODES.an_hour + 1)]

    assert [answer.status_code for answer in answers] == [200] * 60 + [429]
    assert "There were too many tries from your address." in answers[-1].content.decode()
    assert answers[-1]["Retry-After"] == "3600"


@pytest.mark.django_db
def test_too_many_files_are_refused_before_they_are_read(client):
    answers = [client.post("/verify/") for _ in range(FILES.an_hour + 1)]

    assert [answer.status_code for answer in answers] == [400] * 20 + [429]
