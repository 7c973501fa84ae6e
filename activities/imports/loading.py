"""The good rows of a batch into entries: once, in one transaction, with one record in history and audit."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from activities.imports.batches import lines_of, reading_of, write
from activities.imports.checking import Row, State, checked
from activities.models import Batch
from activities.recording import Conflict, record
from outputs import audit, history
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
MEANWHILE = "meanwhile"
STAY = (State.WRONG, MEANWHILE)


class RowsHaveChanged(Exception):
    """These are not the rows that were seen: they were mended, or loaded already. Nothing was written."""


def load(batch: Batch, *, turn: int, by: User, at: datetime) -> list[Row]:
    """The rows whose entries somebody changed since they were looked at; they stay, with those that are wrong.

    Raises RowsHaveChanged, as to the second of two who accept at once.
    """
    with history.acting(by), history.batch(history.IMPORTED, reason=batch.source):
        kept = Batch.objects.select_for_update().get(pk=batch.pk)
        if kept.turn != turn:
            raise RowsHaveChanged
        seen = {line["number"]: line["version"] for line in lines_of(kept)}
        reading = reading_of(kept)
        became = [(row, outcome(row, seen[row.number])) for row in checked(kept.project, reading.rows, kind=kept.kind)]
        counts = Counter(outcome for _, outcome in became if outcome not in STAY)
        stay = {row.number for row, outcome in became if outcome in STAY}
        kept.done = {state: kept.done.get(state, 0) + counts[state] for state in State if state != State.WRONG}
        write(kept, replace(reading, rows=[row for row in reading.rows if row[0] in stay]))
        told = {**counts, "left": len(stay)}
        audit.record(audit.IMPORTED, by=by, at=at, project=kept.project, about=kept.source, details=told)
    return [row for row, outcome in became if outcome == MEANWHILE]


def outcome(row: Row, seen: int | None) -> str:
    """What became of the row, written where it says something new."""
    if row.state in (State.WRONG, State.UNCHANGED):
        return row.state
    if (row.stored.version if row.stored else None) != seen:
        return MEANWHILE
    try:
        put(row)
    except Conflict:
        return MEANWHILE
    return row.state


def put(row: Row) -> None:
    entry = row.stored or row.entry
    for name in TAKEN:
        setattr(entry, name, getattr(row.entry, name))
    version = row.stored.version if row.stored else None
    record(entry, occurrences=row.occurrences, outputs=row.outputs, seen_version=version)
