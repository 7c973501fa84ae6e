"""Letters by which people come to a password of their own."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from outputs import passwords
from outputs.models import AuditRecord, PasswordRequest, User
from reports import invitations
from reports.models import OutgoingMail
from tests.factories import make_administrator, make_member, make_project, make_user

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def asked(address, at=NOW):
    PasswordRequest.objects.create(address=address, at=at)


def secrets_in(letter):
    return re.findall(r"/p/([^/\s]+)/", letter.body)


def test_an_invitation_names_the_role_and_its_link_sets_the_password():
    project = make_project(title="Cybercrime")
    user = make_member(project, username="colleague", email="colleague@example.org", notices=False)

    invitations.invite(user, by=make_administrator(username="administrator"), at=timezone.now())
    call_command("send_mail")

    (letter,) = mail.outbox
    assert letter.to == ["colleague@example.org"]
    assert "administrator invites you" in letter.body
    assert "- Secretariat: Cybercrime" in letter.body
    (secret,) = secrets_in(letter)
    assert passwords.opened(secret, at=timezone.now()).user == user
    assert secret not in str(list(OutgoingMail.objects.values()))
    assert AuditRecord.objects.get(verb="invited").about == "colleague"


def test_who_has_no_address_or_has_left_is_not_invited():
    for user in (make_user(), make_user(email="left@example.org", is_active=False)):
        with pytest.raises(ValidationError):
            invitations.invite(user, by=make_administrator(), at=NOW)


def test_a_new_password_goes_to_each_account_of_the_address_and_to_nobody_else():
    make_user("one", email="Shared@example.org")
    make_user("two", email="shared@example.org", notices=False)
    make_user("other", email="other@example.org")
    make_user("left", email="shared@example.org", is_active=False)
    asked("shared@example.org")
    asked("unknown@example.org")

    call_command("send_mail")

    assert sorted(re.findall("Your user name is (.*?)\\.", "".join(one.body for one in mail.outbox))) == ["one", "two"]
    assert not PasswordRequest.objects.exists()


def test_who_asks_twice_gets_one_letter():
    make_user(email="one@example.org")
    asked("one@example.org")
    asked("One@example.org")
    invitations.answer_requests(at=NOW)
    asked("one@example.org")

    assert invitations.answer_requests(at=NOW + timedelta(minutes=5)) == 0
    assert OutgoingMail.objects.count() == 1


def test_who_never_followed_their_invitation_gets_in_too():
    user = make_user(email="one@example.org")
    user.set_unusable_password()
    user.save()
    asked("one@example.org")

    assert invitations.answer_requests(at=NOW) == 1


def test_an_empty_address_is_nobodys():
    User.objects.all().delete()
    make_user(email="")
    asked("")

    assert invitations.answer_requests(at=NOW) == 0
