"""The good rows of a batch into entries: once, whole, with one record, and over nobody's change."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError

from activities.imports import batches, loading
from activities.imports.loading import RowsHaveChanged, load
from activities.models import Batch, Entry
from outputs.models import AuditRecord
from tests.factories import make_activity, make_administrator, make_batch, make_output, make_project

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)
GOOD = {"title": "Seminar", "when": "5-9 Oct 09", "place": "Kyiv", "outputs": "1", "text": "Held.", "kind": "activity"}
BAD = {**GOOD, "title": "Workshop", "when": "16 Oct"}
PLAN = {"title": "Conference", "when": "Nov 09 (tbc)", "place": "Baku", "outputs": "All", "kind": "forecast"}


@pytest.fixture
def by():
    return make_administrator()


@pytest.fixture
def project():
    project = make_project()
    make_output(project, "1")
    return project


def again(batch):
    return Batch.objects.get(pk=batch.pk)


def test_the_good_rows_are_loaded_and_the_bad_ones_stay(project, by):
    batch = make_batch(project, by=by, cells=[GOOD, BAD, PLAN])

    assert load(batch, turn=batch.turn, by=by, at=NOW) == []

    told = {
        (one.kind, one.title, one.printed_when(), one.places(), str(one.scope.codes)) for one in Entry.objects.all()
    }
    assert told == {
        ("activity", "Seminar", "5-9 Oct 09", ("Kyiv",), "('1',)"),
        ("forecast", "Conference", "Nov 09 (tbc)", ("Baku",), "()"),
    }
    assert [line["title"] for line in batches.lines_of(again(batch))] == ["Workshop"]
    assert again(batch).done == {"new": 2, "changed": 0, "unchanged": 0}


def test_of_two_who_accept_at_once_the_second_loads_nothing(project, by):
    batch = make_batch(project, by=by, cells=[GOOD, BAD])
    load(batch, turn=1, by=by, at=NOW)

    with pytest.raises(RowsHaveChanged):
        load(batch, turn=1, by=by, at=NOW)

    assert Entry.objects.count() == 1


def test_what_was_mended_since_it_was_seen_is_not_loaded_unseen(project, by):
    batch = make_batch(project, by=by, cells=[BAD])
    batches.mend(batch, {(2, "when"): "16 Oct 09"})

    with pytest.raises(RowsHaveChanged):
        load(batch, turn=1, by=by, at=NOW)
    load(batch, turn=2, by=by, at=NOW)

    assert Entry.objects.get().printed_when() == "16 Oct 09"


def test_the_same_rows_again_change_nothing(project, by):
    load(make_batch(project, by=by, cells=[GOOD]), turn=1, by=by, at=NOW)
    batch = make_batch(project, by=by, cells=[GOOD])
    load(batch, turn=1, by=by, at=NOW)

    assert again(batch).done == {"new": 0, "changed": 0, "unchanged": 1}
    assert Entry.objects.get().version == 1


def test_an_entry_that_somebody_changed_meanwhile_is_named_and_not_overwritten(project, by):
    entry = make_activity(project, title="Seminar", when="5-9 Oct 09", place="Strasbourg")
    other = make_activity(project, title="Workshop", when="5-9 Oct 09", place="Strasbourg")
    batch = make_batch(project, by=by, cells=[GOOD, {**GOOD, "title": "Workshop"}])
    Entry.objects.filter(pk=entry.pk).update(version=2, text="<p>Written meanwhile.</p>")

    assert [row.number for row in load(batch, turn=1, by=by, at=NOW)] == [2]

    entry.refresh_from_db()
    assert entry.text == "<p>Written meanwhile.</p>"
    assert Entry.objects.get(pk=other.pk).places() == ("Kyiv",)
    (left,) = batches.lines_of(again(batch))
    assert ["text", "Written meanwhile.", "Held."] in left["changes"]


def test_an_entry_that_appeared_meanwhile_is_not_overwritten_either(project, by):
    batch = make_batch(project, by=by, cells=[GOOD])
    make_activity(project, title="Seminar", when="5-9 Oct 09", place="Strasbourg")

    assert len(load(batch, turn=1, by=by, at=NOW)) == 1
    assert Entry.objects.get().places() == ("Strasbourg",)


def test_one_record_tells_of_the_whole_batch(project, by):
    load(make_batch(project, by=by, cells=[GOOD, BAD, PLAN]), turn=1, by=by, at=NOW)

    record = AuditRecord.objects.get()
    assert (record.verb, record.actor, record.project, record.about) == (
        "entries imported",
        by.username,
        project.slug,
        "entries.xlsx",
    )
    assert record.details == {"new": 2, "left": 1}


def test_what_the_database_refuses_leaves_nothing_behind(project, by, monkeypatch):
    batch = make_batch(project, by=by, cells=[GOOD, PLAN])
    written = []

    def refuse_the_second(row):
        written.append(row)
        if len(written) == 2:
            raise IntegrityError
        put(row)

    put = loading.put
    monkeypatch.setattr(loading, "put", refuse_the_second)

    with pytest.raises(IntegrityError):
        load(batch, turn=1, by=by, at=NOW)

    assert not Entry.objects.exists()
    assert not AuditRecord.objects.exists()
    assert again(batch).turn == 1


def test_batches_expire_and_only_a_few_are_kept(project, by):
    make_batch(project, by=make_administrator(), at=NOW - timedelta(days=3))
    for hours in range(7):
        make_batch(project, by=by, at=NOW + timedelta(hours=hours))

    assert Batch.objects.count() == 5
