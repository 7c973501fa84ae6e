"""What looks like a slip is said; what is right is left in peace."""

from datetime import date

import pytest

from activities.models import Entry
from activities.warnings import doubts
from tests.factories import make_activity, make_forecast, make_output, make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make_project(start=date(2009, 3, 1), end=date(2011, 6, 30))


def sentences(project):
    entries = list(project.entries.with_details().order_by("pk"))
    return [(one.entry.title, one.sentence) for one in doubts(entries, project)]


def said(project):
    return [sentence for _, sentence in sentences(project)]


@pytest.mark.parametrize(
    ("title", "text", "when"),
    [
        ("ITU Telecom World 2009", "", "5-9 Oct 09"),
        ("Programme 2009-2012 launched", "", "5 Oct 09"),
        ("Winter school 2010", "", "20 Dec 09 - 5 Jan 10"),
        ("Octopus", "<p>Held in October 2009, after the one of October 2008.</p>", "5 Oct 09"),
        ("Octopus", "<p>The Convention of November 2001.</p>", "5 Oct 09"),
        ("Octopus 2008", "", "tbc"),
        ("Training on the Convention of 2001", "", "5 Oct 09"),
        ("Strategy 2015-2020", "", "5 Oct 09"),
        ("Octopus", "<p>Since October 2001 the Convention is open for signature.</p>", "5 Oct 09"),
    ],
)
def test_years_that_fit_are_left_in_peace(project, title, text, when):
    make_activity(project, title=title, text=text, when=when)

    # "October 2008" beside the right one is a look back.
    assert said(project) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [("ITU Telecom World 2008", ""), ("Octopus", "<p>Held on 5 October 2008.</p>")],
)
def test_another_year_in_title_or_text_is_said(project, title, text):
    make_activity(project, title=title, text=text, when="5 Oct 09")

    assert said(project) == ["It speaks of 2008; its dates are in 2009."]


def test_months_are_read_in_the_language_of_the_text(project):
    make_activity(project, text="<p>En octobre 2008.</p>", when="5 Oct 09", language="fr")

    assert said(project) == ["It speaks of 2008; its dates are in 2009."]


def test_dates_outside_the_project_are_said(project):
    make_activity(project, when="28 Feb 09")
    make_activity(project, when="1 Jul 11")
    make_activity(project, when="1 Mar 09; 30 Jun 11")

    assert said(project) == [
        "It begins before the project does, on 1 March 2009.",
        "It ends after the project does, on 30 June 2011.",
    ]


def test_an_output_that_was_closed_before_is_said(project):
    make_output(project, "1", closed_on=date(2009, 9, 30))
    make_output(project, "2", closed_on=date(2009, 10, 5))
    make_activity(project, outputs=["1", "2"], when="5 Oct 09")

    assert said(project) == ["Output 1 was closed on 30 September 2009, before it began."]


def test_the_same_event_twice_is_said_of_the_second(project):
    make_activity(project, title="Octopus conference")
    make_activity(project, title="octopus  Conference")
    make_activity(project, title="Octopus conference", when="6 Oct 09")
    make_forecast(project, title="Octopus conference", when="5-9 Oct 09")

    assert sentences(project) == [
        ("octopus  Conference", "Another entry has the same title and the same dates."),
    ]


def test_a_place_spelt_two_ways_is_said_where_fewer_spell_it_so(project):
    for number, place in enumerate(("Asunción", "Asunción", "Asuncion", "Zzyzx-Hall", "Paris")):
        make_activity(project, title=str(number), place=place)

    assert sentences(project) == [("2", "“Asuncion” is written “Asunción” elsewhere.")]


def test_doubts_take_no_query(project, django_assert_num_queries):
    make_output(project, "1", closed_on=date(2009, 9, 30))
    for _ in range(3):
        make_activity(project, outputs=["1"], text="<p>5 October 2008</p>")
    entries = list(project.entries.with_details())

    with django_assert_num_queries(0):
        assert len(doubts(entries, project)) > 3
    assert Entry.objects.count() == 3
