"""Databases that exist for one proof, whole: what is proved of them outlives no transaction and no process.

A proof runs in a process of its own that has the database's address in its environment, so that it may fork and be
killed as a server is.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg2
import pytest

DATABASES = ["sqlite", "postgresql"]
LOOPBACK = "postgres://127.0.0.1:5432/postgres"


@contextmanager
def empty_database(kind: str, directory: Path) -> Iterator[str]:
    """The address of a database in which there is nothing; gone afterwards."""
    if kind == "sqlite":
        yield f"sqlite:///{directory / 'proof.sqlite3'}"
        return
    server, name = postgresql_server(), f"proof_{uuid4().hex}"
    with closing(psycopg2.connect(server)) as connection:
        connection.autocommit = True
        cursor = connection.cursor()
        cursor.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def postgresql_server() -> str:
    """The one that the tests run on, or the one of this machine. Skips the proof where there is none."""
    told = os.environ.get("DATABASE_URL", "")
    server = told if told.startswith("postgres") else LOOPBACK
    try:
        psycopg2.connect(server).close()
    except psycopg2.OperationalError as problem:
        pytest.skip(f"No PostgreSQL answers: {problem}")
    return server


def result_of(module: str, *arguments: object, database: str) -> dict[str, Any]:
    """What the module, run on the database, prints as JSON in its last line."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    environment = {**os.environ, "DATABASE_URL": database}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    print(done.stdout)  # noqa: T201 (the figures, shown by `pytest -rA`)
    return json.loads(done.stdout.splitlines()[-1])
