"""What is asked of the activities of a project, and what the page answers."""

import re
from datetime import date

import pytest

from outputs.models import Contribution, Funder
from reports.models import EditionRow
from tests.factories import (
    ALL,
    make_activity,
    make_edition,
    make_forecast,
    make_funder_user,
    make_output,
    make_project,
    make_report,
)

pytestmark = pytest.mark.django_db

HERE = "/read/cybercrime/activities/"


@pytest.fixture
def project():
    project = make_project(slug="cybercrime")
    for code in ("1", "1.2", "12"):
        make_output(project, code)
    return project


@pytest.fixture
def told(project, client):
    """The activities as one edition tells them, and a reader of it."""
    make_activity(project, when="16 Sep 09", title="Opening", place="Luxembourg", outputs=["1"])
    make_activity(project, when="Sep 09", title="Écoute à São Paulo", place="São Paulo", outputs=["12"])
    make_activity(project, when="28-30 Sep and 4-5 Oct 09", title="Two stretches", place="Paris", outputs=["1.2"])
    make_activity(project, when="12 Oct 09", title="Zagreb seminar", place="", outputs=ALL)
    make_forecast(project, when="24-25 Nov 09", title="Ahead", place="Baku", outputs=["1", "1.2"])
    make_forecast(project, when="tbc", title="Some day", place="Paris")
    make_edition(make_report(project))
    funder = Funder.objects.create(name="Romania")
    Contribution.objects.create(project=project, funder=funder)
    client.force_login(make_funder_user(funder))
    return client


def titles(page):
    return re.findall(r'role="rowheader" lang="..">\s*<strong>([^<]*)</strong>', page.content.decode())


def asked(client, question):
    return titles(client.get(f"{HERE}?{question}"))


NEWEST_FIRST = ["Ahead", "Zagreb seminar", "Écoute à São Paulo", "Two stretches", "Opening", "Some day"]


def test_each_row_of_the_document_is_a_row_newest_first(told):
    assert titles(told.get(HERE)) == NEWEST_FIRST


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("output=1", {"Opening", "Zagreb seminar", "Ahead"}),
        ("output=1.2", {"Two stretches", "Zagreb seminar", "Ahead"}),
        ("output=12", {"Écoute à São Paulo", "Zagreb seminar"}),
        ("place=Paris", {"Two stretches", "Some day"}),
        ("status=planned", {"Ahead", "Some day"}),
        ("status=carried-out", {"Opening", "Écoute à São Paulo", "Two stretches", "Zagreb seminar"}),
        ("q=sao", {"Écoute à São Paulo"}),
        ("q=SEMINAR+zagreb", {"Zagreb seminar"}),
        ("since=2009-10-05&until=2009-10-11", {"Two stretches"}),
        ("since=2009-10-01&until=2009-10-03", set()),
        ("until=2009-09-01", {"Écoute à São Paulo"}),
        ("since=2009-11-25", {"Ahead"}),
        ("since=2009-10-05&output=1.2&status=planned", {"Ahead"}),
    ],
)
def test_a_question_finds_what_answers_it(told, question, found):
    assert set(asked(told, question)) == found


def test_what_goes_on_without_an_end_touches_all_that_follows(project, told):
    make_forecast(project, when="from Nov 09", title="Going on")
    make_edition(make_report(project, period_start=date(2009, 11, 1), period_end=date(2009, 11, 1)))

    assert "Going on" in asked(told, "since=2020-01-01")


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("date", ["Opening", "Two stretches", "Écoute à São Paulo", "Zagreb seminar", "Ahead", "Some day"]),
        ("-date", NEWEST_FIRST),
        ("title", ["Ahead", "Écoute à São Paulo", "Opening", "Some day", "Two stretches", "Zagreb seminar"]),
        ("-title", ["Zagreb seminar", "Two stretches", "Some day", "Opening", "Écoute à São Paulo", "Ahead"]),
        ("place", ["Ahead", "Opening", "Two stretches", "Some day", "Écoute à São Paulo", "Zagreb seminar"]),
    ],
)
def test_rows_are_sorted_as_the_address_says(told, sort, order):
    page = told.get(f"{HERE}?sort={sort}")

    assert titles(page) == order
    assert f'aria-sort="{"descending" if sort.startswith("-") else "ascending"}"' in page.content.decode()


def test_dates_and_places_are_printed_as_the_document_prints_them(told):
    page = told.get(f"{HERE}?q=stretches").content.decode()

    assert '<span class="line">28-30 Sep and 4-5 Oct 09</span>' in page
    assert '<span class="line">Paris</span>' in page


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("since=2010-01-01&until=2009-01-01", "The period ends before it begins."),
        ("since=yesterday", "Enter a valid date."),
        ("output=99", "99 is not one of the available choices."),
    ],
)
def test_what_means_nothing_is_refused_with_the_reason(told, question, reason):
    page = told.get(f"{HERE}?{question}")

    assert page.status_code == 400
    assert reason in page.content.decode()
    assert titles(page) == []
    assert told.get(f"{HERE}csv/?{question}").url == f"{HERE}?{question}"


def test_what_nothing_answers_says_so(told):
    assert "No activity answers this question." in told.get(f"{HERE}?q=zebra").content.decode()


def test_a_long_list_has_pages_that_keep_the_question(project, told):
    edition = EditionRow.objects.first().edition
    for number in range(60):
        make_activity(project, when="1 Oct 09", title=f"One of many {number}")
    make_edition(edition.report)

    page = told.get(f"{HERE}?q=many&sort=title")

    assert len(titles(page)) == 50
    assert "<strong>60 activities</strong>" in page.content.decode()
    assert "?q=many&amp;sort=title&amp;page=2" in page.content.decode()
    assert len(asked(told, "q=many&sort=title&page=2")) == 10
