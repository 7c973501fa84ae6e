"""The good rows of a batch into entries: once, in one transaction, with one record in history and audit."""

import json
from collections import Counter
from datetime import datetime

from activities.batches import one_record
from activities.imports.checking import Row, State, checked
from activities.imports.keeping import reading_of
from activities.models import Batch
from activities.recording import Conflict, record
from outputs import audit
from outputs.models import User

TAKEN = (
    "title",
    "text",
    "language",
    "all_outputs",
    "date_to_be_confirmed",
    "place_to_be_confirmed",
    "outcome",
    "reason",
    "internal_note",
    "funders_welcome",
)


def load(batch: Batch, *, by: User, at: datetime) -> bool:
    """Whether it was loaded now: of two who accept at once the second finds it done.

    Rows that are wrong stay out. So do rows whose entry somebody changed since the preview; these are named.
    """
    comment = f"{audit.IMPORTED}: {batch.source}"
    with one_record(by=by, comment=comment):
        if not Batch.objects.filter(pk=batch.pk, loaded_at=None).update(loaded_at=at):
            return False
        batch.done = write_all(batch)
        batch.loaded_at, batch.table, batch.lines = at, "", ""
        batch.save()
        audit.record(audit.IMPORTED, by=by, at=at, project=batch.project, about=batch.source, details=batch.done)
    return True


def write_all(batch: Batch) -> dict:
    seen = {line["number"]: line["version"] for line in json.loads(batch.lines)}
    rows = checked(batch.project, reading_of(batch).rows, kind=batch.kind)
    became = [(row, outcome(row, seen[row.number])) for row in rows]
    counts = Counter(outcome for _, outcome in became)
    meanwhile = [row.cells.get("title") or row.told.get("title", "") for row, one in became if one == "meanwhile"]
    return {**{state: counts[state] for state in State}, "meanwhile": meanwhile}


def outcome(row: Row, seen: int | None) -> str:
    """What became of the row, written where it says something new."""
    if row.state in (State.WRONG, State.UNCHANGED):
        return row.state
    if (row.stored.version if row.stored else None) != seen:
        return "meanwhile"
    try:
        write(row)
    except Conflict:
        return "meanwhile"
    return row.state


def write(row: Row) -> None:
    entry = row.stored or row.entry
    for name in TAKEN:
        setattr(entry, name, getattr(row.entry, name))
    version = row.stored.version if row.stored else None
    record(entry, occurrences=row.occurrences, outputs=row.outputs, seen_version=version)
