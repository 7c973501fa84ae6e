from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from outputs import access
from outputs.models import Funder, User
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def add(*arguments):
    out = StringIO()
    call_command("add_user", *arguments, stdout=out)
    return out.getvalue()


def test_a_new_user_gets_the_role_and_a_printed_password():
    project = make_project()

    told = add("secretariat", "--role", "secretariat", "--project", project.slug)

    user = User.objects.get()
    password = told.splitlines()[1].removeprefix("Password: ")
    assert user.check_password(password)
    assert access.may(user, access.WRITE, project)


def test_an_existing_user_keeps_the_password_and_gets_the_role_once():
    project = make_project()
    add("manager", "--role", "manager", "--project", project.slug)
    password = User.objects.get().password

    told = add("manager", "--role", "manager", "--project", project.slug)

    user = User.objects.get()
    assert "Password" not in told
    assert user.password == password
    assert user.memberships.count() == 1


def test_an_administrator_and_a_funder_are_made_too():
    Funder.objects.create(name="Romania")

    add("administrator", "--role", "administrator")
    add("funder", "--role", "funder", "--funder", "Romania", "--password", "a long enough secret")

    assert access.is_administrator(User.objects.get(username="administrator"))
    assert access.is_funder(User.objects.get(username="funder"))
    assert User.objects.get(username="funder").check_password("a long enough secret")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("x", "--role", "manager"), "Secretariat and managers belong to a project"),
        (("x", "--role", "funder", "--project", "evidence"), "funders to a funder"),
        (("x", "--role", "manager", "--project", "none"), "There is no project with the slug “none”"),
        (("x", "--role", "funder", "--funder", "none"), "There is no funder with the name “none”"),
        (("x", "--role", "administrator", "--project", "evidence"), "belongs to no project"),
        (("x", "--role", "administrator", "--password", "123"), "This password is too short"),
        (("not a name!", "--role", "administrator"), "Enter a valid username"),
        (("x", "--role", "king"), "invalid choice"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(arguments, reason):
    make_project(slug="evidence")

    with pytest.raises(CommandError, match=reason):
        add(*arguments)

    assert not User.objects.exists()
