"""What was typed: kept, forgotten, handed over."""

import json
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from outputs import access, audit
from outputs.access import Role
from outputs.keeping.seals import FIELD, Page, new_key, page_of
from outputs.models import KeptForm, Project, User
from outputs.text import printable

MOST_BYTES, MOST_VALUES, MOST_FORMS = 1_000_000, 10_000, 100


class TooLong(Exception):
    """More was typed than is kept."""


class NoForm(Exception):
    """What came is no form that could be kept."""


def kept_by(user: User):
    """What somebody began and did not save, newest first; what was typed is read where it is wanted."""
    return KeptForm.objects.filter(user=user).select_related("project", "handed_by").defer("data")


@transaction.atomic
def keep(page: Page, *, user: User, data: str, at: datetime, known: str | None = None) -> tuple[Page, KeptForm]:
    """What was typed, in the place of what was kept of it before.

    `known` is the mark of what was kept last from this page. Where something else was kept meanwhile, from another
    machine, or it was handed over, the new one is kept beside it, as a form of its own.
    """
    pairs = pairs_of(data)
    told = json.dumps(pairs)
    row = KeptForm.objects.select_for_update().filter(key=page.key).first()
    if row and (row.user_id != user.pk or (known is not None and row.mark != known and row.data != told)):
        page, row = replace(page, key=new_key()), None
    if row is None:
        row = KeptForm(key=page.key, user=user, path=page.path, query=page.query, label=page.label, began_at=at)
        row.project = Project.objects.filter(pk=page.project).first()
    row.data, row.kept_at = told, at
    row.title = next((value for name, value in pairs if name == "title"), "")[:300]
    row.save()
    KeptForm.objects.filter(pk__in=list(kept_by(user).values_list("pk", flat=True)[MOST_FORMS:])).delete()
    return page, row


def keep_sent(page: Page, *, user: User, values: QueryDict, at: datetime) -> KeptForm:
    """What was sent as a whole; it stands for all that was kept from its page before."""
    pairs = [(name, value) for name, several in values.lists() for value in several]
    return keep(page, user=user, data=json.dumps(pairs), at=at)[1]


def pairs_of(data: str) -> list[tuple[str, str]]:
    """Raises TooLong, or NoForm where this is no list of names and values."""
    if len(data.encode()) > MOST_BYTES:
        raise TooLong
    try:
        pairs = [(name, printable(value)) for name, value in json.loads(data)]
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise NoForm from error
    if len(pairs) > MOST_VALUES or not all(isinstance(name, str) for name, _value in pairs):
        raise NoForm
    return [(printable(name), value) for name, value in pairs if may_be_kept(name)]


def may_be_kept(name: str) -> bool:
    """No token, password, pattern of a row, or button of the admin."""
    never = name in ("csrfmiddlewaretoken", FIELD) or name.startswith("_")
    return not never and "password" not in name and "__prefix__" not in name


def forget(user: User, seal: str) -> None:
    """It is saved, or what was typed is as it was before."""
    page = page_of(seal)
    if page and page.user == user.pk:
        KeptForm.objects.filter(user=user, key=page.key).delete()


def colleagues(kept: KeptForm):
    """Who may go on with it: those who have the author's role in the project; for an administrator, the secretariat."""
    roles = {role for project, role in access.roles_of(kept.user) if project == kept.project_id}
    return (
        User.objects.filter(
            is_active=True,
            memberships__project=kept.project_id,
            memberships__role__in=roles or {Role.SECRETARIAT},
        )
        .exclude(pk=kept.user_id)
        .distinct()
    )


@transaction.atomic
def hand_over(kept: KeptForm, *, to: User, at: datetime) -> None:
    """From now on it is the colleague's alone. Raises ValidationError where they are no colleague in its project."""
    if kept.project is None or not colleagues(kept).filter(pk=to.pk).exists():
        raise ValidationError(_("This person does not fill in this form in this project."))
    author = kept.user
    kept.user, kept.handed_by = to, author
    kept.save()
    details = {"to": to.username}
    audit.record(audit.HANDED_OVER, by=author, at=at, project=kept.project, about=kept.path, details=details)
