"""What the form of an entry is told while it is typed in."""

import re
from datetime import date

import pytest
from django.urls import reverse

from activities.models import Entry
from reports.composition import compose
from reports.renderers import RENDERERS
from tests.factories import (
    ALL,
    make_activity,
    make_forecast,
    make_member,
    make_output,
    make_project,
    make_published,
    make_report,
    make_series,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    project = make_project()
    for code in ("1", "2"):
        make_output(project, code)
    return project


@pytest.fixture
def author(project):
    return make_member(project)


@pytest.fixture
def desk(client, author):
    client.force_login(author)
    return client


def heard(desk, project, when, kind="activity", **more):
    address = reverse("project-entry-when", args=[project.slug, kind])
    return desk.get(address, {"when": when, **more}).json()


def typed(*lines, **more):
    data = {"title": "Expert meeting", "occurrences-TOTAL_FORMS": len(lines), "occurrences-INITIAL_FORMS": 0}
    for number, (when, place) in enumerate(lines):
        data |= {f"occurrences-{number}-when": when, f"occurrences-{number}-place": place}
    return {**data, **more}


def printed(desk, project, data, kind="activity"):
    response = desk.post(reverse("project-entry-preview", args=[project.slug, kind]), data)
    assert response.status_code == 200
    return response.content.decode()


def rows(html):
    """The rows of the tables of entries, without the white space between their parts."""
    return [
        re.sub(r"\s+", " ", row) for row in re.findall(r'<tr role="row"(?: class="short")?>\s*<td.*?</tr>', html, re.S)
    ]


def test_what_was_understood_and_the_update_are_said(desk, project):
    make_report(project)

    said = {"understood": True, "said": "Mon 5 – Fri 9 October 2009, in the update 15 September – 31 October"}
    assert heard(desk, project, "5-9 Oct 09") == said


@pytest.mark.parametrize(
    ("kind", "when", "where"),
    [
        ("activity", "5 Jan 10", "in no report yet"),
        ("activity", "tbc", "in no report until it has dates"),
        ("forecast", "24-25 Nov 09", "planned in the update 15 September – 31 October"),
        ("forecast", "from 2010", "in no report yet"),
        ("forecast", "tbc", "planned in the update 15 September – 31 October"),
    ],
)
def test_where_it_falls_is_said_of_each_kind(desk, project, kind, when, where):
    make_report(project)

    assert heard(desk, project, when, kind)["said"].endswith(f", {where}")


def test_years_are_said_where_they_differ(desk, project):
    make_report(project, period_start=date(2009, 12, 15), period_end=date(2010, 1, 31))

    assert heard(desk, project, "20 Dec 09")["said"].endswith("in the update 15 December 2009 – 31 January 2010")


def test_two_stretches_in_one_report_say_it_once(desk, project):
    make_report(project)

    assert heard(desk, project, "5 Oct 09 and 9 Oct 09")["said"].count("in the update") == 1


def test_a_series_of_another_name_is_named(desk, project):
    make_report(project, series=make_series(project, name="Annual report"))

    assert heard(desk, project, "5 Oct 09")["said"].endswith("in “Annual report” 15 September – 31 October")


def test_a_report_that_is_published_is_called_so(desk, project):
    make_published(make_report(project))

    assert heard(desk, project, "5 Oct 09")["said"].endswith("31 October (published already)")


@pytest.mark.parametrize(
    ("when", "reason"),
    [
        ("16 Oct", "“16 Oct”: the year is missing."),
        ("soon", "“soon” is not understood."),
        ("", "Give a date, or tbc where it is not yet known."),
        ("9" * 201, "This is too long for a date: 201 characters, at most 200."),
    ],
)
def test_what_was_not_understood_is_explained_as_the_form_does(desk, project, when, reason):
    assert heard(desk, project, when) == {"understood": False, "said": reason}


def test_it_is_said_in_the_language_of_the_screen(client, project):
    make_report(project)
    client.force_login(make_member(project, language="fr"))

    assert heard(client, project, "5-9 Oct 09")["said"].startswith("lun. 5 – ven. 9 octobre 2009")


@pytest.mark.parametrize("key", ["", "0", "abc", "9" * 30])
def test_a_key_of_no_entry_is_passed_over(desk, project, key):
    assert heard(desk, project, "5 Oct 09", entry=key)["understood"]


def test_another_kind_is_not_there(desk, project):
    assert desk.get(reverse("project-entry-when", args=[project.slug, "report"])).status_code == 404


@pytest.mark.parametrize(
    ("kind", "lines", "more"),
    [
        ("activity", [("5-9 Oct 09", "Geneva")], {"outputs": ["2", "1"], "text": "First.\n\n- one\n- **two**"}),
        ("activity", [("5 Oct 09 and 9 Oct 09", "Geneva"), ("Oct 09", "Baku")], {"all_outputs": "on"}),
        ("activity", [("5 Oct 09", " Gene\u0300ve "), ("9 Nov 09", "Baku")], {"place_to_be_confirmed": "on"}),
        ("activity", [("16 Oct 09", "")], {"occurrences-0-printed_as": "16 Oct", "language": "fr"}),
        ("activity", [("9 Oct 09", "Paris"), ("5 Oct 09 (tbc)", "Rome")], {"title": "A  title\nof <two> lines"}),
        ("forecast", [("24-25 Nov 09 (tbc)", "Baku")], {"outputs": ["1"]}),
        ("forecast", [("tbc", "")], {}),
    ],
)
def test_the_preview_is_the_row_of_the_document(desk, project, kind, lines, more):
    report = make_report(project)
    codes = {output.code: output.pk for output in project.outputs.all()}
    data = typed(*lines, **{**more, "project": project.pk, "outputs": [codes[one] for one in more.get("outputs", ())]})
    shown = rows(printed(desk, project, data, kind))
    assert not Entry.objects.exists()

    desk.post(reverse(f"admin:activities_{kind}_add"), data)

    document = RENDERERS["html"].render(compose(report, language="en")).decode()
    assert shown == rows(document)
    assert len(shown) == 1


def test_the_preview_says_where_the_row_stands(desk, project):
    make_report(project)

    assert "<h3>In the update 15 September – 31 October</h3>" in printed(desk, project, typed(("5 Oct 09", "")))
    assert "<h3>In no report yet</h3>" in printed(desk, project, typed(("5 Jan 10", "")))
    assert "<h3>Its dates are still to be said</h3>" in printed(desk, project, typed())


def test_that_something_is_still_missing_goes_without_saying(desk, project):
    assert "note" not in printed(desk, project, typed(("", "Geneva"), title=""))


def test_what_is_not_understood_yet_is_noted_and_the_rest_is_printed(desk, project):
    shown = printed(desk, project, typed(("5 Oct 09", "Geneva"), ("soon", ""), text="word " * 5_000))

    assert '<p class="note">“soon” is not understood.</p>' in shown
    assert '<p class="note">The text has 24,999 characters; at most 20,000 fit.</p>' in shown
    assert "Geneva" in shown


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"occurrences-TOTAL_FORMS": "x"},
        {"occurrences-TOTAL_FORMS": "999999999", "occurrences-0-when": "5 Oct 09"},
        typed(("5 Oct 09", "P" * 300), title="T" * 600),
        typed(("5 and 9 Oct 09", ""), **{"occurrences-0-printed_as": "October"}),
        typed(("5 Oct 09", ""), outputs=["x", "999999"], language="xx", project="999999"),
        typed(("5 Oct 09", "\x00"), title="\x00", entry="9" * 30),
    ],
)
def test_whatever_is_posted_there_is_an_answer(desk, project, data):
    assert "entry-table" in printed(desk, project, data)


def test_a_line_that_is_taken_away_is_not_printed(desk, project):
    shown = printed(
        desk, project, typed(("5 Oct 09", "Geneva"), ("9 Oct 09", "Baku"), **{"occurrences-1-DELETE": "on"})
    )

    assert "Geneva" in shown
    assert "Baku" not in shown


def test_a_stored_entry_is_previewed_where_it_was_told_and_stays_as_it_is(desk, project):
    entry = make_activity(project, title="Seminar", outputs=ALL)
    make_published(make_report(project))
    project.outputs.update(closed_on="2009-12-31")

    data = typed(("5 Oct 09", ""), title="Workshop", entry=entry.pk, outputs=[project.outputs.first().pk])
    shown = printed(desk, project, data)

    entry.refresh_from_db()
    assert entry.title == "Seminar"
    assert "Workshop" in shown
    assert "</span>1</p>" in shown
    assert "published already" in shown


def test_another_project_is_not_reached_through_what_is_posted(desk, project):
    foreign = make_project()
    make_report(foreign, title="Secret")
    entry = make_forecast(foreign, title="Secret")
    output = make_output(foreign, "SECRET")

    shown = printed(desk, project, typed(("5 Oct 09", ""), project=foreign.pk, entry=entry.pk, outputs=[output.pk]))

    assert "in no report yet" in shown.lower()
    assert "secret" not in shown.lower().replace("secretariat", "")


@pytest.mark.parametrize("entries", [1, 30])
def test_the_answers_take_the_same_number_of_queries_however_much_there_is(
    desk, project, entries, django_assert_num_queries
):
    make_report(project)
    for number in range(entries):
        make_activity(project)
        make_output(project, f"9.{number}")
    heard(desk, project, "5 Oct 09")
    data = typed(("5 Oct 09", ""), outputs=[one.pk for one in project.outputs.all()])

    with django_assert_num_queries(6):
        heard(desk, project, "5 Oct 09")
    with django_assert_num_queries(16):
        printed(desk, project, data)
