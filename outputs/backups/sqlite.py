"""SQLite: `VACUUM INTO` copies what was committed while others write; a backup is swapped in as a file."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from outputs.backups.files import BackupError, beside, take_place

NAME = "SQLite"
SIGNATURE = b"SQLite format 3\x00"
BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
WRITE_AHEAD = b"\x02\x02"  # the journal's kind in a database in use; a copy that SQLite made says 1


def dump(connection, file: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(file)])


def tables_of(file: Path) -> set[str]:
    """Raises BackupError where the file is damaged, or copied from under a running application."""
    with file.open("rb") as opened:
        if opened.read(20)[18:] == WRITE_AHEAD:
            raise BackupError(f"{file} is a database in use, or copied from one, and may lack its last writes.")
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as backup:
            if backup.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise BackupError(f"{file} is damaged.")
            return {name for (name,) in backup.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.DatabaseError as error:
        raise BackupError(f"{file} is damaged: {error}.") from error


def load(connection, file: Path) -> None:
    if connection.is_in_memory_db():
        raise BackupError("A database in memory cannot be restored.")
    database = Path(connection.settings_dict["NAME"]).resolve()
    with beside(database) as part:
        shutil.copyfile(file, part)
        keep_owner(database, part)
        connection.close()
        with at_rest(database):
            for journal in ("-wal", "-shm", "-journal"):
                database.with_name(database.name + journal).unlink(missing_ok=True)
            take_place(part, database)


def keep_owner(database: Path, part: Path) -> None:
    """Who could read and write the database still can."""
    if database.exists():
        there = database.stat()
        os.chown(part, there.st_uid, there.st_gid)
        shutil.copymode(database, part)


@contextmanager
def at_rest(database: Path) -> Iterator[None]:
    """Holds the database for us alone, its journal written back: a journal that is left over would be read into the
    new file. Raises BackupError where others have it open. One that is broken cannot be held and has no journal to
    save.
    """
    if not database.exists():
        yield
        return
    with closing(sqlite3.connect(database, timeout=5, isolation_level=None)) as held:
        try:
            held.execute("PRAGMA journal_mode=DELETE").fetchall()
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF in BUSY:
                raise BackupError("The database is in use. Stop the application, then restore.") from error
        yield


def faults(connection) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        damaged = [f"The database is damaged: {line}." for (line,) in cursor.fetchall() if line != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        return damaged + [
            f"The row {row} of {table} points to a row of {parent} that is missing."
            for table, row, parent, _ in cursor.fetchall()
        ]
