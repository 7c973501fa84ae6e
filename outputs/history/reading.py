"""The history of a thing: who changed it when, and in what."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from reversion.models import Revision, Version

from outputs.history.lines import Difference, Line, differences, told
from outputs.history.recording import BEFORE, versions_of
from outputs.history.things import Thing, thing_of

ON_A_PAGE = 20
VERBS = {
    BEFORE: _("As it stood when its history began"),
    "changed": _("Changed"),
    "deleted": _("Deleted"),
    "brought back": _("Brought back"),
    "loaded": _("Loaded from a file"),
    "imported": _("Imported from a file"),
    "carried out": pgettext_lazy("of a forecast", "Carried out"),
    "cancelled": _("Cancelled"),
    "postponed": _("Postponed"),
    "reopened": _("Opened again"),
    "undone": _("Undone"),
}
MADE = _("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A version, and what in it differs from the one before."""

    version: Version
    by: str
    at: datetime
    verb: str
    reason: str
    differences: tuple[Difference, ...]
    is_current: bool
    is_first: bool = False
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the comment of a revision holds."""

    verb: str = ""
    reason: str = ""
    name: str = ""
    project: int | None = None

    @classmethod
    def of(cls, revision: Revision) -> "Said":
        try:
            return cls(**json.loads(revision.comment))
        except (ValueError, TypeError):
            return cls(reason=revision.comment)


def history(row: models.Model, page: str | None = None):
    """Newest first, as a page of a Paginator whose rows are happenings."""
    return history_of(thing_of(row), versions_of(row), page)


def history_of(thing: Thing, versions, page: str | None = None):
    found = Paginator(versions.select_related("revision__user").order_by("-pk"), ON_A_PAGE).get_page(page)
    shown = list(found)
    older = versions.filter(pk__lt=shown[-1].pk).order_by("-pk").first() if shown else None
    found.object_list = list(happenings(thing, [*shown, older], newest=found.number == 1))
    return found


def happenings(thing: Thing, versions: list[Version | None], *, newest: bool) -> Iterator[Happening]:
    for number, (version, older) in enumerate(pairwise(versions)):
        said = Said.of(version.revision)
        before, after = (told(thing, whole_in(one)) for one in (older, version))
        yield Happening(
            version=version,
            by=by(version.revision, said),
            at=version.revision.date_created,
            verb=verb_of(said, is_first=older is None),
            reason=said.reason,
            differences=differences(before, after),
            is_current=newest and number == 0,
            is_first=older is None,
            lines=after,
        )


def verb_of(said: Said, *, is_first: bool) -> str:
    if is_first and said.verb == "changed":
        return str(MADE)
    return str(VERBS[said.verb]) if said.verb in VERBS else said.verb


def by(revision: Revision, said: Said) -> str:
    user = revision.user
    return said.name or (user and (user.get_full_name() or user.get_username())) or ""


def latest(row: models.Model) -> Happening | None:
    """The last change of a thing, without what it changed."""
    version = versions_of(row).select_related("revision__user").first()
    return next(happenings(thing_of(row), [version, version], newest=True)) if version else None


def whole_in(version: Version | None) -> dict[str, Any] | None:
    return json.loads(version.serialized_data) if version else None
