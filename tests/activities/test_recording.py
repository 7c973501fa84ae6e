import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError

from activities.dates import parse
from activities.models import Entry, Occurrence
from activities.recording import Conflict, record
from tests.factories import make_activity, make_output, make_project

pytestmark = pytest.mark.django_db


def occurrences(when, place="Strasbourg"):
    return [Occurrence.of(stretch, place) for stretch in parse(when).stretches]


def test_an_entry_is_written_whole_in_the_order_of_its_dates():
    entry = make_activity(make_project(), when="9-10 May 11; 2-3 May 11")

    assert entry.printed_when() == "2-3 and 9-10 May 11"


def test_an_equal_entry_is_not_touched():
    project = make_project()
    output = make_output(project)
    entry = make_activity(project, when="5-9 Oct 09", outputs=["1"])

    changed = record(entry, occurrences=occurrences("5-9 Oct 09"), outputs=[output])

    entry.refresh_from_db()
    assert not changed
    assert entry.version == 1


def test_every_change_moves_the_version():
    entry = make_activity(make_project(), when="5-9 Oct 09")

    assert record(entry, occurrences=occurrences("5-8 Oct 09"), outputs=[])
    assert record(entry, occurrences=occurrences("5-8 Oct 09", place="Geneva"), outputs=[])

    entry.refresh_from_db()
    assert entry.version == 3


def test_of_two_who_read_the_same_version_only_the_first_writes():
    entry = make_activity(make_project(), title="Seminar")
    mine, theirs = Entry.objects.get(pk=entry.pk), Entry.objects.get(pk=entry.pk)
    theirs.title = "Conference"
    record(theirs, occurrences=occurrences("5-9 Oct 09"), outputs=[], seen_version=1)

    mine.title = "Workshop"
    with pytest.raises(Conflict):
        record(mine, occurrences=occurrences("5-9 Oct 09"), outputs=[], seen_version=1)

    assert Entry.objects.get(pk=entry.pk).title == "Conference"


def test_what_cannot_be_written_whole_is_not_written_at_all():
    project = make_project()
    entry = make_activity(project, title="Seminar", when="5-9 Oct 09")
    entry.title = "Workshop"

    with pytest.raises(DatabaseError):
        record(entry, occurrences=occurrences("6 Oct 09", place="x" * 201), outputs=[])

    stored = Entry.objects.get(pk=entry.pk)
    assert (stored.title, stored.version, stored.printed_when()) == ("Seminar", 1, "5-9 Oct 09")


def test_an_entry_turns_from_a_list_to_all_outputs_and_back():
    project = make_project()
    output = make_output(project)
    entry = make_activity(project, outputs=["1"])

    entry.all_outputs = True
    record(entry, occurrences=occurrences("5-9 Oct 09"), outputs=[])
    assert Entry.objects.get(pk=entry.pk).scope.everything

    entry.all_outputs = False
    record(entry, occurrences=occurrences("5-9 Oct 09"), outputs=[output])
    assert Entry.objects.get(pk=entry.pk).scope.codes == ("1",)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"occurrences": []}, "Say when"),
        ({"outputs": "own", "all_outputs": True}, "all outputs or some of them"),
        ({"outputs": "foreign"}, "outputs of its own project"),
    ],
)
def test_parts_that_do_not_fit_together_are_refused_with_a_sentence(change, reason):
    project = make_project()
    chosen = {"own": [make_output(project)], "foreign": [make_output(make_project())], None: []}
    entry = make_activity(project)
    entry.all_outputs = change.get("all_outputs", False)

    with pytest.raises(ValidationError, match=reason):
        record(
            entry,
            occurrences=change.get("occurrences", occurrences("5 Oct 09")),
            outputs=chosen[change.get("outputs")],
        )


def test_blanks_around_a_place_do_not_put_it_first(project):
    entry = Activity(project=project, title="Seminar")
    stretch = parse("tbc").stretches[0]

    record(entry, occurrences=[Occurrence.of(stretch, " Vienna"), Occurrence.of(stretch, "Berlin")], outputs=[])

    assert Activity.objects.get().places() == ("Berlin", "Vienna")
