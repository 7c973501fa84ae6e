"""What is said of a restored database that is not in order."""

from outputs.backups import VERIFIERS, back_up, restore
from tests.outputs.backups.rows import execute


def restored_anew(connection, tmp_path):
    file = tmp_path / "again"
    back_up(file, connection=connection)
    return restore(file, connection=connection, replace=True)


def test_a_backup_of_earlier_code_says_to_migrate(restored, tmp_path):
    execute(restored, "DELETE FROM django_migrations WHERE name = '0002_auditrecord'")

    assert restored_anew(restored, tmp_path) == [
        "The backup is of earlier code, without outputs.0002_auditrecord: run `manage.py migrate`."
    ]


def test_a_backup_of_later_code_says_of_which(restored, tmp_path):
    execute(restored, "UPDATE django_migrations SET name = '9999_later' WHERE name = '0002_auditrecord'")

    assert restored_anew(restored, tmp_path) == [
        "The backup is of later code, which has outputs.9999_later: run that code on it.",
        "The backup is of earlier code, without outputs.0002_auditrecord: run `manage.py migrate`.",
    ]


def test_a_rule_that_is_missing_is_named(restored, tmp_path):
    on = " ON outputs_auditrecord" if restored.vendor == "postgresql" else ""
    execute(restored, f"DROP TRIGGER outputs_auditrecord_refuses_delete{on}")

    assert restored_anew(restored, tmp_path) == [
        "The rule outputs_auditrecord_refuses_delete on outputs_auditrecord is missing: "
        "run `manage.py migrate`, which puts it back."
    ]


def test_what_the_apps_verify_is_asked_too(backup, empty, monkeypatch):
    monkeypatch.setattr("outputs.backups.verification.VERIFIERS", [*VERIFIERS, lambda: ["Edition 1 is altered."]])

    assert restore(backup, connection=empty) == ["Edition 1 is altered."]
