"""The process in which a file is read: bytes come in, JSON goes out, and its own limits end what would not.

Run as `python -m activities.imports.child`. Imports no Django and nothing but the standard library, so that it starts
in a blink and what a file might do to it reaches nothing.
"""

import json
import resource
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import pairwise

from activities.imports import archives, delimited, refusals, workbooks
from activities.imports.refusals import FileRefused

SECONDS = 8  # of the processor
MEMORY = 700_000_000
MOST_ROWS = 2_000
HEAD = 10  # rows that may stand above the names of the columns
MOST_COLUMNS = 60
MOST_CHARACTERS = 6_000_000
FURTHEST = 100_000  # what stands below is no part of a table that begins on top
ZIP = b"PK\x03\x04"
OLD = b"\xd0\xcf\x11\xe0"


def limit() -> None:
    """Where the system knows such a limit."""
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def table(content: bytes) -> list[tuple[int, list[str]]]:
    """The rows that hold something, with their numbers. Raises FileRefused."""
    if not content.strip():
        raise FileRefused(refusals.EMPTY)
    if content.startswith(OLD):
        raise FileRefused(refusals.OLD_EXCEL)
    if content.startswith(ZIP):
        found = dense(workbooks.rows(archives.opened(content)))
    else:
        found = ((number, row) for number, row in delimited.rows(content) if any(map(str.strip, row)))
    return bounded(found)


def dense(rows: Iterable[tuple[int, list[tuple[int, str]]]]) -> Iterator[tuple[int, list[str]]]:
    for number, cells in rows:
        if number > FURTHEST:
            raise FileRefused(refusals.FAR_AWAY, row=number)
        columns = dict(cells)
        if (last := max(columns)) >= MOST_COLUMNS:
            raise FileRefused(refusals.TOO_MANY_COLUMNS, row=number, column=last + 1, columns=MOST_COLUMNS)
        yield number, [columns.get(column, "") for column in range(last + 1)]


def bounded(rows: Iterable[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    kept: list[tuple[int, list[str]]] = []
    characters = 0
    for number, row in rows:
        if len(row) > MOST_COLUMNS and any(map(str.strip, row[MOST_COLUMNS:])):
            raise FileRefused(refusals.TOO_MANY_COLUMNS, row=number, column=len(row), columns=MOST_COLUMNS)
        characters += sum(map(len, row))
        kept.append((number, row[:MOST_COLUMNS]))
        if len(kept) > MOST_ROWS + HEAD:
            raise FileRefused(refusals.TOO_MANY_ROWS, rows=MOST_ROWS)
        if characters > MOST_CHARACTERS:
            raise FileRefused(refusals.TOO_LONG, characters=MOST_CHARACTERS)
    return kept


def in_order(rows: list[tuple[int, list[str]]]) -> bool:
    return all(one < other for (one, _), (other, _) in pairwise(rows))


def answer(content: bytes) -> dict:
    try:
        rows = table(content)
        return {"rows": rows} if in_order(rows) else {"refused": refusals.UNREADABLE, "params": {}}
    except FileRefused as refusal:
        return {"refused": refusal.template, "params": refusal.params}
    except MemoryError:
        return {"refused": refusals.TOO_MUCH, "params": {}}
    except Exception:  # whatever a broken file makes of the readers, it is a broken file
        return {"refused": refusals.UNREADABLE, "params": {}}


if __name__ == "__main__":
    limit()
    sys.stdout.write(json.dumps(answer(sys.stdin.buffer.read())))
