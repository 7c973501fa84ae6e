"""Taking an edition back, on its page."""

import pytest
from django.urls import reverse

from outputs.access import Role
from reports.models import Edition, Withdrawal
from tests.factories import (
    make_activity,
    make_administrator,
    make_member,
    make_project,
    make_published,
    make_report,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make_project()


@pytest.fixture
def edition(project):
    make_activity(project, title="Not to be told")
    return make_published(make_report(project))


@pytest.fixture
def manager(client, project):
    client.force_login(make_member(project, Role.MANAGER, username="first"))
    return client


@pytest.fixture
def colleague(project):
    return make_member(project, Role.MANAGER, username="second")


def page(response):
    return response.content.decode()


def step(edition, name):
    return reverse(f"edition-{name}", args=[edition.series.project.slug, edition.code])


def test_one_asks_and_another_confirms(manager, edition, colleague):
    asked = page(manager.post(step(edition, "withdraw"), {"reason": "A name that may not be told."}, follow=True))
    manager.force_login(colleague)

    confirmed = page(manager.post(step(edition, "confirm"), follow=True))

    assert "<strong>first</strong> asked on" in asked
    assert "Not to be told" in asked
    assert "<h1>Withdrawn</h1>" in confirmed
    assert "Not to be told" not in confirmed


def test_nobody_does_both(manager, edition):
    manager.post(step(edition, "withdraw"), {"reason": "A name that may not be told."})

    shown = page(manager.post(step(edition, "confirm"), follow=True))

    assert "A withdrawal takes two people: another one confirms it." in shown
    assert "Not to be told" in shown


def test_it_is_refused(manager, edition):
    manager.post(step(edition, "withdraw"), {"reason": "A name that may not be told."})

    shown = page(manager.post(step(edition, "refuse"), follow=True))

    assert "Refused; the edition stays as it is." in shown
    assert not Withdrawal.objects.exists()


def test_without_a_reason_nothing_is_asked(manager, edition):
    response = manager.post(step(edition, "withdraw"), {"reason": "  "})

    assert response.status_code == 409
    assert "Say why the edition is withdrawn; the reason is kept." in page(response)
    assert "<details open>" in page(response)


def test_who_may_not_ask_is_told_so(client, project, edition):
    client.force_login(make_member(project))

    response = client.post(step(edition, "withdraw"), {"reason": "A name that may not be told."})

    assert "You may not do this in this project." in page(response)
    assert not Withdrawal.objects.exists()


def test_only_who_reviews_is_offered_the_withdrawal(client, project, edition):
    client.force_login(make_member(project))

    assert "ithdrawal" not in page(client.get(edition.get_absolute_url()))


def test_an_administrator_erases_by_legal_order(client, edition):
    make_withdrawn(edition)
    client.force_login(make_administrator())

    told = page(client.get(step(edition, "erase")))
    shown = page(client.post(step(edition, "erase"), {"legal_order": "Order 12 of 1 December 2009"}, follow=True))

    assert "This cannot be undone." in told
    assert "Erased. Its number, hash, date and reason stay." in shown
    assert "Order 12 of 1 December 2009" in shown
    assert Edition.objects.get().document == ""


def test_without_a_legal_order_nothing_is_erased(client, edition):
    make_withdrawn(edition)
    client.force_login(make_administrator())

    response = client.post(step(edition, "erase"), {"legal_order": " "})

    assert "Name the legal order." in page(response)
    assert Edition.objects.get().document


def test_what_was_not_withdrawn_is_not_erased(client, edition):
    client.force_login(make_administrator())

    shown = page(client.post(step(edition, "erase"), {"legal_order": "Order 12"}, follow=True))

    assert "Only an administrator erases, and only what was withdrawn." in shown
    assert Edition.objects.get().document
