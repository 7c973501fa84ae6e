"""One publisher at a time in a series: rendering takes longer than anybody may hold the database's write lock.

Whoever waits here waits for a colleague's PDF; what is written is checked again inside the transaction. A turn ends
with the process that has it, however it ends.
"""

import fcntl
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from django.db import connection

from reports.models import Series

ADVISORY_CLASS = 2009  # a number of ours, so that the locks of others on this database are other locks
_in_this_process: defaultdict[int, Lock] = defaultdict(Lock)


@contextmanager
def turn(series: Series) -> Iterator[None]:
    take = _advisory if connection.vendor == "postgresql" else _beside_the_file
    with _in_this_process[series.pk], take(series.pk):
        yield


@contextmanager
def _advisory(series: int) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [ADVISORY_CLASS, series])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [ADVISORY_CLASS, series])


@contextmanager
def _beside_the_file(series: int) -> Iterator[None]:
    """A lock file beside the database; a database in memory has no other process to wait for."""
    name = str(connection.settings_dict["NAME"])
    if "memory" in name and not Path(name).exists():
        yield
        return
    with Path(f"{name}-publishing-{series}").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
