"""Entries brought back: an older version, or one that was deleted. Both go through `activities.recording`."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.db.models import Q
from django.utils.translation import gettext as _

from activities.histories import occurrences_of
from activities.models import Entry, Occurrence
from activities.recording import record, touch
from outputs import audit, history
from outputs.history.restoring import fill, restore_part
from outputs.history.things import keys
from outputs.models import Output, Project, User

NUMBERED_BY_US = {"version", "project", "kind", "uuid"}
ENTERED = {"attachments", "fulfilments", "fulfils"}


def restore(row: models.Model, whole: dict[str, Any]) -> Entry:
    """The version's content under a new number. What reports decided about the entry since then stays."""
    entry = Entry.objects.select_for_update().get(pk=row.pk)
    fill(entry, {name: value for name, value in whole["fields"].items() if name not in NUMBERED_BY_US})
    goes_with_it = list(entry.attachments.values())
    recorded = record(entry, occurrences=dates(whole), outputs=outputs(entry, whole))
    restore_parts(entry, whole, ENTERED)
    if not recorded and list(entry.attachments.values()) != goes_with_it:
        touch(entry, seen_version=None)
    return entry


def dates(whole: dict[str, Any]) -> list[Occurrence]:
    return occurrences_of(whole)


def outputs(entry: Entry, whole: dict[str, Any]) -> list[Output]:
    """Those that are there still."""
    return list(Output.objects.filter(project=entry.project_id, pk__in=keys(whole["fields"]["outputs"])))


def restore_parts(entry: Entry, whole: dict[str, Any], names: set[str]) -> None:
    for part in (one for one in history.thing_of(entry).parts if one.name in names):
        restore_part(entry, part, whole)
    history.keep(entry)


def undelete(whole: dict[str, Any], *, project: Project, by: User, at: datetime) -> Entry:
    """With its key, dates, outputs, and the links to what is there still. Refused where it is there already."""
    try:
        with history.batch(history.BROUGHT_BACK):
            return written_anew(whole, project=project, by=by, at=at)
    except IntegrityError as problem:
        raise ValidationError(_("This entry is there already.")) from problem


def written_anew(whole: dict[str, Any], *, project: Project, by: User, at: datetime) -> Entry:
    fields = whole["fields"]
    if Entry.objects.filter(Q(uuid=fields["uuid"]) | Q(pk=whole["pk"])).exists():
        raise ValidationError(_("This entry is there already."))
    entry = Entry(pk=whole["pk"], project=project)
    fill(entry, {name: value for name, value in fields.items() if name != "project"})
    entry.version += 1
    occurrences, chosen = dates(whole), outputs(entry, whole)
    record(entry, occurrences=occurrences, outputs=chosen)
    restore_parts(entry, whole, {part.name for part in history.thing_of(entry).parts} - {"occurrences"})
    audit.record(audit.BROUGHT_BACK, by=by, at=at, project=project, about=entry.title, details=named(entry))
    return entry


@history.batch()
def delete(entry: Entry, *, by: User, at: datetime, reason: str) -> None:
    """It can be brought back; what was told of it in editions stays told."""
    if not reason.strip():
        raise ValidationError(_("Say why it is deleted."))
    locked = Entry.objects.select_for_update().select_related("project").filter(pk=entry.pk).first()
    if locked is None:
        raise ValidationError(_("It is deleted already."))
    history.keep_deleted(locked, reason=reason)
    told = {**named(locked), "reason": reason}
    audit.record(audit.DELETED, by=by, at=at, project=locked.project, about=locked.title, details=told)
    linked = {link.activity for link in locked.fulfilments.all()} | {link.forecast for link in locked.fulfils.all()}
    history.keep(*linked)
    locked.delete()


def named(entry: Entry) -> dict[str, str]:
    return {"kind": entry.kind, "key": str(entry.uuid)}
