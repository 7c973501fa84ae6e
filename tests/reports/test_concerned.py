"""Who works on a report is told of the steps that concern them, once each, and only if they want to be."""

from datetime import UTC, date, datetime

import pytest
from django.core import mail as django_mail

from outputs.access import Role
from outputs.models import Deputyship, User
from reports import mailing, publishing, rounds
from reports.canonical import fingerprint
from reports.composition import compose
from reports.models import OutgoingMail, Report
from tests.factories import make_approved, make_forecast, make_member, make_project, make_report, make_submitted

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = "https://reports.example.org"


@pytest.fixture
def project():
    return make_project(slug="cybercrime", title="Project on Cybercrime")


@pytest.fixture
def author(project):
    return make_member(project, email="author@example.org", first_name="Ay", last_name="Author")


@pytest.fixture
def manager(project):
    return make_member(project, Role.MANAGER, email="manager@example.org", language="fr")


@pytest.fixture
def report(project):
    make_forecast(project)
    return make_report(project)


def queued():
    return [(mail.to, mail.subject) for mail in OutgoingMail.objects.order_by("to")]


TITLE = "Update 15 September-31 October / forecast November 2009"


def test_submitting_tells_the_managers_in_their_language(report, author, manager):
    make_member(report.series.project, email="colleague@example.org")
    make_submitted(report, author=author)

    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.language) == ("manager@example.org", "fr")
    assert mail.subject == f"Soumis : {TITLE}"
    assert "Ay Author a soumis ce rapport." in mail.body
    assert f"https://reports.example.org/projects/cybercrime/reports/{report.pk}/" in mail.body
    assert "https://reports.example.org/notices/" in mail.body


def test_submitting_tells_who_acts_for_a_manager_that_day_and_nobody_who_does_so_later(report, author, manager):
    project = report.series.project
    deputy, later = (make_member(make_project(), email=f"{name}@example.org") for name in ("deputy", "later"))
    days = {"deputy": (date(2009, 11, 1), date(2009, 11, 2)), "later": (date(2009, 11, 3), date(2009, 11, 9))}
    for user, (start, end) in zip((deputy, later), days.values(), strict=True):
        Deputyship.objects.create(project=project, manager=manager, deputy=user, start=start, end=end)

    make_submitted(report, author=author)

    assert [to for to, _subject in queued()] == ["deputy@example.org", "manager@example.org"]


def test_returning_tells_the_author(report, author, manager):
    submitted = make_submitted(report, author=author)
    rounds.send_back(submitted, by=manager, at=NOW, text="A place is missing.")

    assert queued() == [("author@example.org", f"Returned: {TITLE}")]


def test_approving_tells_the_author(report, author, manager):
    make_approved(report, author=author, manager=manager)

    assert queued() == [("author@example.org", f"Approved: {TITLE}")]


def test_publishing_tells_the_secretariat(report, author, manager):
    make_member(report.series.project, email="colleague@example.org")
    publishing.publish(make_approved(report, author=author, manager=manager), by=manager, at=NOW)

    assert queued() == [
        ("author@example.org", f"Published: {TITLE}"),
        ("colleague@example.org", f"Published: {TITLE}"),
    ]


def test_what_was_overtaken_before_it_was_sent_is_not_sent(report, author, manager):
    submitted = make_submitted(report, author=author)
    rounds.send_back(submitted, by=manager, at=NOW, text="A place is missing.")

    mailing.deliver(clock=lambda: NOW)

    assert [message.to for message in django_mail.outbox] == [["author@example.org"]]


def test_nobody_is_told_of_what_they_did_themselves(report, project):
    both = make_member(project, Role.MANAGER, email="both@example.org")
    both.memberships.create(role=Role.SECRETARIAT, project=project)

    make_submitted(report, author=User.objects.get(pk=both.pk))

    assert queued() == []


@pytest.mark.parametrize("why", [{"is_active": False}, {"notices": False}, {"email": ""}])
def test_it_goes_to_nobody_who_left_wants_none_or_has_no_address(why, report, author, manager):
    User.objects.filter(pk=manager.pk).update(**why)

    make_submitted(report, author=author)

    assert queued() == []


def test_who_switches_notices_off_meanwhile_is_not_written_to(report, author, manager):
    make_submitted(report, author=author)
    User.objects.filter(pk=manager.pk).update(notices=False)

    assert mailing.deliver(clock=lambda: NOW).sent == ()


def test_a_step_that_fails_tells_nobody(report, author, manager, monkeypatch):
    make_submitted(report, author=author)
    OutgoingMail.objects.all().delete()
    read = fingerprint(compose(Report.objects.get(pk=report.pk), language="en"))

    def fail(*args, **kwargs):
        raise RuntimeError("the machine went down")

    monkeypatch.setattr(rounds.audit, "record", fail)
    with pytest.raises(RuntimeError):
        rounds.approve(Report.objects.get(pk=report.pk), by=manager, at=NOW, read=read)

    assert queued() == []
