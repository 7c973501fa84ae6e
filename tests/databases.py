"""Databases beside the one of the tests, of the same kind, for what is about whole databases."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.db import ConnectionHandler, connection

SQLITE = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


@contextmanager
def empty_database(directory: Path) -> Iterator[str]:
    """The name of a database in which there is nothing; gone afterwards."""
    name = f"beside_{uuid4().hex}"
    if SQLITE:
        yield str(directory / f"{name}.sqlite3")
        return
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    try:
        yield name
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def connected(name: str):
    """The application's own connection, to the database of this name."""
    beside = ConnectionHandler({"default": {**settings.DATABASES["default"], "NAME": name}})["default"]
    try:
        yield beside
    finally:
        beside.close()


def database_url(name: str) -> str:
    """What another process takes from its environment."""
    if SQLITE:
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
