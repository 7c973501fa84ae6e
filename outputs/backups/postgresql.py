"""PostgreSQL: its own `pg_dump` and `pg_restore`, found on the PATH."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from django.db import OperationalError

from outputs.backups.files import BackupError

NAME = "PostgreSQL"
SIGNATURE = b"PGDMP"
TABLE = re.compile(r"^\d+; \d+ \d+ TABLE (?!DATA )\S+ (\S+) ", re.MULTILINE)
PATIENCE = "10s"  # for what others are writing just now


def dump(connection, file: Path) -> None:
    refuse_newer_server(connection)
    where, secrets = whereabouts(connection)
    run("pg_dump", *where, "--format=custom", "--no-owner", "--no-privileges", f"--file={file}", env=secrets)


def tables_of(file: Path) -> set[str]:
    """Raises BackupError where the file is damaged."""
    run("pg_restore", f"--file={os.devnull}", str(file))
    return listed(file)


def listed(file: Path) -> set[str]:
    return set(TABLE.findall(run("pg_restore", "--list", str(file))))


def load(connection, file: Path) -> None:
    refuse_further_tables(connection, file)
    refuse_while_in_use(connection)
    where, secrets = whereabouts(connection)
    whole = ("--clean", "--if-exists", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
    run("pg_restore", *where, *whole, str(file), env=secrets)


def refuse_while_in_use(connection) -> None:
    """Without this `pg_restore` waits for ever: the first thing that a backup says is that locks have no time limit."""
    tables = ", ".join(map(connection.ops.quote_name, connection.introspection.table_names()))
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"BEGIN; SET LOCAL lock_timeout = '{PATIENCE}'")
            if tables:
                cursor.execute(f"LOCK TABLE {tables} IN ACCESS EXCLUSIVE MODE")
    except OperationalError as error:
        raise BackupError("The database is in use. Stop the application, then restore.") from error
    finally:
        connection.close()


def refuse_further_tables(connection, file: Path) -> None:
    """Tables that a backup does not know would stay, half of a later database beside an earlier one."""
    further = set(connection.introspection.table_names()) - listed(file)
    if further:
        raise BackupError(
            f"The database has tables that the backup lacks ({', '.join(sorted(further))}). "
            "Make a new database and restore into that."
        )


def faults(connection) -> list[str]:
    """Restoring checks each constraint; what it was told not to check is named."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint WHERE NOT convalidated ORDER BY conname")
        return [f"The database has not checked {name}." for (name,) in cursor.fetchall()]


def whereabouts(connection) -> tuple[list[str], dict[str, str]]:
    """Arguments that name the database, and what does not belong among arguments, for the environment."""
    (_, *arguments, name), secrets = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    return [*arguments, "--no-password", f"--dbname={name}"], secrets or {}


def refuse_newer_server(connection) -> None:
    tool, server = int(re.search(r"\) (\d+)", run("pg_dump", "--version"))[1]), connection.pg_version // 10_000
    if server > tool:
        raise BackupError(f"The server is PostgreSQL {server}, pg_dump only {tool}: install the client tools {server}.")


def run(tool: str, *arguments: str, env: dict[str, str] | None = None) -> str:
    """What the tool prints. Raises BackupError where it is not there or fails, with its own words."""
    program = shutil.which(tool)
    if program is None:
        raise BackupError(f"{tool} is not on the PATH: install PostgreSQL's client tools (Debian: postgresql-client).")
    command = [program, *arguments]
    done = subprocess.run(command, env={**os.environ, **(env or {})}, capture_output=True, text=True)  # noqa: S603 (no shell)
    if done.returncode:
        raise BackupError(f"{tool} failed: {done.stderr.strip()}")
    return done.stdout
