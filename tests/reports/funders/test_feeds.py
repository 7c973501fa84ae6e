"""What programs fetch by a secret address, and what ends it."""

from datetime import UTC, datetime, timedelta

import feedparser
import pytest
from django.utils import timezone
from icalendar import Calendar

from outputs.access import Role
from outputs.models import Contribution, Funder, Membership
from reports import withdrawals
from reports.funders.readers import Reader
from reports.funders.subscribing import revoke, subscribe
from reports.models import ReadingLink, Subscription
from tests.factories import (
    make_activity,
    make_administrator,
    make_edition,
    make_forecast,
    make_funder_user,
    make_project,
    make_report,
    make_series,
    make_user,
)

pytestmark = pytest.mark.django_db

NOW = timezone.now()
PATHS = {"calendar": "calendar.ics", "feed": "editions.atom"}


@pytest.fixture
def funder():
    return Funder.objects.create(name="Romania")


@pytest.fixture
def series(funder):
    project = make_project(slug="cybercrime", title="Project on Cybercrime")
    Contribution.objects.create(project=project, funder=funder)
    make_activity(project, title="Carried out & done", when="5-9 Oct 09")
    make_forecast(project, title="Planned", when="24-25 Nov 09")
    return make_series(project)


@pytest.fixture
def report(series):
    return make_report(series.project, series=series)


@pytest.fixture
def user(funder):
    return make_funder_user(funder)


def make_link(project, **kwargs):
    defaults = {"secret_hash": "a" * 64, "label": "desk officer", "made_at": NOW, "expires_at": NOW + timedelta(days=9)}
    return ReadingLink.objects.create(project=project, made_by=make_user(), **{**defaults, **kwargs})


def address(reader, series, kind):
    return f"/subscriptions/{subscribe(reader, series, kind, at=NOW)}/{PATHS[kind]}"


def entries(response):
    read = feedparser.parse(response.content)
    assert not read.bozo
    return read.entries


def withdraw(edition):
    at = datetime(2009, 11, 3, tzinfo=UTC)
    withdrawals.ask(edition, by=make_administrator(), at=at, reason="A name was in it.")
    withdrawals.confirm(edition, by=make_administrator(), at=at)


def test_a_calendar_holds_what_is_planned_and_names_its_edition(series, report, user, client):
    edition = make_edition(report)

    response = client.get(address(Reader(user=user), series, "calendar"))

    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert event["summary"] == "Planned"
    assert event["url"] == f"http://testserver/projects/cybercrime/editions/{edition.code}/"


def test_a_feed_has_an_entry_for_each_edition_with_page_pdf_and_figures(series, report, user, client):
    edition = make_edition(report)

    response = client.get(address(Reader(user=user), series, "feed"))

    (entry,) = entries(response)
    page = f"http://testserver/projects/cybercrime/editions/{edition.code}/"
    assert entry.id == f"urn:uuid:{edition.pk}"
    assert entry.title == f"{edition.title} (edition 1)"
    assert [(link.rel, link.href) for link in entry.links] == [("alternate", page), ("enclosure", f"{page}pdf/")]
    assert entry.summary == "Carried out: 1. Planned: 1."
    assert entry.updated_parsed[:5] == (2009, 11, 2, 12, 0)


def test_superseded_editions_say_so(series, report, user, client):
    make_edition(report)
    make_edition(report)

    newer, older = entries(client.get(address(Reader(user=user), series, "feed")))

    assert (newer.title.startswith("Superseded"), older.title.startswith("Superseded")) == (False, True)


def test_a_withdrawn_edition_is_named_without_a_word_of_its_text(series, report, user, client):
    edition = make_edition(report)
    withdraw(edition)

    response = client.get(address(Reader(user=user), series, "feed"))

    (entry,) = entries(response)
    assert entry.title == "Withdrawn: edition 1 of 2 November 2009"
    assert entry.id == f"urn:uuid:{edition.pk}"
    assert edition.title.encode() not in response.content
    assert b"enclosure" not in response.content


def test_the_same_editions_give_the_same_feed_and_one_that_holds_is_not_sent_again(series, report, user, client):
    url = address(Reader(user=user), series, "feed")
    empty = client.get(url)
    assert empty.content == client.get(url).content
    make_edition(report)
    first = client.get(url)

    again = client.get(url, headers={"If-None-Match": first["ETag"]})

    assert first["ETag"] != empty["ETag"]
    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "private, no-cache"


def test_a_feed_takes_the_same_queries_however_many_editions(series, report, user, client, django_assert_num_queries):
    url = address(Reader(user=user), series, "feed")
    make_edition(report)
    client.get(url)
    with django_assert_num_queries(4):
        client.get(url)
    make_edition(report)
    make_edition(report)

    with django_assert_num_queries(4):
        assert len(entries(client.get(url))) == 3


@pytest.mark.parametrize("kind", PATHS)
def test_no_draft_is_in_it_and_nothing_of_another_project(series, report, user, client, kind):
    make_edition(report)
    make_forecast(series.project, title="Secretdraft", when="26 Nov 09")
    other = make_report(make_project(title="Foreignproject"))
    make_forecast(other.series.project, title="Foreignevent")
    make_edition(other)
    content = client.get(address(Reader(user=user), series, kind)).content

    assert b"Secretdraft" not in content
    assert b"Foreign" not in content


@pytest.mark.parametrize("kind", PATHS)
def test_drafts_do_not_change_a_byte(series, report, user, client, kind):
    make_edition(report)
    url = address(Reader(user=user), series, kind)
    before = client.get(url).content

    make_forecast(series.project, title="Another", when="26 Nov 09")

    assert client.get(url).content == before


@pytest.mark.parametrize("kind", PATHS)
def test_it_is_opened_without_a_session_and_sets_no_cookie(series, report, user, client, kind):
    response = client.get(address(Reader(user=user), series, kind))

    assert response.status_code == 200
    assert not response.cookies
    assert response["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("kind", PATHS)
def test_a_link_subscribes_as_long_as_it_holds(series, client, kind):
    link = make_link(series.project)
    url = address(Reader(user=make_user(), link=link), series, kind)
    assert client.get(url).status_code == 200

    link.revoked_at = NOW
    link.save()

    assert client.get(url).status_code == 404


ENDS = {
    "revoked": lambda user, series, kind: revoke(Reader(user=user), series, kind),
    "replaced": lambda user, series, kind: subscribe(Reader(user=user), series, kind, at=NOW),
    "left": lambda user, series, kind: type(user).objects.filter(pk=user.pk).update(is_active=False),
    "no more a funder": lambda user, series, kind: Membership.objects.filter(user=user).delete(),
    "addressed to others": lambda user, series, kind: type(series).objects.update(addressed_to_all=False),
    "deleted": lambda user, series, kind: user.delete(),
}


@pytest.mark.parametrize("kind", PATHS)
@pytest.mark.parametrize("end", ENDS)
def test_what_ends_it_answers_as_if_it_never_was(series, user, client, end, kind):
    url = address(Reader(user=user), series, kind)
    assert client.get(url).status_code == 200
    ENDS[end](user, series, kind)

    ended, never = client.get(url), client.get(f"/subscriptions/never-was/{PATHS[kind]}")

    assert (ended.status_code, ended.content) == (never.status_code, never.content)
    assert ended.status_code == 404


def test_somebody_who_left_reads_not_even_what_is_public_by_it(series, user, client):
    type(series).objects.update(public=True)
    url = address(Reader(user=user), series, "feed")
    type(user).objects.filter(pk=user.pk).update(is_active=False)

    assert client.get(url).status_code == 404


def test_the_secret_of_one_kind_opens_no_other(series, user, client):
    url = address(Reader(user=user), series, "calendar")

    assert client.get(url.replace("calendar.ics", "editions.atom")).status_code == 404


def test_its_use_is_noted_once_a_day(series, user, client):
    url = address(Reader(user=user), series, "calendar")
    client.get(url)
    noted = Subscription.objects.get().last_used_at
    client.get(url)
    assert Subscription.objects.get().last_used_at == noted

    Subscription.objects.update(last_used_at=noted - timedelta(days=1, minutes=1))
    client.get(url)

    assert Subscription.objects.get().last_used_at > noted


def test_a_public_series_has_a_feed_for_anybody(series, report, client):
    type(series).objects.update(public=True)
    make_edition(report)

    response = client.get(f"/read/cybercrime/{series.pk}/editions.atom")

    assert len(entries(response)) == 1
    assert response["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("role", [None, Role.SECRETARIAT])
def test_a_series_that_is_not_public_has_none_and_a_missing_one_answers_alike(series, client, role):
    if role:
        client.force_login(make_administrator())
    foreign, missing = (client.get(f"/read/cybercrime/{pk}/editions.atom") for pk in (series.pk, 999_999))

    assert (foreign.status_code, missing.status_code) == (404, 404)


def test_a_feed_speaks_the_language_of_its_series_and_escapes_what_people_wrote(report, user, client):
    type(report.series).objects.update(language="fr")
    type(report).objects.update(title="<b>Bold</b> & more")
    report = type(report).objects.get()
    make_edition(report)

    response = client.get(address(Reader(user=user), report.series, "feed"))

    assert feedparser.parse(response.content).feed.language == "fr"
    assert b"<b>" not in response.content
    assert entries(response)[0].title.startswith("<b>Bold</b> & more")
