"""Mail goes out once, whatever happens in between."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail as django_mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command

from reports import mailing, withdrawals
from reports.models import OutgoingMail, Subscription
from reports.models.outbox import MAX_TRIES
from tests.factories import make_administrator, make_edition, make_project, make_report, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)


class Refusing(EmailBackend):
    def send_messages(self, messages):
        raise SMTPRecipientsRefused({"desk@example.org": (550, b"no such desk")})


class Killed(EmailBackend):
    """Takes the mail and never says so: the process ends between sending and marking."""

    def send_messages(self, messages):
        super().send_messages(messages)
        raise KeyboardInterrupt


@pytest.fixture
def edition():
    return make_edition(make_report(make_project()))


@pytest.fixture
def subscription(edition):
    user = make_user(email="desk@example.org")
    return Subscription.objects.create(series=edition.series, kind="mail", user=user, secret_hash="a" * 64, made_at=NOW)


@pytest.fixture
def waiting(edition, subscription):
    return OutgoingMail.objects.create(
        to="desk@example.org",
        language="en",
        subject="Published",
        body="Read it.",
        stop_address="https://example.org/stop/",
        edition=edition.pk,
        subscription=subscription,
        key="b" * 64,
        created_at=NOW,
        next_try_at=NOW,
    )


def deliver(at=NOW):
    return mailing.deliver(clock=lambda: at)


def use(settings, backend):
    settings.EMAIL_BACKEND = f"{__name__}.{backend.__name__}"


def test_a_mail_goes_out_once(waiting):
    assert len(deliver().sent) == 1
    assert deliver(NOW + timedelta(days=9)).sent == ()

    (message,) = django_mail.outbox
    assert (message.to, message.subject, message.body) == (["desk@example.org"], "Published", "Read it.")
    waiting.refresh_from_db()
    assert (waiting.sent_at, waiting.tries, waiting.last_error) == (NOW, 1, "")


def test_it_ends_with_one_click_and_is_known_again_by_its_id(waiting):
    deliver()

    headers = django_mail.outbox[0].message()
    assert headers["Message-ID"] == f"<{'b' * 64}@project-updates>"
    assert headers["List-Unsubscribe"] == "<https://example.org/stop/>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_two_processes_that_see_the_same_mail_send_it_once(waiting):
    seen_by_both = [OutgoingMail.objects.get(), OutgoingMail.objects.get()]

    assert [mailing.claim(mail, at=NOW) for mail in seen_by_both] == [True, False]


def test_a_claim_that_nobody_lived_to_mark_comes_due_again(waiting):
    mailing.claim(waiting, at=NOW)

    assert deliver(NOW + timedelta(minutes=14)).sent == ()
    assert len(deliver(NOW + timedelta(minutes=15)).sent) == 1


def test_killed_between_sending_and_marking_it_goes_out_again_under_the_same_id(waiting, settings):
    use(settings, Killed)
    with pytest.raises(KeyboardInterrupt):
        deliver()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert deliver(NOW + timedelta(minutes=1)).sent == ()

    deliver(NOW + timedelta(minutes=15))

    first, second = (message.message()["Message-ID"] for message in django_mail.outbox)
    assert first == second


def test_a_refusal_is_kept_and_tried_again_later_and_later_and_not_for_ever(waiting, settings):
    use(settings, Refusing)
    at, tried = NOW, []
    for _ in range(MAX_TRIES + 3):
        tried += [at - NOW] if deliver(at).failed else []
        waiting.refresh_from_db()
        at = waiting.next_try_at

    assert [pause // timedelta(minutes=1) for pause in tried] == [0, 15, 45, 105, 225, 465, 945, 1905]
    assert "no such desk" in waiting.last_error
    assert waiting.sent_at is None


def test_one_that_is_refused_keeps_no_other_from_going(waiting, settings):
    waiting.pk, waiting.key = None, "c" * 64
    waiting.save()
    use(settings, Refusing)

    assert len(deliver().failed) == 2


def test_what_was_withdrawn_meanwhile_is_not_sent(waiting, edition):
    withdrawals.ask(edition, by=make_administrator(), at=NOW, reason="A name was in it.")
    withdrawals.confirm(edition, by=make_administrator(), at=NOW)

    assert deliver().sent == ()


@pytest.mark.parametrize("how", ["left", "unsubscribed"])
def test_who_meanwhile_is_not_written_to(how, waiting, subscription):
    if how == "left":
        type(subscription.user).objects.filter(pk=subscription.user_id).update(is_active=False)
    else:
        subscription.delete()

    assert deliver().sent == ()


def test_the_command_sends_and_says_what_failed(waiting, settings, capsys):
    use(settings, Refusing)
    with pytest.raises(CommandError, match=r"desk@example\.org: SMTPRecipientsRefused"):
        call_command("send_mail")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    OutgoingMail.objects.update(next_try_at=NOW)

    call_command("send_mail")

    assert capsys.readouterr().out == "1 sent.\n"


def test_the_database_refuses_the_same_news_to_the_same_receiver(waiting):
    waiting.pk = None

    assert OutgoingMail.objects.bulk_create([waiting], ignore_conflicts=True)
    assert OutgoingMail.objects.count() == 1
