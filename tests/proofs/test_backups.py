"""Twenty backups while eight processes write, each restored and verified: none holds half of what belongs together."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from outputs.backups import back_up
from tests.databases import connected, database_url, empty_database
from tests.outputs.backups.rows import query

pytestmark = [pytest.mark.proof, pytest.mark.django_db]

WRITERS, BACKUPS, PAUSE = 8, 20, 0.5
PROJECT = '[project]\nslug = "evidence"\ntitle = "Project on evidence"\nstart = 2009-03-01\nend = 2011-06-30\n'
HALVES = "SELECT title FROM activities_entry GROUP BY title HAVING COUNT(*) <> 2"
UNDATED = (
    "SELECT e.title FROM activities_entry e LEFT JOIN activities_occurrence o ON o.entry_id = e.id WHERE o.id IS NULL"
)
UNTOLD = (
    "SELECT title FROM activities_entry WHERE title NOT IN (SELECT about FROM outputs_auditrecord) "
    "UNION SELECT about FROM outputs_auditrecord WHERE verb = 'wrote' AND about NOT IN (SELECT title FROM activities_entry)"
)


def process(database, *arguments):
    """Another process of the application, as the environment points it at the database."""
    environment = {
        **os.environ,
        "DATABASE_URL": database_url(database),
        "DEBUG": "true",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    return subprocess.Popen([sys.executable, *map(str, arguments)], env=environment, text=True, stdout=subprocess.PIPE)


def manage(database, *arguments):
    command = process(database, "manage.py", *arguments)
    told, _ = command.communicate()
    assert command.returncode == 0, told
    return told


@pytest.fixture
def source(tmp_path):
    """A migrated database with one project."""
    with empty_database(tmp_path) as name:
        manage(name, "migrate", "--verbosity", "0")
        file = tmp_path / "evidence.toml"
        file.write_text(PROJECT)
        manage(name, "load_project", file)
        yield name


@contextmanager
def writing(source, directory, *how):
    """Writers at work, each of which has written something and none of which fails."""
    stop = directory / "stop"
    writers = [process(source, "-m", "tests.proofs.writers", f"writer{n}", stop, *how) for n in range(WRITERS)]
    try:
        with connected(source) as watching:
            while len(query(watching, "SELECT DISTINCT actor FROM outputs_auditrecord")) < WRITERS:
                assert not [writer for writer in writers if writer.poll()]
                time.sleep(0.1)
        yield
    finally:
        stop.touch()
        written = [writer.communicate()[0] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    assert all(int(pairs) > 0 for pairs in written)


def back_up_while_writing(source, directory, number, *how):
    files = [directory / f"backup{n}" for n in range(number)]
    with writing(source, directory, *how), connected(source) as connection:
        for file in files:
            back_up(file, connection=connection)
            time.sleep(PAUSE)
    return files


@contextmanager
def restored(file, directory):
    with empty_database(directory) as name:
        assert "is restored and verified" in manage(name, "restore", file)
        with connected(name) as connection:
            yield connection


def test_a_backup_that_is_made_while_people_write_is_consistent(source, tmp_path):
    sizes = []

    for file in back_up_while_writing(source, tmp_path, BACKUPS):
        with restored(file, tmp_path) as connection:
            assert [query(connection, wrong) for wrong in (HALVES, UNDATED, UNTOLD)] == [[], [], []]
            sizes += query(connection, "SELECT COUNT(*) FROM activities_entry")[0]

    assert len(sizes) == BACKUPS
    assert sizes == sorted(set(sizes))  # each has more than the one before: there was writing all the time


def test_without_a_transaction_the_same_backups_hold_halves(source, tmp_path):
    halves = []

    for file in back_up_while_writing(source, tmp_path, 3, "halves"):
        with restored(file, tmp_path) as connection:
            halves += query(connection, HALVES)

    assert halves
