"""What the database holds about entries beyond one row, whoever writes."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from activities.dates import Precision
from activities.models import Activity, Entry, Occurrence
from tests.factories import ALL, make_activity, make_output, make_project

pytestmark = pytest.mark.django_db


def days(entry):
    entry.refresh_from_db()
    return entry.first_day, entry.last_day


def test_an_entry_spans_its_occurrences():
    entry = make_activity(make_project(), when="28-30 Mar and 4-5 Apr 11")

    assert days(entry) == (date(2011, 3, 28), date(2011, 4, 5))


def test_the_days_follow_an_occurrence_that_moves_and_one_that_goes():
    entry = make_activity(make_project(), when="28-30 Mar and 4-5 Apr 11")
    first, second = entry.occurrences.all()

    Occurrence.objects.filter(pk=first.pk).update(start=date(2011, 3, 1))
    assert days(entry) == (date(2011, 3, 1), date(2011, 4, 5))

    second.delete()
    assert days(entry) == (date(2011, 3, 1), date(2011, 3, 30))


def test_an_open_ended_entry_has_no_last_day():
    assert days(make_activity(make_project(), when="from Nov 10")) == (date(2010, 11, 1), None)


def test_an_undated_entry_has_no_days():
    assert days(make_activity(make_project(), when="tbc")) == (None, None)


def test_nobody_can_write_other_days_than_the_occurrences():
    entry = make_activity(make_project(), when="5-9 Oct 09")

    Entry.objects.filter(pk=entry.pk).update(first_day=date(2001, 1, 1), last_day=None)

    assert days(entry) == (date(2009, 10, 5), date(2009, 10, 9))


def test_bulk_create_keeps_the_days_too():
    project = make_project()
    entries = Activity.objects.bulk_create(
        [Activity(project=project, title="Workshop"), Activity(project=project, title="Seminar")]
    )
    Occurrence.objects.bulk_create(
        Occurrence(entry=entry, start=date(2010, 5, 3), end=date(2010, 5, 4), precision=Precision.DAY)
        for entry in entries
    )

    assert [days(entry) for entry in Activity.objects.of(project)] == [(date(2010, 5, 3), date(2010, 5, 4))] * 2


def test_an_occurrence_stays_with_its_entry():
    project = make_project()
    one, other = make_activity(project), make_activity(project)

    with pytest.raises(IntegrityError, match="stays with its entry"), transaction.atomic():
        one.occurrences.update(entry=other)


def test_all_outputs_exclude_a_list():
    project = make_project()
    output = make_output(project)
    entry = make_activity(project, outputs=ALL)

    with pytest.raises(IntegrityError, match="all outputs or some of them"), transaction.atomic():
        entry.outputs.add(output)


def test_a_list_excludes_all_outputs():
    project = make_project()
    make_output(project)
    entry = make_activity(project, outputs=["1"])

    with pytest.raises(IntegrityError, match="all outputs or some of them"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(all_outputs=True)


def test_an_entry_serves_outputs_of_its_own_project():
    foreign = make_output(make_project())
    entry = make_activity(make_project())

    with pytest.raises(IntegrityError, match="its own project"), transaction.atomic():
        entry.outputs.add(foreign)


def test_an_entry_cannot_leave_its_outputs_behind():
    project = make_project()
    make_output(project)
    entry = make_activity(project, outputs=["1"])

    with pytest.raises(IntegrityError, match="its own project"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(project=make_project())


def test_an_output_cannot_leave_its_entries_behind():
    project = make_project()
    output = make_output(project)
    make_activity(project, outputs=["1"])

    with pytest.raises(IntegrityError, match="its own project"), transaction.atomic():
        type(output).objects.filter(pk=output.pk).update(project=make_project())
