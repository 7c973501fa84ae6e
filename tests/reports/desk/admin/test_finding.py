"""What is asked of the lists of entries: each question stands in the address and is answered within one's rights."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    ALL,
    make_activities,
    make_activity,
    make_forecast,
    make_member,
    make_output,
    make_project,
    make_published,
    make_report,
)

pytestmark = pytest.mark.django_db

ACTIVITIES = reverse("admin:activities_activity_changelist")
FORECASTS = reverse("admin:activities_forecast_changelist")


@pytest.fixture
def project():
    return make_project(title="Project on Cybercrime")


@pytest.fixture
def desk(client, project):
    client.force_login(make_member(project))
    return client


@pytest.fixture
def found(desk):
    """The titles that answer, in the order of the list."""

    def titles(path=ACTIVITIES, **asked):
        return [entry.title for entry in desk.get(path, asked).context["cl"].result_list]

    return titles


def page(response):
    return response.content.decode()


@pytest.mark.parametrize(
    ("when", "titles"),
    [
        ("Oct 09", ["Mission", "Course"]),
        ("15 Sep - 31 Oct 09", ["Mission", "Course", "Newsletter"]),
        ("oct. 2009", ["Mission", "Course"]),
        ("2010", ["Campaign"]),
        ("from Nov 10", ["Campaign"]),
        ("tbc", ["Some time"]),
    ],
)
def test_days_are_asked_for_as_people_write_them(project, found, when, titles):
    for dates, title in (
        ("Sep 09", "Newsletter"),
        ("30 Sep - 2 Oct 09", "Course"),
        ("31 Oct 09", "Mission"),
        ("from Mar 10", "Campaign"),
        ("tbc", "Some time"),
    ):
        make_activity(project, when=dates, title=title)

    assert found(when=when) == titles


def test_days_that_are_not_understood_find_nothing_and_are_told_why(desk, project):
    make_activity(project, title="Mission")

    shown = page(desk.get(ACTIVITIES, {"when": "soon"}))

    assert "“soon” is not understood." in shown
    assert 'value="soon"' in shown
    assert "Nothing answers all of this." in shown
    assert "Mission" not in shown


def test_an_output_finds_what_serves_it_and_what_serves_all(project, found):
    one, other = make_output(project, "1"), make_output(project, "2")
    make_activity(project, title="One", when="1 Oct 09", outputs=["1"])
    make_activity(project, title="Both", when="2 Oct 09", outputs=["1", "2"])
    make_activity(project, title="Every", when="3 Oct 09", outputs=ALL)
    make_activity(project, title="None", when="4 Oct 09")

    assert found(output=one.pk) == ["Every", "Both", "One"]
    assert found(output=other.pk) == ["Every", "Both"]


def test_all_the_outputs_of_another_project_do_not_serve_this_one(client):
    first, second = make_project(), make_project()
    user = make_member(first)
    user.memberships.create(role="secretariat", project=second)
    client.force_login(user)
    output = make_output(first)
    make_activity(second, title="Every", outputs=ALL)

    shown = client.get(ACTIVITIES, {"output": output.pk})

    assert list(shown.context["cl"].result_list) == []


@pytest.mark.parametrize("place", ["asuncion", "PARAGUAY"])
def test_a_place_is_found_without_accents_and_capitals(project, found, place):
    make_activity(project, title="Found", place="Asunción, Paraguay")
    make_activity(project, title="Elsewhere", place="Baku")

    assert found(place=place) == ["Found"]


@pytest.mark.parametrize(
    ("missing", "titles"),
    [
        ("text", ["No text"]),
        ("outputs", ["No output"]),
        ("place", ["No place"]),
        ("dates", ["No dates"]),
        ("anything", ["No dates", "No text", "No output", "No place"]),
    ],
)
def test_what_is_missing_is_found(project, found, missing, titles):
    make_output(project)
    whole = {"outputs": ["1"], "text": "<p>Done.</p>"}
    make_activity(project, title="Whole", when="9 Oct 09", **whole)
    make_activity(project, title="Place tbc", when="9 Oct 09", **whole, place="", place_to_be_confirmed=True)
    make_activity(project, title="No text", when="4 Oct 09", outputs=["1"])
    make_activity(project, title="No output", when="3 Oct 09", text="<p>Done.</p>")
    make_activity(project, title="No place", when="2 Oct 09", **whole, place="")
    make_activity(project, title="No dates", when="tbc", **whole)

    assert found(missing=missing) == titles


def test_forecasts_are_found_by_what_became_of_them(project, found):
    tomorrow = timezone.localdate() + timedelta(days=1)
    make_forecast(project, title="Ahead", when=f"{tomorrow:%d/%m/%Y}")
    make_forecast(project, title="Passed", when="1 Nov 09")
    make_forecast(project, title="Undated", when="tbc")
    make_forecast(project, title="Gone", when="2 Nov 09", outcome="cancelled")

    assert found(FORECASTS, outcome="due") == ["Passed"]
    assert found(FORECASTS, outcome="open") == ["Undated", "Ahead", "Passed"]
    assert found(FORECASTS, outcome="cancelled") == ["Gone"]
    assert found(FORECASTS, missing="outcome") == ["Passed"]


def test_what_was_told_and_what_was_not(project, found):
    make_activity(project, title="Told")
    make_activity(project, title="Not told", when="5 Jan 10")
    make_published(make_report(project))

    assert (found(told="yes"), found(told="no")) == (["Told"], ["Not told"])


def test_questions_go_together_with_words(project, found):
    make_activity(project, title="Seminar", when="5 Oct 09", place="Baku")
    make_activity(project, title="Seminar", when="5 Nov 09", place="Baku")
    make_activity(project, title="Visit", when="5 Oct 09", place="Baku")

    assert found(q="seminar baku", when="Oct 09") == ["Seminar"]


def test_reports_are_offered_by_their_titles(desk, project):
    make_report(project)

    assert ">Update 15 September-31 October / forecast November 2009</option>" in page(desk.get(ACTIVITIES))


@pytest.mark.parametrize("name", ["project", "report", "output", "missing", "told"])
@pytest.mark.parametrize("value", ["nonsense", "999999", "99999999999999999999", "²", "\x00"])
def test_an_answer_that_is_none_finds_nothing_and_says_so(desk, project, name, value):
    make_activity(project, title="Seminar")

    shown = page(desk.get(ACTIVITIES, {name: value}))

    assert "What was asked for here is gone, or not for your account." in shown
    assert "Seminar" not in shown


def test_the_address_of_a_colleague_gives_no_rights(client, project):
    foreign = make_project(title="Secret project")
    output = make_output(foreign, title="Secret output")
    make_activity(foreign, title="Secret entry", outputs=["1"])
    client.force_login(make_member(project))

    for asked in ({"project": foreign.pk}, {"output": output.pk}, {"project": foreign.pk, "output": output.pk}):
        assert "Secret" not in page(client.get(ACTIVITIES, asked))


def test_the_address_keeps_what_is_asked_and_nothing_else(desk):
    response = desk.get(ACTIVITIES, {"q": "", "when": "Oct 09", "place": "", "missing": ""})

    assert response.url == f"{ACTIVITIES}?when=Oct+09"


def test_a_question_that_the_list_does_not_know_is_left_out_and_said(desk):
    response = desk.get(ACTIVITIES, {"colour": "blue", "kind__exact": "forecast", "when": "Oct 09"}, follow=True)

    assert response.redirect_chain == [(f"{ACTIVITIES}?when=Oct+09", 302)]
    assert "This list knows no such question and leaves it out: colour, kind__exact" in page(response)


@pytest.mark.parametrize("number", ["7", "-1", "0", "abc"])
def test_a_page_that_is_not_there_is_the_nearest(desk, project, number):
    make_activity(project, title="Seminar")

    assert "Seminar" in page(desk.get(ACTIVITIES, {"p": number}))


def test_an_empty_list_says_what_comes_next(desk):
    shown = page(desk.get(ACTIVITIES))

    assert "There is nothing here yet." in shown
    assert f'<a class="button" href="{reverse("admin:activities_activity_add")}">New activity</a>' in shown


def test_each_row_says_what_is_worth_a_look(desk, project):
    project.footnotes.create(mark="Kosovo*", text="Without prejudice.")
    make_output(project, closed_on=date(2009, 1, 1))
    make_activity(project, title="Visit to Kosovo in 2008", outputs=["1"], text="<p>Done.</p>", place="")

    assert (
        '<td class="field-worth_a_look">no place · It speaks of 2008; its dates are in 2009. · Output 1 was closed on '
        "1 January 2009, before it began. · “Kosovo” needs its footnote: write “Kosovo*”.</td>"
    ) in page(desk.get(ACTIVITIES))


@pytest.mark.parametrize("entries", [0, 1, 100])
def test_a_filtered_list_takes_the_same_number_of_queries_however_many_it_finds(
    desk, project, entries, django_assert_max_num_queries
):
    output = make_output(project)
    make_activities(project, entries)
    asked = {"when": "Oct 09", "place": "stras", "missing": "text", "told": "no", "q": "seminar"}

    with django_assert_max_num_queries(14):
        assert len(desk.get(ACTIVITIES, asked).context["cl"].result_list) == entries
    with django_assert_max_num_queries(15):
        desk.get(ACTIVITIES, {"output": output.pk})


def test_a_hundred_rows_are_a_small_page(desk, project):
    for number in range(1, 8):
        make_output(project, str(number), title=f"A result of the project, as the data sheet calls it, number {number}")
    for number in range(100):
        title = f"Contribution {number} to a workshop on cybercrime legislation in Latin America and the Caribbean"
        make_activity(project, title=title, place="Asunción, Paraguay", outputs=["1", "2", "5"])

    response = desk.get(ACTIVITIES)

    assert len(response.context["cl"].result_list) == 100
    assert len(response.content) <= 160_000
