"""Everything in one file and back from it, on the database that the tests run on."""

import os
import stat

import pytest

from outputs import triggers
from outputs.backups import BackupError, back_up, restore
from tests.outputs.backups.rows import execute, query, titles


def files(directory):
    return sorted(path.name for path in directory.iterdir())


def test_a_restored_backup_holds_what_was_backed_up(backup, empty):
    assert restore(backup, connection=empty) == []

    assert titles(empty) == ["Seminar on cybercrime"]
    assert triggers.missing(empty) == []


def test_a_backup_is_for_its_owner_alone(restored, tmp_path):
    back_up(tmp_path / "again", connection=restored)

    assert stat.S_IMODE((tmp_path / "again").stat().st_mode) == 0o600


def test_a_backup_leaves_nothing_beside_itself(restored, tmp_path):
    back_up(tmp_path / "again", connection=restored)

    assert files(tmp_path) == ["again", "backup"]


def test_a_backup_overwrites_nothing(backup, restored):
    content = backup.read_bytes()

    with pytest.raises(BackupError, match="exists already"):
        back_up(backup, connection=restored)

    assert backup.read_bytes() == content


def test_a_file_that_came_while_the_backup_was_made_is_not_overwritten(tmp_path, empty, monkeypatch):
    file = tmp_path / "backup"
    monkeypatch.setattr("outputs.backups.os.path.lexists", lambda path: False)
    file.write_text("somebody else's")

    with pytest.raises(BackupError, match="exists already"):
        back_up(file, connection=empty)

    assert file.read_text() == "somebody else's"
    assert files(tmp_path) == ["backup"]


@pytest.mark.parametrize("overtaken", [False, True])
def test_a_file_system_without_links_is_served_too(tmp_path, empty, monkeypatch, overtaken):
    file = tmp_path / "backup"

    def refuse(part, file):
        if overtaken:
            file.write_text("somebody else's")
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)

    if overtaken:
        with pytest.raises(BackupError, match="no links here"):
            back_up(file, connection=empty)
        assert file.read_text() == "somebody else's"
    else:
        back_up(file, connection=empty)
    assert files(tmp_path) == ["backup"]


def test_a_directory_that_is_missing_is_named(tmp_path, empty):
    with pytest.raises(BackupError, match="No such file or directory"):
        back_up(tmp_path / "missing" / "backup", connection=empty)


def test_a_backup_that_fails_leaves_no_file(tmp_path, empty, monkeypatch):
    """Within a transaction SQLite makes no copy; PostgreSQL is kept from it by the missing tool."""
    monkeypatch.setenv("PATH", str(tmp_path))
    execute(empty, "BEGIN")

    with pytest.raises(BackupError, match=r"cannot VACUUM from within a transaction|not on the PATH"):
        back_up(tmp_path / "backup", connection=empty)

    assert files(tmp_path) == []


def test_a_database_with_something_in_it_is_not_replaced_unasked(backup, restored):
    execute(restored, "UPDATE activities_entry SET title = 'Changed since'")

    with pytest.raises(BackupError, match="not empty; with --replace"):
        restore(backup, connection=restored)

    assert titles(restored) == ["Changed since"]


def test_a_database_with_something_in_it_is_replaced_when_asked(backup, restored):
    execute(restored, "UPDATE activities_entry SET title = 'Changed since'")

    assert restore(backup, connection=restored, replace=True) == []

    assert titles(restored) == ["Seminar on cybercrime"]


def test_a_database_that_was_only_migrated_counts_as_empty(backup, restored):
    history = ("reversion_version", "reversion_revision")
    for table in (*history, "activities_occurrence", "activities_entry", "outputs_project"):
        execute(restored, f"DELETE FROM {table}")
    assert query(restored, "SELECT COUNT(*) FROM auth_permission") > [(0,)]

    assert restore(backup, connection=restored) == []

    assert titles(restored) == ["Seminar on cybercrime"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is no backup"),
        (b"%PDF-1.7", "is no backup"),
        (b"SQLite format 3\x00" + bytes(84), "is a backup of SQLite, but|is damaged"),
        (b"PGDMP" + bytes(95), "is a backup of PostgreSQL, but|pg_restore failed"),
    ],
)
def test_a_file_that_is_no_backup_of_this_database_changes_nothing(restored, tmp_path, content, reason):
    wrong = tmp_path / "wrong"
    wrong.write_bytes(content)

    with pytest.raises(BackupError, match=reason):
        restore(wrong, connection=restored, replace=True)

    assert titles(restored) == ["Seminar on cybercrime"]


def test_a_backup_that_was_cut_off_changes_nothing(backup, restored):
    content = backup.read_bytes()
    backup.write_bytes(content[: len(content) * 2 // 3])

    with pytest.raises(BackupError, match=r"is damaged|pg_restore failed"):
        restore(backup, connection=restored, replace=True)

    assert titles(restored) == ["Seminar on cybercrime"]


def test_a_backup_of_something_else_changes_nothing(tmp_path, empty):
    execute(empty, "CREATE TABLE recipes (name text)")
    file = tmp_path / "recipes"
    back_up(file, connection=empty)

    with pytest.raises(BackupError, match="is a backup of something else"):
        restore(file, connection=empty, replace=True)

    assert query(empty, "SELECT * FROM recipes") == []


def test_a_missing_file_is_named(tmp_path, empty):
    with pytest.raises(BackupError, match="No such file or directory"):
        restore(tmp_path / "backup", connection=empty)
