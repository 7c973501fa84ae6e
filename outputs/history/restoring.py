"""An older version of a thing, brought back whole: as a change of its own, which can be taken back like any other."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from outputs.history.recording import BROUGHT_BACK, batch, begin, keep
from outputs.history.things import Part, Thing, is_relation, keys, rows_within, stored_within, thing_of


def bring_back(row: models.Model, whole: dict[str, Any]) -> models.Model:
    """Raises ValidationError where what the version stands on is gone, and then changes nothing."""
    thing = thing_of(row)
    try:
        with batch(BROUGHT_BACK):
            return (thing.restore or restore)(row, whole)
    except (IntegrityError, ProtectedError) as problem:
        raise ValidationError(_("It cannot be brought back as it was: other rows stand in its way.")) from problem


def restore(row: models.Model, whole: dict[str, Any]) -> models.Model:
    """Rows that others stand on stay where they were added since; other rows become those of the version."""
    thing = thing_of(row)
    stored = thing.model._base_manager.select_for_update().get(pk=row.pk)
    begin(stored)
    return written(stored, whole)


def undelete(thing: Thing, whole: dict[str, Any]) -> models.Model:
    """With its key and the rows within it. Raises ValidationError where it, or another in its place, is there."""
    try:
        with batch(BROUGHT_BACK):
            return written(thing.model(pk=whole["pk"]), whole)
    except IntegrityError as problem:
        raise ValidationError(_("It is there already.")) from problem


def written(row: models.Model, whole: dict[str, Any]) -> models.Model:
    fill(row, whole["fields"])
    row.full_clean()
    row.save(force_insert=row._state.adding)
    set_lists(row, whole["fields"])
    for part in thing_of(row).parts:
        restore_part(row, part, whole)
    keep(row)
    return row


def fill(row: models.Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        column = row._meta.get_field(name)
        if column.many_to_many:
            continue
        if is_relation(column, name):
            setattr(row, column.attname, value["key"] if there(column, value) else None)
        else:
            setattr(row, name, column.to_python(value))


def there(column, value: dict[str, Any] | None) -> bool:
    return value is not None and column.related_model._base_manager.filter(pk=value["key"]).exists()


def set_lists(row: models.Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        column = row._meta.get_field(name)
        if column.many_to_many:
            getattr(row, name).set(column.related_model._base_manager.filter(pk__in=keys(value)))


def restore_part(row: models.Model, part: Part, whole: dict[str, Any]) -> None:
    """A row whose other end is gone stays away. Of a part that the version does not know yet nothing is taken away."""
    relation = row._meta.get_field(part.name)
    known = {one.pk: one for one in rows_within(row, part)}
    told = whole["parts"].get(part.name)
    if told is None:
        return
    if not part.stay:
        stored_within(row, part).exclude(pk__in=[one["pk"] for one in told]).delete()
    for one in told:
        within = known.get(one["pk"]) or relation.related_model(pk=free(relation.related_model, one["pk"]))
        setattr(within, relation.field.name, row)
        fill(within, one["fields"])
        if is_whole(within, one["fields"]):
            with transaction.atomic():
                within.save()
            set_lists(within, one["fields"])


def free(model: type[models.Model], pk: int) -> int | None:
    """Its old key, where no other row has it."""
    return None if model._base_manager.filter(pk=pk).exists() else pk


def is_whole(row: models.Model, values: dict[str, Any]) -> bool:
    relations = [row._meta.get_field(name) for name in values if row._meta.get_field(name).many_to_one]
    return all(column.null or getattr(row, column.attname) is not None for column in relations)
