"""The rows between preview and acceptance: kept for who brought them, for a while, and only so many."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from activities import richtext
from activities.imports.checking import Row, checked
from activities.imports.columns import Reading
from activities.models import Batch
from activities.models.batch import KEPT_EACH
from outputs.models import Project, User
from outputs.text import printable

EXCERPT = 240
SHOWN = ("when", "place", "title", "outputs")


def keep(reading: Reading, *, project: Project, kind: str, by: User, at: datetime, source: str) -> Batch:
    """Checked and kept; what expired goes, and the oldest of who brings more than a few."""
    Batch.objects.expired(at).delete()
    batch = Batch(user=by, project=project, kind=kind, source=printable(source)[:120], made_at=at)
    write(batch, reading)
    for old in Batch.objects.filter(user=by)[KEPT_EACH:]:
        old.delete()
    return batch


def write(batch: Batch, reading: Reading) -> None:
    rows = checked(batch.project, reading.rows, kind=batch.kind)
    batch.table = json.dumps(asdict(reading), ensure_ascii=False)
    batch.lines = json.dumps([line(row) for row in rows], ensure_ascii=False)
    batch.turn += 1
    batch.save()


def reading_of(batch: Batch) -> Reading:
    found = json.loads(batch.table)
    rows = [(number, cells) for number, cells in found["rows"]]
    return Reading(columns=tuple(found["columns"]), unknown=tuple(found["unknown"]), rows=rows)


def mend(batch: Batch, cells: Mapping[tuple[int, str], str]) -> None:
    """Cells by number of the row and name of the column; where one is other than it was, the rows are checked again."""
    reading = reading_of(batch)
    before = json.dumps(reading.rows)
    for number, row in reading.rows:
        row |= {column: text for (mended, column), text in cells.items() if mended == number}
    if json.dumps(reading.rows) != before:
        write(batch, reading)


def line(row: Row) -> dict:
    """A row as the preview shows it; `version` is what its entry was when it was looked at."""
    cells = row.told or row.cells
    text = " ".join((richtext.plain(row.entry.text) if row.entry else cells.get("text", "")).split())
    return {
        "number": row.number,
        "state": row.state,
        "kind": row.kind,
        **{name: cells.get(name, "") for name in SHOWN},
        "understood": row.understood,
        "text": text if len(text) <= EXCERPT else f"{text[: EXCERPT - 1]}…",
        "problems": row.problems,
        "to_mend": {column: row.cells.get(column, "") for column in row.problems if column},
        "changes": row.changes,
        "entry": row.stored.pk if row.stored else None,
        "version": row.stored.version if row.stored else None,
    }


def lines_of(batch: Batch) -> list[dict]:
    return json.loads(batch.lines)
