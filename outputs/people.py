"""Users and what they may do, made in one place: the command and the demonstration call it."""

import secrets

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from outputs.access import Role
from outputs.models import Funder, Membership, Project, User

ADMINISTRATOR = "administrator"


@transaction.atomic
def add_user(
    username: str, *, role: str, project: Project | None = None, funder: Funder | None = None, password: str = ""
) -> tuple[User, str]:
    """The user with the role, and the password where a new one was made up; an existing user keeps theirs.

    Raises ValidationError on a bad name or password and where the role does not fit the project or funder.
    """
    user, made_up = User.objects.filter(username=username).first(), ""
    if user is None:
        user = User(username=username)
        made_up = "" if password else secrets.token_urlsafe(12)
    if password:
        validate_password(password, user)
    if password or made_up:
        user.set_password(password or made_up)
    user.is_superuser = user.is_superuser or role == ADMINISTRATOR
    user.full_clean()
    user.save()
    if role != ADMINISTRATOR:
        give_role(user, role=Role(role), project=project, funder=funder)
    return user, made_up


def give_role(user: User, *, role: Role, project: Project | None, funder: Funder | None) -> None:
    membership = {"role": role, "project": project, "funder": funder}
    if not user.memberships.filter(**membership).exists():
        new = Membership(user=user, **membership)
        new.full_clean()
        new.save()
