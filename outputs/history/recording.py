"""Batches: what was written together, by one person, becomes one revision."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

import reversion
from django.db import models, transaction
from django.db.models import Max
from reversion.models import Version

from outputs.history.things import text_of, thing_of
from outputs.models import User

BEFORE = "before"  # how a thing stood that was there before its history began
CHANGED = "changed"
DELETED = "deleted"
BROUGHT_BACK = "brought back"
LOADED = "loaded"
IMPORTED = "imported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: a user, or somebody who has no account, by name."""

    user: User | None = None
    name: str = ""


@dataclass(kw_only=True)
class Batch:
    verb: str = CHANGED
    reason: str = ""
    kept: dict[tuple[type[models.Model], int], None] = field(default_factory=dict)


NOBODY = Actor()
actors: ContextVar[Actor] = ContextVar("actors", default=NOBODY)
batches: ContextVar[Batch | None] = ContextVar("batches", default=None)


@contextmanager
def acting(user: User | None = None, *, name: str = "") -> Iterator[None]:
    """Whatever is written within is written by this person."""
    token = actors.set(Actor(user=user, name=name))
    try:
        yield
    finally:
        actors.reset(token)


@contextmanager
def batch(verb: str = "", *, reason: str = "") -> Iterator[None]:
    """One transaction and one revision. Within another it is a part of that, and says what was done where that
    does not.
    """
    outer = batches.get()
    if outer is not None:
        if verb and outer.verb == CHANGED:
            outer.verb, outer.reason = verb, reason
        with transaction.atomic():
            yield
        return
    with transaction.atomic():
        mine = Batch(verb=verb or CHANGED, reason=reason)
        token = batches.set(mine)
        try:
            yield
            write(mine)
        finally:
            batches.reset(token)


def keep(*rows: models.Model) -> None:
    """The rows were changed: at the end of the batch they stand in the history as they are then."""
    with batch():
        batches.get().kept.update(dict.fromkeys((row._meta.concrete_model, row.pk) for row in rows))


def begin(row: models.Model) -> None:
    """Before the first change that is recorded of a row: how it stood. Asks one thing of the database."""
    if not versions_of(row).exists():
        write_revision([thing_of(row).rows().get(pk=row.pk)], verb=BEFORE, by=NOBODY)


def keep_deleted(row: models.Model, *, reason: str) -> None:
    """Before the row is deleted, in the transaction that does it."""
    stored = thing_of(row).rows().get(pk=row.pk)
    write_revision([stored], verb=DELETED, reason=reason, project=thing_of(row).project_of(stored))


def versions_of(row: models.Model):
    """Newest first."""
    thing = thing_of(row)
    return Version.objects.get_for_object_reference(thing.model, thing.key_of(row))


def write(mine: Batch) -> None:
    """Rows that equal their last version are left out, and so are those that are gone."""
    rows = [row for model, pks in by_model(mine.kept).items() for row in changed(model, pks)]
    if rows:
        write_revision(rows, verb=mine.verb, reason=mine.reason)


def by_model(kept: Iterable[tuple[type[models.Model], int]]) -> dict[type[models.Model], list[int]]:
    found: dict[type[models.Model], list[int]] = {}
    for model, pk in kept:
        found.setdefault(model, []).append(pk)
    return found


def changed(model: type[models.Model], pks: list[int]) -> list[models.Model]:
    thing = thing_of(model)
    rows = list(thing.rows().filter(pk__in=pks))
    versions = Version.objects.get_for_model(model).filter(object_id__in=[str(thing.key_of(row)) for row in rows])
    newest = versions.order_by().values("object_id").annotate(newest=Max("pk")).values("newest")
    told = dict(Version.objects.filter(pk__in=newest).values_list("object_id", "serialized_data"))
    return [row for row in rows if told.get(str(thing.key_of(row))) != text_of(row)]


def write_revision(rows: list[models.Model], *, verb: str, by: Actor | None = None, **told: object) -> None:
    """The comment holds the verb first and, of a deletion, the project next: so deletions of a project are found."""
    actor = by or actors.get()
    with reversion.create_revision(manage_manually=True):
        for row in rows:
            reversion.add_to_revision(row)
        if actor.user is not None and actor.user.is_authenticated:
            reversion.set_user(actor.user)
        said = {"project": told.pop("project", None), "name": actor.name, **told}
        reversion.set_comment(json.dumps({"verb": verb} | {key: value for key, value in said.items() if value}))
