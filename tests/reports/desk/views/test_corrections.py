"""The choice of what a correction is about, and the way back."""

from datetime import date

import pytest
from django.urls import reverse

from outputs.models import AuditRecord
from reports.models import Report, Round
from tests.factories import (
    make_activity,
    make_member,
    make_project,
    make_published,
    make_report,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make_project(area="Europe")


@pytest.fixture
def entry(project):
    return make_activity(project, title="Seminar")


@pytest.fixture
def report(project, entry):
    make_published(make_report(project))
    return Report.objects.get()


@pytest.fixture
def author(client, project):
    client.force_login(make_member(project))
    return client


def page(response):
    return response.content.decode()


def change(row, **kwargs):
    for name, value in kwargs.items():
        setattr(row, name, value)
    row.save()


def correct(report):
    return reverse("report-correct", args=[report.series.project.slug, report.pk])


def chosen(entry, **kwargs):
    return {"taken": [f"row:activities:{entry.uuid}"], "reason": "A title was wrong.", "date": "2009-11-09", **kwargs}


def test_each_difference_is_named_by_date_and_title_in_its_group_with_its_words(author, report, entry, project):
    change(entry, title="Conference")
    change(project, area="Global")

    shown = page(author.get(correct(report)))

    entries, sheet = shown.split("<legend>Entries</legend>")[1].split("<legend>Data sheet</legend>")
    assert f'value="row:activities:{entry.uuid}"' in entries
    assert ">5-9 Oct 09, Seminar</label>" in entries
    assert "<del>Seminar </del><ins>Conference</ins>" in entries
    assert 'value="sheet:area"' in sheet
    assert "checked" not in shown


def test_where_nothing_differs_the_page_says_so(author, report):
    assert "There is no difference." in page(author.get(correct(report)))


def test_what_was_taken_is_shown_as_it_will_read_and_the_rest_as_it_was_told(author, report, entry, project):
    change(entry, title="Conference")
    change(project, area="Global")

    shown = page(author.post(correct(report), chosen(entry), follow=True))

    assert "This edition corrects edition 1 of 2 November 2009." in shown
    assert "<strong>Conference</strong>" in shown
    assert "Global" not in shown
    current = Round.objects.latest("number")
    assert (current.reason, current.date, current.state) == ("A title was wrong.", date(2009, 11, 9), "draft")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"taken": []}, "Tick at least one difference"),
        ({"taken": ["row:activities:gone"]}, "The entries have changed since you opened the page."),
        ({"reason": " "}, "Say why the edition is corrected"),
        ({"date": "soon"}, "Enter a valid date."),
    ],
)
def test_what_will_not_do_is_refused_and_what_was_typed_stays(author, report, entry, typed, reason):
    change(entry, title="Conference")

    response = author.post(correct(report), chosen(entry, **typed))

    assert response.status_code == 409
    assert reason in page(response)
    assert typed.get("reason", "A title was wrong.").strip() in page(response)
    assert Report.objects.get().state == "published"


def test_a_choice_is_seen_again_and_changed(author, report, entry):
    change(entry, title="Conference")
    author.post(correct(report), chosen(entry))

    shown = page(author.get(correct(report)))
    author.post(correct(report), chosen(entry, reason="The title was wrong."))

    assert " checked>" in shown
    assert "A title was wrong." in shown
    assert Round.objects.latest("number").reason == "The title was wrong."


def test_a_correction_is_given_up(author, report, entry):
    change(entry, title="Conference")
    author.post(correct(report), chosen(entry))

    response = author.post(reverse("report-abandon", args=[report.series.project.slug, report.pk]), follow=True)

    assert "The correction is given up; what was published stands." in page(response)
    assert Report.objects.get().state == "published"
    assert AuditRecord.objects.filter(verb="correction given up").exists()


def test_what_was_withdrawn_is_not_corrected(author, report, entry):
    make_withdrawn(report.editions.get())

    response = author.get(correct(report), follow=True)

    assert "This report cannot be corrected now, or not by you." in page(response)


@pytest.mark.parametrize("entries", [1, 15])
def test_the_page_takes_the_same_number_of_queries_however_many_the_differences(
    author, report, project, entries, django_assert_num_queries
):
    for _ in range(entries):
        make_activity(project)

    with django_assert_num_queries(20):
        author.get(correct(report))
