"""One change to several entries: as it would be, and written by the version of each."""

from datetime import UTC, datetime

import pytest

from activities.bulk import Change, change_together, chosen, supposed
from activities.models import Entry
from outputs.models import AuditRecord
from tests.factories import ALL, make_activity, make_administrator, make_output, make_project

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def project():
    project = make_project()
    for code in ("1", "2", "3"):
        make_output(project, code)
    return project


def outputs(project, *codes):
    return tuple(project.outputs.filter(code__in=codes))


def seen(*entries):
    return {entry.pk: entry.version for entry in entries}


def after(project, change, **kwargs):
    entry = make_activity(project, **kwargs)
    change_together(project, change, seen=seen(entry), by=make_administrator(), at=NOW)
    return Entry.objects.with_details().get(pk=entry.pk)


@pytest.mark.parametrize(
    ("scope", "before", "told"),
    [
        (Change.ADD, ["1"], ("1", "2")),
        (Change.REMOVE, ["1", "2"], ("1",)),
        (Change.SET, ["1", "3"], ("2",)),
        (Change.NONE, ["1"], ()),
        (Change.SET, ALL, ("2",)),
        (Change.REPLACE, ["1", "3"], ("1", "2")),
        (Change.REPLACE, ["1"], ("1",)),
    ],
)
def test_outputs_are_added_removed_set_and_replaced(project, scope, before, told):
    (instead,) = outputs(project, "3")
    entry = after(project, Change(scope=scope, outputs=outputs(project, "2"), instead_of=instead), outputs=before)

    assert (entry.all_outputs, entry.scope.codes) == (False, told)


@pytest.mark.parametrize(("scope", "before"), [(Change.ALL, ["1"]), (Change.ADD, ALL), (Change.REMOVE, ALL)])
def test_all_is_set_as_a_whole_and_loses_nothing_singly(project, scope, before):
    assert after(project, Change(scope=scope, outputs=outputs(project, "2")), outputs=before).all_outputs


def test_a_place_is_changed_everywhere_or_where_it_is_another(project):
    change = Change(place="Kyiv, Ukraine", place_was="KYIV")

    assert after(project, change, place="Kyiv").places() == ("Kyiv, Ukraine",)
    assert after(project, change, place="Tbilisi").places() == ("Tbilisi",)
    assert after(project, Change(place="Baku"), place="Tbilisi").places() == ("Baku",)


def test_language_and_marks_are_set(project):
    entry = after(project, Change(language="fr", place_to_be_confirmed=True, date_to_be_confirmed=True))

    assert (entry.language, entry.place_to_be_confirmed, entry.printed_when()) == ("fr", True, "5-9 Oct 09 (tbc)")
    assert after(project, Change(language=""), language="fr").language == ""


def test_the_preview_says_before_and_after_and_writes_nothing(project, django_assert_num_queries):
    entries = [make_activity(project, outputs=["1"], place="Kyiv") for _ in range(20)]
    change = Change(scope=Change.SET, outputs=outputs(project, "2"), place="Baku")

    with django_assert_num_queries(4):
        rows = supposed(chosen(project, list(seen(*entries))), change)

    assert rows[0].changes == [("place", "Kyiv", "Baku"), ("outputs", "1", "2")]
    assert {one.places() for one in Entry.objects.all()} == {("Kyiv",)}


def test_what_somebody_changed_meanwhile_is_named_and_not_overwritten(project):
    mine, theirs = make_activity(project), make_activity(project, title="Changed meanwhile")
    known = seen(mine, theirs)
    Entry.objects.filter(pk=theirs.pk).update(version=2)

    changed, meanwhile = change_together(project, Change(place="Baku"), seen=known, by=make_administrator(), at=NOW)

    assert (changed, meanwhile) == ([mine], [theirs])
    assert Entry.objects.get(pk=theirs.pk).places() == ("Strasbourg",)


def test_what_is_so_already_is_not_touched(project):
    entry = make_activity(project, place="Baku")

    assert change_together(project, Change(place="Baku"), seen=seen(entry), by=make_administrator(), at=NOW) == ([], [])
    assert not AuditRecord.objects.exists()


def test_one_record_tells_of_all(project):
    entries = [make_activity(project) for _ in range(3)]
    change_together(project, Change(place="Baku"), seen=seen(*entries), by=make_administrator(), at=NOW)

    record = AuditRecord.objects.get()
    assert (record.verb, record.details["changed"]) == ("entries changed together", 3)


def test_entries_of_another_project_are_not_reached(project):
    foreign = make_activity(make_project())

    assert change_together(project, Change(place="Baku"), seen=seen(foreign), by=make_administrator(), at=NOW) == (
        [],
        [],
    )
    assert Entry.objects.get(pk=foreign.pk).places() == ("Strasbourg",)
