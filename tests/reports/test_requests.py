"""The letter that asks for a text."""

import re

import pytest
from django.core import mail
from django.utils import timezone

from activities import asking
from outputs.models import User
from reports import mailing, requests
from reports.models import OutgoingMail
from tests.factories import make_activity, make_asking, make_member, make_project

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def entry():
    return make_activity(make_project(title="Cybercrime"), title="Seminar", place="Tunis", text="")


def sent():
    mailing.deliver(clock=timezone.now)
    return mail.outbox


def test_the_letter_says_who_asks_for_which_text_and_its_link_opens_the_form(entry):
    by = make_member(entry.project, first_name="Desk", last_name="Officer", email="desk@example.org")

    made = make_asking(entry, by=by)

    (letter,) = sent()
    assert (letter.to, letter.reply_to) == (["colleague@example.org"], ["desk@example.org"])
    assert letter.subject == "Your text for: Seminar"
    assert "Desk Officer asks you for the text of this activity:" in letter.body
    assert "5-9 Oct 09, Tunis" in letter.body
    (secret,) = re.findall(r"/t/([^/\s]+)/", letter.body)
    assert asking.opened(secret, at=timezone.now()) == made


def test_the_outbox_holds_no_secret(entry):
    make_asking(entry)
    (letter,) = sent()
    (secret,) = re.findall(r"/t/([^/\s]+)/", letter.body)

    stored = [str(value) for row in OutgoingMail.objects.values() for value in row.values()]

    assert not any(secret in value for value in stored)


def test_it_goes_to_who_wants_no_notices_but_to_nobody_who_left(entry):
    colleague = make_member(entry.project, email="colleague@example.org", notices=False)
    make_asking(entry, user=colleague)
    User.objects.filter(pk=colleague.pk).update(is_active=False)
    assert sent() == []

    User.objects.filter(pk=colleague.pk).update(is_active=True)
    assert [letter.to for letter in sent()] == [["colleague@example.org"]]


def test_it_speaks_the_language_of_the_account(entry):
    colleague = make_member(entry.project, email="colleague@example.org", language="fr")

    make_asking(entry, user=colleague)

    assert OutgoingMail.objects.get().language == "fr"


def test_asking_again_before_the_first_letter_went_out_sends_one(entry):
    make_asking(entry)
    make_asking(entry)

    assert len(sent()) == 1


def test_no_letter_goes_out_once_the_link_is_closed(entry):
    by = make_member(entry.project)
    make_asking(entry)

    requests.close(entry, by=by, at=NOW)

    assert sent() == []
