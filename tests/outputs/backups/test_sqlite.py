import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from outputs.backups import BackupError, back_up, restore
from tests.databases import connected
from tests.outputs.backups.rows import execute, titles

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="about files of SQLite")


def place(connection):
    return Path(connection.settings_dict["NAME"])


def test_a_database_that_others_have_open_is_not_replaced(backup, restored):
    with connected(restored.settings_dict["NAME"]) as other:
        execute(other, "UPDATE activities_entry SET title = 'Changed since'")

        with pytest.raises(BackupError, match=r"in use\. Stop the application"):
            restore(backup, connection=restored, replace=True)

    assert titles(restored) == ["Changed since"]


def test_a_broken_database_is_replaced_when_asked(backup, restored):
    restored.close()
    place(restored).write_bytes(b"broken" * 1_000)

    with pytest.raises(BackupError, match="not empty"):
        restore(backup, connection=restored)
    assert restore(backup, connection=restored, replace=True) == []

    assert titles(restored) == ["Seminar on cybercrime"]


def test_a_journal_that_was_left_over_is_not_read_into_the_backup(backup, restored):
    """As after a crash: the last writes stand beside the database."""
    database = place(restored)
    execute(restored, "UPDATE activities_entry SET title = 'In the journal'")
    left = {name: Path(f"{database}{name}").read_bytes() for name in ("-wal", "-shm")}
    assert b"In the journal" in left["-wal"]
    restored.close()
    for name, content in left.items():
        Path(f"{database}{name}").write_bytes(content)
    database.write_bytes(b"broken" * 1_000)

    restore(backup, connection=restored, replace=True)

    assert titles(restored) == ["Seminar on cybercrime"]


def test_a_database_in_use_is_no_backup(restored, tmp_path):
    copied = tmp_path / "copied"
    execute(restored, "UPDATE activities_entry SET title = 'In the journal'")
    copied.write_bytes(place(restored).read_bytes())

    with pytest.raises(BackupError, match="may lack its last writes"):
        restore(copied, connection=restored, replace=True)

    assert titles(restored) == ["In the journal"]


def test_a_backup_with_a_flipped_page_is_refused(backup, restored):
    content = bytearray(backup.read_bytes())
    content[4096 * 10 : 4096 * 11] = bytes(4096)
    backup.write_bytes(content)

    with pytest.raises(BackupError, match="is damaged"):
        restore(backup, connection=restored, replace=True)


def test_rows_that_point_nowhere_are_named(backup, empty):
    with closing(sqlite3.connect(backup)) as opened:
        ((entry,),) = opened.execute("UPDATE activities_entry SET project_id = 77 RETURNING id").fetchall()
        opened.commit()

    assert restore(backup, connection=empty) == [
        f"The row {entry} of activities_entry points to a row of outputs_project that is missing."
    ]


def test_who_could_read_the_database_still_can(backup, restored):
    restored.close()
    os.chmod(place(restored), 0o664)

    restore(backup, connection=restored, replace=True)

    assert stat.S_IMODE(place(restored).stat().st_mode) == 0o664


def test_a_swap_that_fails_leaves_the_database_as_it_was(backup, restored, monkeypatch):
    execute(restored, "UPDATE activities_entry SET title = 'Changed since'")

    def fail(part, file):
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(BackupError, match="no space left"):
        restore(backup, connection=restored, replace=True)

    assert titles(restored) == ["Changed since"]
    assert not list(place(restored).parent.glob("*.part"))


def test_a_database_in_memory_is_not_restored(backup, db):
    with pytest.raises(BackupError, match="in memory"):
        restore(backup, connection=connection, replace=True)


def test_a_backup_needs_no_rest(restored, tmp_path):
    """A transaction that is open is neither waited for nor copied."""
    with connected(restored.settings_dict["NAME"]) as other:
        execute(other, "BEGIN IMMEDIATE")
        execute(other, "UPDATE activities_entry SET title = 'Half done'")
        back_up(tmp_path / "meanwhile", connection=restored)
        execute(other, "ROLLBACK")

    with closing(sqlite3.connect(tmp_path / "meanwhile")) as opened:
        assert opened.execute("SELECT title FROM activities_entry").fetchall() == [("Seminar on cybercrime",)]
