"""The database refuses what the form refuses: each constraint fires."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from activities import richtext
from activities.dates import Precision
from activities.models import Activity, Entry, Forecast, Occurrence
from tests.factories import make_activity, make_forecast, make_project

pytestmark = pytest.mark.django_db

IMPOSSIBLE = {
    "a month that begins in its middle": (date(2009, 9, 2), date(2009, 9, 30), Precision.MONTH),
    "a month that ends before its last day": (date(2010, 2, 1), date(2010, 2, 27), Precision.MONTH),
    "a quarter of other months": (date(2010, 2, 1), date(2010, 4, 30), Precision.QUARTER),
    "a half-year of nine months": (date(2010, 1, 1), date(2010, 9, 30), Precision.HALF_YEAR),
    "a season of two seasons": (date(2010, 3, 1), date(2010, 8, 31), Precision.SEASON),
    "a winter that ends a year later": (date(2010, 12, 1), date(2012, 2, 29), Precision.SEASON),
    "a year that begins in February": (date(2010, 2, 1), date(2010, 12, 31), Precision.YEAR),
    "a part of a month that is none": (date(2010, 3, 2), date(2010, 3, 10), Precision.PART),
    "a part across two months": (date(2010, 3, 1), date(2010, 4, 10), Precision.PART),
    "a day without a date": (None, None, Precision.DAY),
    "an unknown date that is known": (date(2010, 3, 1), date(2010, 3, 1), Precision.UNKNOWN),
    "an end without a start": (None, date(2010, 3, 1), Precision.DAY),
    "an end before its start": (date(2010, 3, 2), date(2010, 3, 1), Precision.DAY),
    "a precision that nobody knows": (date(2010, 3, 1), date(2010, 3, 1), "fortnight"),
}
POSSIBLE = {
    "a day": (date(2010, 3, 1), date(2010, 3, 1), Precision.DAY),
    "February of a leap year": (date(2012, 2, 1), date(2012, 2, 29), Precision.MONTH),
    "late February": (date(2011, 2, 21), date(2011, 2, 28), Precision.PART),
    "the end of February": (date(2012, 2, 25), date(2012, 2, 29), Precision.PART),
    "three quarters": (date(2010, 1, 1), date(2010, 9, 30), Precision.QUARTER),
    "a winter into a leap year": (date(2011, 12, 1), date(2012, 2, 29), Precision.SEASON),
    "two years": (date(2010, 1, 1), date(2011, 12, 31), Precision.YEAR),
    "from a month on": (date(2010, 11, 1), None, Precision.MONTH),
    "not yet known": (None, None, Precision.UNKNOWN),
}


@pytest.mark.parametrize(("start", "end", "precision"), IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_the_database_refuses(start, end, precision):
    entry = make_activity(make_project())

    with pytest.raises(IntegrityError), transaction.atomic():
        Occurrence.objects.bulk_create([Occurrence(entry=entry, start=start, end=end, precision=precision)])


@pytest.mark.parametrize(("start", "end", "precision"), POSSIBLE.values(), ids=POSSIBLE)
def test_the_database_takes(start, end, precision):
    occurrence = Occurrence(entry=make_activity(make_project()), start=start, end=end, precision=precision)

    occurrence.full_clean()
    occurrence.save()

    assert occurrence.stretch.start == start


def test_the_form_refuses_what_the_database_refuses():
    occurrence = Occurrence(
        entry=make_activity(make_project()), start=date(2009, 9, 2), end=date(2009, 9, 30), precision="month"
    )

    with pytest.raises(ValidationError, match="not those of a whole unit"):
        occurrence.full_clean()


def test_an_activity_has_no_outcome():
    entry = make_activity(make_project())

    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(outcome="cancelled")


def test_a_forecast_has_no_text():
    entry = make_forecast(make_project())

    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(text="<p>It went well.</p>")


def test_an_entry_has_a_title():
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.create(project=make_project(), title=" ")


def test_each_proxy_makes_and_finds_its_own_kind():
    project = make_project()
    Activity.objects.bulk_create([Activity(project=project, title="Seminar")])
    Forecast.objects.create(project=project, title="Conference")

    assert [entry.title for entry in Activity.objects.all()] == ["Seminar"]
    assert [entry.title for entry in Forecast.objects.all()] == ["Conference"]


def test_a_text_is_sanitised_by_whatever_way_it_comes_in():
    project = make_project()
    hostile = '<p onclick="steal()">Read <script>alert(1)</script>this</p>'
    (bulk,) = Activity.objects.bulk_create([Activity(project=project, title="Seminar", text=hostile)])
    Activity.objects.filter(pk=bulk.pk).update(text=hostile)

    bulk.refresh_from_db()

    assert bulk.text == "<p>Read this</p>"


def test_a_text_that_is_too_long_is_refused_with_its_length():
    activity = Activity(project=make_project(), title="Seminar", text=f"<p>{'word ' * 5000}</p>")

    with pytest.raises(ValidationError, match="24,999"):
        activity.full_clean()
    with pytest.raises(richtext.TextTooLong):
        activity.save()


def test_a_title_is_stored_in_composed_form_without_control_characters():
    activity = Activity.objects.create(project=make_project(), title="Asuncio\u0301n\u0007")

    assert activity.title == "Asunción"
    activity.refresh_from_db()
    assert activity.title == "Asunción"


@pytest.mark.parametrize("words", ["asuncion", "ASUNCIÓN", "paraguay legislation", "convention"])
def test_search_finds_titles_places_and_texts_without_case_and_accents(words):
    project = make_project()
    found = make_activity(
        project, title="Legislation", place="Asunción, Paraguay", text="<p>The <b>Convention</b> on Cybercrime</p>"
    )
    make_activity(project, title="Another", place="Baku")

    assert list(Activity.objects.search(words)) == [found]


def test_lists_are_ordered_by_date_with_the_undated_last():
    project = make_project()
    for when in ("tbc", "from Nov 10", "16 Sep 09", "5-9 Oct 09"):
        make_activity(project, title=when, when=when)

    assert [entry.title for entry in Activity.objects.by_date()] == ["16 Sep 09", "5-9 Oct 09", "from Nov 10", "tbc"]


OVERLONG_OR_IMPOSSIBLE = {
    "a title of 501 letters": ("activities_entry", "title", "x" * 501),
    "a place of 201 letters": ("activities_occurrence", "place", "x" * 201),
    "a wording of 61 letters": ("activities_occurrence", "printed_as", "x" * 61),
    "a day that is none": ("activities_occurrence", "start", "2009-02-31"),
    "a last day that is no day": ("activities_occurrence", "end", "soon"),
}


@pytest.mark.parametrize(("table", "column", "value"), OVERLONG_OR_IMPOSSIBLE.values(), ids=OVERLONG_OR_IMPOSSIBLE)
def test_the_database_refuses_from_any_client(table, column, value):
    make_activity(make_project())

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'UPDATE {table} SET "{column}" = %s', [value])


def test_a_title_of_500_letters_fits():
    assert make_activity(make_project(), title="é" * 500).title == "é" * 500
