"""Which things have a history, and a thing as a plain value: its fields, and the rows that stand within it."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

import reversion
from django.db import models

FORMAT = "whole"  # among the settings' serialisation modules
THINGS: dict[type[models.Model], "Thing"] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Rows within a thing, by the related name. Those that `stay` are not taken away when an older version comes back:
    other rows stand on them. What is not `told` is kept for bringing back only. A relation named by its column, as
    `file_id`, is kept as the bare key: the other row is not fetched.
    """

    name: str
    fields: tuple[str, ...]
    stay: bool = False
    told: bool = True


@dataclass(slots=True, kw_only=True)
class Thing:
    """`key` is what versions are found by; `naming` says by which attribute a relation is named, else by its words.
    `lines` tells a whole in the user's words; without it each field is a line. `restore` writes a row from a whole.
    """

    model: type[models.Model]
    fields: tuple[str, ...]
    parts: list[Part] = field(default_factory=list)
    key: str = "pk"
    project: str = "project"
    naming: dict[str, str] = field(default_factory=dict)
    lines: Callable | None = None
    restore: Callable | None = None

    def rows(self):
        """With all that the whole of a row takes, in a fixed number of queries."""
        columns = [self.model._meta.get_field(name) for name in self.fields]
        direct = [one.name for one in columns if one.many_to_one]
        lists = [one.name for one in columns if one.many_to_many]
        return self.model._base_manager.select_related(*direct).prefetch_related(
            *lists, *(path for part in self.parts for path in paths(self.model, part))
        )

    def key_of(self, row: models.Model) -> Any:
        return getattr(row, self.key)

    def project_of(self, row: models.Model) -> int | None:
        """The key of the project that it belongs to, if it belongs to one."""
        for name in filter(None, self.project.split(".")):
            row = getattr(row, name)
        return row.pk if self.project else None


def paths(model: type[models.Model], part: Part) -> list[str]:
    related = model._meta.get_field(part.name).related_model
    relations = [name for name in part.fields if is_relation(related._meta.get_field(name), name)]
    return [part.name, *(f"{part.name}__{name}" for name in relations)]


def is_relation(column: models.Field, name: str) -> bool:
    return column.is_relation and column.name == name


def register(thing: Thing) -> None:
    """Once, when the apps are ready."""
    THINGS[thing.model] = thing
    if not reversion.is_registered(thing.model):
        identity = {} if thing.key == "pk" else {"object_id_field": thing.key}
        reversion.register(thing.model, format=FORMAT, **identity)


def follow(model: type[models.Model], *parts: Part) -> None:
    """Rows of an app further down belong to the thing, too."""
    THINGS[model].parts.extend(parts)


def thing_of(row: models.Model | type[models.Model]) -> Thing:
    return THINGS[row._meta.concrete_model]


def whole(row: models.Model) -> dict[str, Any]:
    thing = thing_of(row)
    return {
        "pk": row.pk,
        "fields": {name: plain(row, name, thing.naming.get(name)) for name in thing.fields},
        "parts": {part.name: [within(one, part) for one in rows_within(row, part)] for part in thing.parts},
    }


def text_of(row: models.Model) -> str:
    """The whole as it is stored."""
    return json.dumps(whole(row), ensure_ascii=False)


def rows_within(row: models.Model, part: Part) -> list[models.Model]:
    if row._meta.get_field(part.name).one_to_one:
        one = getattr(row, part.name, None)
        return [] if one is None else [one]
    return list(getattr(row, part.name).all())


def stored_within(row: models.Model, part: Part) -> models.QuerySet:
    """The same rows as the database has them, to be locked or taken away."""
    relation = row._meta.get_field(part.name)
    return relation.related_model._base_manager.filter(**{relation.field.name: row})


def within(row: models.Model, part: Part) -> dict[str, Any]:
    return {"pk": row.pk, "name": str(row), "fields": {name: plain(row, name) for name in part.fields}}


def plain(row: models.Model, name: str, naming: str | None = None) -> Any:
    """The value of a field as JSON has it; a relation with the name that it bears now."""
    column = row._meta.get_field(name)
    if column.many_to_many:
        return [reference(one, naming) for one in getattr(row, name).all()]
    if is_relation(column, name):
        other = getattr(row, name)
        return None if other is None else reference(other, naming)
    value = getattr(row, column.attname)
    return value if value is None or isinstance(value, bool | int | float | str | list) else str(value)


def reference(row: models.Model, naming: str | None) -> dict[str, Any]:
    return {"key": row.pk, "name": str(attrgetter(naming)(row) if naming else row)}


def keys(references: Sequence[dict[str, Any]]) -> list[Any]:
    return [one["key"] for one in references]
