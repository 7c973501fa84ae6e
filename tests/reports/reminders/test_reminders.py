"""Mail before and after the end of a period, to those who still owe something; once each."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from activities import asking
from outputs.models import User
from outputs.secret import derived_secret
from reports import mailing
from reports.models import OutgoingMail, Report, Series, SilencedAddress
from reports.reminders import Kind, remind
from tests.factories import (
    make_activity,
    make_asking,
    make_deputyship,
    make_forecast,
    make_member,
    make_project,
    make_published,
    make_report,
    make_submitted,
    make_user,
)

pytestmark = pytest.mark.django_db


def noon(day):
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


END = date(2009, 10, 31)
BEFORE, AFTER = noon(END - timedelta(days=7)), noon(END + timedelta(days=2))
A_DAY = timedelta(days=1)


@pytest.fixture
def project():
    project = make_project(title="Cybercrime", slug="cybercrime")
    make_report(project)
    return project


@pytest.fixture
def secretariat(project):
    return make_member(project, username="secretariat", email="secretariat@example.org")


@pytest.fixture
def manager(project):
    return make_member(project, "manager", username="manager", email="manager@example.org")


def asked(project, email="colleague@example.org", at=BEFORE, **kwargs):
    return make_asking(make_activity(project, text="", **kwargs), email=email, at=at - A_DAY)


def queued():
    return OutgoingMail.objects.filter(kind="reminder").order_by("pk")


def to(at):
    """Who is reminded at that moment."""
    OutgoingMail.objects.all().delete()
    remind(at=at)
    return [one.to for one in queued()]


def test_who_was_asked_for_a_text_is_reminded_with_the_link(project):
    made = asked(project)

    assert to(BEFORE) == ["colleague@example.org"]
    mailing.deliver(clock=lambda: BEFORE)

    letter = mail.outbox[-1]
    assert letter.subject == "Your text is waited for: Cybercrime"
    assert f"/t/{derived_secret(made.secret_name)}/" in letter.body
    assert "ends soon" in letter.body
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_person_with_several_texts_gets_one_mail_with_each_link(project):
    askings = [asked(project, title=title) for title in ("Seminar", "Workshop", "Mission")]

    assert to(BEFORE) == ["colleague@example.org"]
    mailing.deliver(clock=lambda: BEFORE)

    found = re.findall(r"(\w+) \(5-9 Oct 09\)\n\S+/t/([^/\s]+)/", mail.outbox[-1].body)
    assert dict(found) == {one.entry.title: derived_secret(one.secret_name) for one in askings}
    assert not any(secret in queued().get().body for _title, secret in found)


def test_who_gave_the_text_or_can_give_it_no_more_is_not_reminded(project):
    given, closed = asked(project), asked(project, "another@example.org")
    asking.give(given, at=BEFORE, title="Seminar on cybercrime", text="<p>Done.</p>", saw=asking.seen(given.entry))
    asking.close(closed.entry, by=closed.asked_by, at=BEFORE)

    assert to(BEFORE) == []


def test_a_text_of_a_later_period_is_not_yet_asked_for_again(project):
    asked(project, when="2-4 Nov 09")

    assert to(BEFORE) == []


def test_the_secretariat_is_reminded_of_forecasts_without_an_outcome_and_of_texts(project, secretariat):
    make_forecast(project, when="12-13 Oct 09", title="Conference")
    make_forecast(project, when="24 Nov 09", title="Later conference")
    asked(project)

    assert to(BEFORE) == ["colleague@example.org", "secretariat@example.org"]
    body = queued().last().body
    assert "- 12-13 Oct 09: Conference" in body
    assert "Later conference" not in body
    assert "Seminar on cybercrime – colleague@example.org, asked on 23 October 2009" in body


def test_before_the_end_nobody_is_reminded_who_owes_nothing(project, secretariat, manager):
    assert to(BEFORE) == []


def test_after_the_end_the_secretariat_is_reminded_of_the_report(project, secretariat, manager):
    assert to(AFTER) == ["secretariat@example.org"]
    assert "is not submitted yet:" in queued().get().body


def test_a_report_that_nobody_made_is_missed(project, secretariat):
    Report.objects.all().update(period_start=date(2009, 8, 1), period_end=date(2009, 8, 31))
    make_published(Report.objects.get())

    assert to(noon(date(2009, 10, 2))) == ["secretariat@example.org"]
    assert "The report of the period is not made yet." in queued().get().body


def test_once_it_is_submitted_its_managers_are_and_who_acts_for_them(project, secretariat, manager):
    make_submitted(Report.objects.get())
    deputy = make_user(email="deputy@example.org")
    deputyship = make_deputyship(project, manager=manager, deputy=deputy)
    deputyship.start, deputyship.end = END, END + timedelta(days=9)
    deputyship.save()

    assert to(AFTER) == ["manager@example.org", "deputy@example.org"]
    assert "waits for your decision:" in queued().first().body


def test_what_is_published_reminds_nobody(project, secretariat, manager):
    make_published(Report.objects.get())

    assert to(AFTER) == []


def test_each_reminder_is_sent_once_however_often_cron_calls(project, secretariat):
    asked(project)

    counts = [remind(at=at) for at in (BEFORE - A_DAY, BEFORE, BEFORE, BEFORE + A_DAY, AFTER, AFTER + A_DAY)]

    assert counts == [0, 2, 0, 0, 2, 0]


def test_a_cron_that_stood_still_reminds_late_but_not_too_late(project, secretariat):
    assert to(AFTER + timedelta(days=14)) == ["secretariat@example.org"]
    assert to(AFTER + timedelta(days=15)) == []


def test_each_series_says_how_many_days_before_and_after_or_none(project, secretariat):
    asked(project)
    Series.objects.update(remind_before=3, remind_after=None)

    assert [bool(to(noon(END + timedelta(days=days)))) for days in (-4, -3, 0, 1, 2, 9)] == [
        False,
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("switch", ["notices", "remind_reports", "is_active"])
def test_who_switched_it_off_or_left_is_not_reminded(project, secretariat, switch):
    User.objects.filter(pk=secretariat.pk).update(**{switch: False})

    assert to(AFTER) == []


def test_other_switches_do_not_matter(project, secretariat):
    User.objects.filter(pk=secretariat.pk).update(remind_texts=False, remind_decisions=False)

    assert to(AFTER) == ["secretariat@example.org"]


def test_one_click_in_the_mail_ends_such_mail_for_an_account(project, secretariat, client):
    remind(at=AFTER)
    stop = queued().get().stop_address.removeprefix("http://localhost:8000")

    client.get(stop)
    assert User.objects.get(pk=secretariat.pk).remind_reports
    client.post(stop)

    fresh = User.objects.get(pk=secretariat.pk)
    assert (fresh.remind_reports, fresh.remind_texts, fresh.notices) == (False, True, True)
    assert not queued().exists()


def test_one_click_ends_them_for_an_address_which_is_still_asked(project, client):
    asked(project)
    remind(at=BEFORE)

    client.post(queued().get().stop_address.removeprefix("http://localhost:8000"))

    assert SilencedAddress.objects.get().email == "colleague@example.org"
    assert to(BEFORE) == []
    asked(project, title="Workshop")
    assert OutgoingMail.objects.get(kind="text").to == "colleague@example.org"


def test_an_address_that_was_tampered_with_ends_nothing(client):
    assert client.post(reverse("stop-reminders", args=["WyJ0ZXh0cyJd:x:y"])).status_code == 404


def test_it_speaks_the_language_of_its_receiver(project, secretariat):
    User.objects.filter(pk=secretariat.pk).update(language="fr")
    remind(at=AFTER)

    assert "31 octobre 2009" in queued().get().body


def test_the_command_says_how_many(project, secretariat, capsys, monkeypatch):
    monkeypatch.setattr("reports.management.commands.send_reminders.timezone.now", lambda: AFTER)

    call_command("send_reminders")
    call_command("send_reminders")

    assert capsys.readouterr().out == "1 queued.\n"


def test_the_secretariat_sees_the_mails_before_anybody_gets_them_without_the_secret(
    project, secretariat, client, monkeypatch
):
    made = asked(project)
    monkeypatch.setattr("reports.desk.views.reminding.timezone.now", lambda: BEFORE - A_DAY)
    client.force_login(secretariat)

    told = client.get(reverse("reminders", args=["cybercrime"])).content.decode()

    assert "colleague@example.org: <span" in told
    assert "Due on 24 October 2009" in told
    assert "/t/…/" in told
    assert derived_secret(made.secret_name) not in told
    assert not queued().exists()


def test_each_kind_has_a_switch_of_its_own():
    names = {field.name for field in User._meta.get_fields()}

    assert {f"remind_{kind.value}" for kind in Kind} <= names
