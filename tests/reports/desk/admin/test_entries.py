"""Entries at the desk say what was told of them."""

from datetime import date

import pytest
from django.urls import reverse

from activities.models import Occurrence
from reports.models import Report
from tests.factories import (
    make_activity,
    make_forecast,
    make_member,
    make_project,
    make_published,
    make_report,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

LIST = reverse("admin:activities_activity_changelist")


@pytest.fixture
def project():
    return make_project()


@pytest.fixture
def desk(client, project):
    client.force_login(make_member(project))
    return client


def page(response):
    return response.content.decode()


def form(entry):
    return reverse(f"admin:activities_{entry.kind}_change", args=[entry.pk])


def test_an_entry_that_was_told_says_so_and_what_a_correction_would_change(desk, project):
    entry = make_activity(project, title="Seminar", place="Baku")
    edition = make_published(make_report(project))
    Occurrence.objects.update(place="Tirana")

    shown = page(desk.get(form(entry)))

    assert "Told in edition 1 of" in shown
    assert f'<a href="{edition.get_absolute_url()}">{edition.title}</a>' in shown
    assert "What you change here changes nothing that was published." in shown
    assert "<strong>5-9 Oct 09, Seminar</strong>: place: Tirana instead of Baku" in shown


def test_changes_of_other_entries_are_not_named(desk, project):
    entry, other = make_activity(project, title="Seminar"), make_activity(project, title="Workshop")
    make_published(make_report(project))
    other.title = "Course"
    other.save()

    shown = page(desk.get(form(entry)))

    assert "a correction of it would change nothing of this" in shown
    assert "Course" not in shown


def test_a_forecast_told_twice_names_both_and_compares_with_the_newest(desk, project):
    entry = make_forecast(project, when="from Nov 09", title="Campaign")
    make_published(make_report(project))
    november = {"period_start": date(2009, 11, 1), "period_end": date(2009, 11, 30)}
    make_published(make_report(project, title="Second", **november), content=b"%PDF 2")

    shown = page(desk.get(form(entry)))

    assert "Told in edition 1 of" in shown
    assert "Second" in shown.split("and in edition 1 of")[0]
    assert "Update 15 September-31 October" in shown.split("and in edition 1 of")[1]


def test_what_was_not_told_or_was_withdrawn_says_nothing(desk, project):
    entry = make_activity(project)
    before = page(desk.get(form(entry)))
    make_withdrawn(make_published(make_report(project)))

    assert "Told in" not in before
    assert "Told in" not in page(desk.get(form(entry)))
    assert "edition 1" not in page(desk.get(LIST))


def test_the_list_says_in_which_edition_each_stands(desk, project):
    make_activity(project, title="Told")
    make_activity(project, title="Not told", when="5-9 Jan 10")
    make_published(make_report(project))

    shown = page(desk.get(LIST))

    assert shown.count("edition 1 of 2 Nov 09") == 1


@pytest.mark.parametrize("entries", [2, 30])
def test_the_list_and_the_form_take_the_same_number_of_queries_however_many_were_told(
    desk, project, entries, django_assert_num_queries
):
    told = [make_activity(project) for _ in range(entries)]
    make_published(make_report(project))
    make_published(Report.objects.get(), content=b"%PDF 2")

    desk.get(form(told[0]))  # what a process asks once, it has asked

    with django_assert_num_queries(14):
        desk.get(LIST)
    with django_assert_num_queries(28):
        desk.get(form(told[0]))
