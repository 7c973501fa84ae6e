import shutil

import pytest
from django.db import connection

from outputs.backups import back_up, restore
from outputs.models import Project
from tests.databases import connected, empty_database
from tests.factories import make_activity, make_project


@pytest.fixture(scope="session")
def example(tmp_path_factory, django_db_setup, django_db_blocker):
    """A backup of a project with one activity, made once: copying a database is slow."""
    file = tmp_path_factory.mktemp("backups") / "example"
    with django_db_blocker.unblock():
        make_activity(make_project(), title="Seminar on cybercrime")
        back_up(file, connection=connection)
        Project.objects.all().delete()
    return file


@pytest.fixture
def backup(example, tmp_path):
    return shutil.copy(example, tmp_path / "backup")


@pytest.fixture
def empty(tmp_path_factory, db):
    """A connection to a database in which there is nothing."""
    with empty_database(tmp_path_factory.mktemp("databases")) as name, connected(name) as beside:
        yield beside


@pytest.fixture
def restored(backup, empty):
    """A connection to a database that holds the backup."""
    assert restore(backup, connection=empty) == []
    return empty
