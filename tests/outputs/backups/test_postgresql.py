import pytest
from django.db import connection

from outputs.backups import BackupError, back_up, postgresql, restore
from tests.databases import connected
from tests.outputs.backups.rows import execute, titles

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="about the tools of PostgreSQL")


def test_tools_that_are_missing_are_named(tmp_path, empty, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(BackupError, match=r"pg_dump is not on the PATH: install PostgreSQL's client tools"):
        back_up(tmp_path / "backup", connection=empty)


def test_a_server_newer_than_the_tools_is_refused_with_both_versions(tmp_path, empty, monkeypatch):
    monkeypatch.setattr(type(empty), "pg_version", 990_001)

    with pytest.raises(BackupError, match=r"The server is PostgreSQL 99, pg_dump only \d+: install"):
        back_up(tmp_path / "backup", connection=empty)


def test_tables_that_the_backup_lacks_are_named_and_nothing_is_changed(backup, restored):
    execute(restored, "CREATE TABLE later_one (entry_id bigint REFERENCES activities_entry)")
    execute(restored, "UPDATE activities_entry SET title = 'Changed since'")

    with pytest.raises(BackupError, match=r"tables that the backup lacks \(later_one\)\. Make a new database"):
        restore(backup, connection=restored, replace=True)

    assert titles(restored) == ["Changed since"]


def test_a_restoration_that_fails_on_the_way_leaves_the_database_as_it_was(backup, restored):
    execute(restored, "CREATE VIEW of_others AS SELECT title FROM activities_entry")
    execute(restored, "UPDATE activities_entry SET title = 'Changed since'")

    with pytest.raises(BackupError, match="pg_restore failed"):
        restore(backup, connection=restored, replace=True)

    assert titles(restored) == ["Changed since"]


def test_a_database_that_others_use_is_not_replaced(backup, restored, monkeypatch):
    monkeypatch.setattr(postgresql, "PATIENCE", "300ms")
    with connected(restored.settings_dict["NAME"]) as other:
        execute(other, "BEGIN")
        execute(other, "UPDATE activities_entry SET title = 'Changed since'")
        with pytest.raises(BackupError, match=r"in use\. Stop the application"):
            restore(backup, connection=restored, replace=True)
        execute(other, "COMMIT")

    assert titles(restored) == ["Changed since"]


def test_what_the_database_was_told_not_to_check_is_named(restored):
    execute(restored, "ALTER TABLE activities_entry ADD CONSTRAINT unchecked CHECK (title <> '') NOT VALID")

    assert postgresql.faults(restored) == ["The database has not checked unchecked."]


def test_new_rows_after_a_restoration_get_keys_of_their_own(restored):
    execute(
        restored,
        "INSERT INTO outputs_auditrecord (at, actor, on_behalf_of, verb, project, about, details) "
        "VALUES (now(), '', '', 'restored', '', '', '{}')",
    )
    execute(restored, "INSERT INTO outputs_funder (name) VALUES ('Romania')")
