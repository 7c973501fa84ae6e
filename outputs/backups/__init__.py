"""Everything in one file, while people write; and back from it, verified.

What differs between databases stands in `sqlite.py` and `postgresql.py`, which have the same functions: `dump` writes
a consistent copy, `tables_of` reads a backup to its end and names its tables, `load` replaces the database by it, all
or nothing, and `faults` asks the database whether it is sound.
"""

import os
from pathlib import Path

from django.db import DatabaseError, OperationalError

from outputs.backups import postgresql, sqlite
from outputs.backups.files import BackupError, beside, settle
from outputs.backups.verification import VERIFIERS, verify

__all__ = ["VERIFIERS", "BackupError", "back_up", "restore"]

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}
FILLED_BY_MIGRATING = {"django_migrations", "django_content_type", "auth_permission"}
OURS = {"django_migrations", "outputs_user", "outputs_project"}


def back_up(file: Path, *, connection) -> None:
    """Raises BackupError, and then leaves no file. A file that is there is never overwritten."""
    if os.path.lexists(file):
        raise BackupError(f"{file} exists already; a backup overwrites nothing.")
    try:
        with beside(file) as part:
            ENGINES[connection.vendor].dump(connection, part)
            settle(part, file)
    except (DatabaseError, OSError) as error:
        raise BackupError(f"The backup was not made: {error}") from error


def restore(file: Path, *, connection, replace: bool = False) -> list[str]:
    """What is wrong with the restored database, a sentence each; best nothing.

    Raises BackupError where the file does not fit or the database holds something and is not to be replaced; then
    nothing was changed.
    """
    engine = ENGINES[connection.vendor]
    try:
        refuse_other_files(file, connection.vendor)
        if not engine.tables_of(file) >= OURS:
            raise BackupError(f"{file} is a backup of something else.")
        if not replace and not is_empty(connection):
            raise BackupError("The database is not empty; with --replace all that is in it gives way to the backup.")
        engine.load(connection, file)
    except (DatabaseError, OSError) as error:
        raise BackupError(f"Nothing was restored: {error}") from error
    return verify(connection, faults=engine.faults)


def refuse_other_files(file: Path, vendor: str) -> None:
    with file.open("rb") as opened:
        start = opened.read(16)
    kind = next((name for name, engine in ENGINES.items() if start.startswith(engine.SIGNATURE)), None)
    if kind is None:
        raise BackupError(f"{file} is no backup.")
    if kind != vendor:
        raise BackupError(f"{file} is a backup of {ENGINES[kind].NAME}, but the database is {ENGINES[vendor].NAME}.")


def is_empty(connection) -> bool:
    """Whether there is nothing but what migrating puts there. A broken database holds something, nobody knows what."""
    try:
        with connection.cursor() as cursor:
            tables = set(connection.introspection.table_names(cursor)) - FILLED_BY_MIGRATING
            return not any(has_rows(cursor, connection.ops.quote_name(table)) for table in tables)
    except OperationalError as error:
        raise BackupError(f"The database does not answer: {error}") from error
    except DatabaseError:
        return False


def has_rows(cursor, table: str) -> bool:
    cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")
    return cursor.fetchone() is not None
