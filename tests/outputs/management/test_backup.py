"""The commands as a person types them; what they do is tested beside `outputs.backups`."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from outputs.backups import BackupError
from outputs.management.commands import backup, restore


def told(*arguments):
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


@pytest.mark.django_db(transaction=True)
def test_a_backup_says_how_large_it_is(tmp_path):
    file = tmp_path / "backup"

    assert told("backup", str(file)).startswith(f"{file}: {file.stat().st_size:,} bytes in ")


@pytest.mark.django_db
def test_what_is_no_backup_is_refused_with_a_sentence(tmp_path):
    file = tmp_path / "notes"
    file.write_text("Notes")

    with pytest.raises(CommandError, match=r"notes is no backup\."):
        told("restore", str(file), "--replace")


def test_what_is_not_in_order_after_restoring_is_listed(monkeypatch):
    monkeypatch.setattr(restore, "restore", lambda file, **how: ["One.", "Two."])

    with pytest.raises(CommandError, match=r"^backup is restored, but not in order:\nOne\.\nTwo\.$"):
        told("restore", "backup")


def test_the_words_of_a_failure_reach_the_person(monkeypatch):
    def fail(file, **how):
        raise BackupError("There is no room.")

    monkeypatch.setattr(backup, "back_up", fail)

    with pytest.raises(CommandError, match=r"There is no room\."):
        told("backup", "backup")


@pytest.mark.parametrize("command", [backup, restore])
def test_both_say_that_the_file_is_confidential(command):
    assert "The file is confidential" in command.Command.help
