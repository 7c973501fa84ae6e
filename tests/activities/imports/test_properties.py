"""What is written is read back as equal, and no file does more harm than to be refused."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from activities.imports import batches, columns, delimited, loading, telling, writing
from activities.imports.columns import COLUMNS
from activities.imports.parsing import rows_of
from activities.models import Batch, Entry
from tests.activities.imports.rows import content, stored, told
from tests.factories import make_administrator, make_output, make_project

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)
in_one_database = settings(
    deadline=None,
    max_examples=settings().max_examples // 4,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def by():
    return make_administrator()


def make_full_project():
    project = make_project()
    for code in ("1", "1.2", "1.10"):
        make_output(project, code)
    return project


def file_of(project, format, language):
    found = Entry.objects.of(project).select_related("project").with_details()
    rows = [telling.stored(one, language=language) for one in found]
    if format == writing.CSV:
        return "".join(writing.csv_file(COLUMNS, rows, language=language)).encode()
    return writing.workbook(COLUMNS, rows, language=language)


def brought(content, project, by, kind="activity"):
    reading = columns.read(rows_of(content), most=2_000)
    return batches.keep(reading, project=project, kind=kind, by=by, at=NOW, source="entries")


@pytest.mark.parametrize(("format", "language"), [("csv", "en"), ("csv", "fr"), ("xlsx", "en"), ("xlsx", "fr")])
@in_one_database
@given(values=st.lists(told, min_size=1, max_size=3))
def test_what_is_exported_is_imported_as_equal(format, language, values, by):
    project = make_full_project()
    for one in values:
        stored(project, one)
    file, before = file_of(project, format, language), content(Entry.objects.of(project))

    again = brought(file, project, by)
    assert loading.load(again, turn=1, by=by, at=NOW) == []
    again.refresh_from_db()
    assert again.done["unchanged"] == len(values)
    project.entries.all().delete()
    assert loading.load(brought(file, project, by), turn=1, by=by, at=NOW) == []

    assert content(Entry.objects.of(project)) == before
    project.delete()
    Batch.objects.all().delete()


@settings(deadline=None)
@given(text=st.text())
def test_a_guarded_cell_is_no_formula_and_comes_back(text):
    assert not delimited.guarded(text).startswith(delimited.FORMULA_STARTS)
    assert delimited.unguarded(delimited.guarded(text)) == text
