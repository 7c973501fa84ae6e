"""The page on which an edition is sent, and the list of those who got it."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from outputs.access import Role
from outputs.models import Contribution, Funder
from reports.models import OutgoingMail
from tests.factories import (
    make_approved,
    make_forecast,
    make_funder_user,
    make_member,
    make_project,
    make_published,
    make_report,
    make_series,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def series():
    project = make_project(slug="cybercrime")
    funder = Funder.objects.create(name="Romania")
    Contribution.objects.create(project=project, funder=funder)
    make_forecast(project, title="Seminar")
    make_funder_user(funder, email="desk@example.org", language="fr")
    return make_series(project, distribution_list="list@example.org")


@pytest.fixture
def report(series):
    return make_report(series.project, series=series)


@pytest.fixture
def manager(series, client):
    user = make_member(series.project, Role.MANAGER)
    client.force_login(user)
    return user


def address(edition):
    return reverse("edition-send", args=["cybercrime", edition.code])


def receivers():
    return [mail.to for mail in OutgoingMail.objects.filter(kind="list").order_by("to")]


def test_publishing_leads_to_the_page_that_sends(report, manager, client):
    make_approved(report)

    response = client.post(reverse("report-publish", args=["cybercrime", report.pk]))

    assert response.url == address(report.editions.get())
    assert receivers() == []


def test_where_nobody_gets_it_publishing_leads_to_the_edition(report, manager, client, series):
    type(series).objects.update(distribution_list="", addressed_to_all=False)
    make_approved(report)

    response = client.post(reverse("report-publish", args=["cybercrime", report.pk]))

    assert response.url == report.editions.get().get_absolute_url()


def test_the_page_shows_the_mail_in_each_language_and_all_are_ticked(report, manager, client):
    page = client.get(address(make_published(report))).content.decode()

    assert '<input type="checkbox" name="addresses" value="desk@example.org"' in page
    assert page.count("checked") == 2
    assert "Published on 2 November 2009" in page
    assert "Publié le 2 novembre 2009" in page


def test_it_goes_to_those_who_are_ticked_and_to_further_addresses(report, manager, client):
    edition = make_published(report)
    given = {"note": "Dear all,", "addresses": ["list@example.org"], "further": "guest@example.org\n"}

    response = client.post(address(edition), given, follow=True)

    assert receivers() == ["guest@example.org", "list@example.org"]
    page = response.content.decode()
    assert "On its way to 2 receivers." in page
    assert "waits to be sent" in page


def test_a_preview_sends_nothing_and_keeps_what_was_typed(report, manager, client):
    edition = make_published(report)

    response = client.post(address(edition), {"note": "Dear <all>,", "addresses": ["list@example.org"], "preview": "1"})

    assert response.status_code == 200
    assert receivers() == []
    page = response.content.decode()
    assert page.count("Dear &lt;all&gt;,") == 3
    assert page.count("checked") == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"further": "guest@example.org\nnobody"}, "Line 2: “nobody” is no e-mail address."),
        ({"addresses": ["stranger@example.org"]}, "The list has changed since you opened the page."),
        ({}, "Tick at least one receiver."),
        ({"further": "off@example.org"}, "off@example.org wants no notices by e-mail."),
    ],
)
def test_what_cannot_be_sent_is_said_and_nothing_is_sent(given, said, report, manager, client):
    make_member(report.series.project, email="off@example.org", notices=False)

    response = client.post(address(make_published(report)), given)

    assert response.status_code == 409
    assert said in response.content.decode()
    assert receivers() == []


def test_of_a_correction_those_are_ticked_who_got_what_it_corrects(report, manager, client):
    client.post(address(make_published(report)), {"addresses": ["list@example.org"]})
    OutgoingMail.objects.update(sent_at=NOW, tries=1)

    page = client.get(address(make_published(report))).content.decode()

    assert page.count("checked") == 1
    assert 'value="list@example.org" aria-describedby' not in page or "checked" in page
    assert 'name="addresses" value="desk@example.org" id="id_addresses_0">' in page


def test_the_edition_says_who_got_it_when_and_what_came_back(report, manager, client):
    edition = make_published(report)
    client.post(address(edition), {"addresses": ["list@example.org", "desk@example.org"]})
    OutgoingMail.objects.filter(to="list@example.org").update(sent_at=NOW, tries=1)
    bounced = {"sent_at": NOW, "tries": 1, "bounced_at": NOW, "bounce": "no such desk"}
    OutgoingMail.objects.filter(to="desk@example.org").update(**bounced)

    page = client.get(edition.get_absolute_url()).content.decode()

    assert "sent on 2 Nov 2009, " in page
    assert ": no such desk" in page


def test_its_readers_are_not_told_who_got_it(report, client):
    edition = make_published(report)
    OutgoingMail.objects.create(
        kind="list", to="list@example.org", edition=edition.pk, key="b" * 64, created_at=NOW, next_try_at=NOW
    )
    client.force_login(make_funder_user(Funder.objects.get()))

    page = client.get(edition.get_absolute_url()).content.decode()

    assert "list@example.org" not in page
    assert "Who got it by mail" not in page


def test_what_was_withdrawn_is_sent_to_nobody(report, manager, client):
    edition = make_withdrawn(make_published(report))

    response = client.post(address(edition), {"addresses": ["list@example.org"]}, follow=True)

    assert "The edition was withdrawn; it is sent to nobody." in response.content.decode()
    assert receivers() == []
