"""A person leaves: handed over, ended, closed; what they signed stays."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from activities import asking
from activities.models import OwedText
from outputs.access import Role
from outputs.models import AuditRecord, Deputyship, PasswordLink, User
from outputs.passwords import make_link
from reports import drafts, leaving, links
from reports.funders.readers import Reader
from reports.funders.subscribing import subscribe
from reports.models import DraftLink, ReadingLink, Step, Subscription
from tests.factories import (
    make_activity,
    make_administrator,
    make_approved,
    make_asking,
    make_deputyship,
    make_member,
    make_project,
    make_report,
    make_submitted,
    make_user,
)

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def project():
    return make_project(title="Cybercrime")


@pytest.fixture
def leaver(project):
    """A manager who holds one of everything."""
    user = make_member(project, Role.MANAGER, username="leaver", email="leaver@example.org")
    make_asking(make_activity(project), user=user)
    make_deputyship(project, manager=user)
    report = make_submitted(make_report(project))
    make_approved(make_report(project, period_end=date(2009, 11, 1)), manager=user)
    links.make(project, by=user, at=NOW, label="Desk officer", expires_at=NOW + timedelta(days=9))
    drafts.make(report, by=user, at=NOW, label="Reviewer")
    subscribe(Reader(user=user), report.series, "mail", at=NOW)
    make_link(user, purpose="reset", at=NOW)
    return user


def leave(user, to=None, **more):
    leaving.leave(user, by=make_administrator(), at=NOW, to=to, **more)


def test_what_is_held_is_shown(leaver):
    held = leaving.held_by(leaver, at=NOW)

    counts = [len(part) for part in (held.texts, held.rounds, held.deputyships, held.subscriptions, held.links)]
    assert counts == [1, 1, 1, 1, 2]
    assert held.rounds[0].nobody_else
    assert held.alone_in == held.memberships


def test_another_manager_decides_on(leaver, project):
    make_member(project, Role.MANAGER)

    held = leaving.held_by(leaver, at=NOW)

    assert not held.rounds[0].nobody_else
    assert held.alone_in == ()


def test_it_is_handed_over_and_the_account_is_closed(leaver, project, client):
    client.force_login(leaver)
    colleague = make_user("colleague")

    leave(leaver, to=colleague, roles=True)

    assert OwedText.objects.get().user == colleague
    assert asking.Asking.objects.get().revoked_at == NOW
    assert colleague.memberships.get().role == Role.MANAGER
    today = timezone.localdate(NOW)
    assert not Deputyship.objects.filter(end__gte=today).exists()
    assert not Subscription.objects.exists()
    assert not PasswordLink.objects.exists()
    assert not User.objects.get(pk=leaver.pk).is_active
    assert client.get(reverse("notices")).status_code == 302
    told = AuditRecord.objects.get(verb="left")
    assert (told.about, told.details["to"]) == ("leaver", "colleague")


def test_what_they_signed_stays(leaver):
    leave(leaver, to=make_user())

    assert Step.objects.get(verb="approved").by == leaver
    assert ReadingLink.objects.open_at(NOW).get().made_by == leaver


def test_links_are_revoked_where_it_is_said(leaver):
    leave(leaver, to=make_user(), revoked=True)

    assert not ReadingLink.objects.open_at(NOW).exists()
    assert not DraftLink.objects.open_at(NOW).exists()


def test_what_is_owed_needs_a_colleague(leaver):
    with pytest.raises(ValidationError, match="Name a colleague"):
        leave(leaver)

    assert User.objects.get(pk=leaver.pk).is_active


def test_nobody_closes_their_own_account_and_only_administrators_one(leaver, project):
    administrator = make_administrator()
    with pytest.raises(ValidationError, match="Nobody closes their own account"):
        leaving.leave(administrator, by=administrator, at=NOW, to=None)
    with pytest.raises(ValidationError, match="Only an administrator"):
        leaving.leave(leaver, by=make_member(project), at=NOW, to=None)


def test_nobody_who_has_left_takes_over(leaver):
    for to in (leaver, make_user(is_active=False)):
        with pytest.raises(ValidationError, match="Name a colleague who stays"):
            leave(leaver, to=to)


def test_the_page_hands_over(leaver, client):
    client.force_login(make_administrator())
    make_user("colleague")
    page = reverse("leaving", args=[leaver.pk])

    told = client.get(page).content.decode()
    for words in ("Desk officer", "Reviewer", "nobody else decides", "Seminar on cybercrime"):
        assert words in told
    assert client.post(page, {"to": ""}).status_code == 409
    response = client.post(page, {"to": "colleague"}, follow=True)

    assert "Leaver has left." in response.content.decode()
    assert client.get(page).status_code == 404
