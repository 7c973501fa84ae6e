from datetime import date

import pytest

from reports.documents import Span
from reports.titles import activities_heading, forecasts_heading, report_title


def span(start, end):
    return Span(start=date.fromisoformat(start), end=date.fromisoformat(end))


SEPTEMBER_OCTOBER = span("2009-09-15", "2009-10-31")
NOVEMBER = span("2009-11-01", "2009-11-30")


def test_the_reference_is_called_as_it_was():
    title = report_title("Update", period=SEPTEMBER_OCTOBER, window=NOVEMBER, language="en")

    assert title == "Update 15 September-31 October / forecast November 2009"
    assert (
        activities_heading(SEPTEMBER_OCTOBER, language="en")
        == "ACTIVITIES CARRIED OUT BETWEEN 15 SEPTEMBER AND 31 OCTOBER 2009"
    )
    assert forecasts_heading(NOVEMBER, language="en") == "ACTIVITIES PLANNED FOR NOVEMBER 2009"


@pytest.mark.parametrize(
    ("period", "window", "title"),
    [
        (
            span("2009-11-01", "2009-12-31"),
            span("2010-01-01", "2010-02-28"),
            "Update November-December 2009 / forecast January-February 2010",
        ),
        (
            span("2009-12-15", "2010-01-31"),
            span("2010-02-01", "2010-02-28"),
            "Update 15 December 2009-31 January / forecast February 2010",
        ),
        (
            span("2009-12-01", "2010-01-31"),
            span("2010-02-10", "2010-02-20"),
            "Update December 2009-January / forecast 10-20 February 2010",
        ),
        (span("2010-03-05", "2010-03-05"), span("2010-04-01", "2010-04-30"), "Update 5 March / forecast April 2010"),
        (
            span("2010-01-01", "2010-12-31"),
            span("2011-01-01", "2011-12-31"),
            "Update January-December 2010 / forecast January-December 2011",
        ),
    ],
)
def test_whole_months_go_by_name_and_a_repeated_year_is_said_once(period, window, title):
    assert report_title("Update", period=period, window=window, language="en") == title


@pytest.mark.parametrize(
    ("window", "heading"),
    [
        (span("2009-11-01", "2009-12-31"), "ACTIVITIES PLANNED FOR NOVEMBER AND DECEMBER 2009"),
        (span("2009-12-01", "2010-01-31"), "ACTIVITIES PLANNED FOR DECEMBER 2009 AND JANUARY 2010"),
        (span("2010-01-01", "2010-03-31"), "ACTIVITIES PLANNED FOR JANUARY TO MARCH 2010"),
        (span("2010-01-10", "2010-01-20"), "ACTIVITIES PLANNED BETWEEN 10 AND 20 JANUARY 2010"),
        (span("2010-01-10", "2010-01-10"), "ACTIVITIES PLANNED ON 10 JANUARY 2010"),
    ],
)
def test_headings_say_months_and_days(window, heading):
    assert forecasts_heading(window, language="en") == heading


def test_french_titles_are_french():
    april_june = span("2010-04-01", "2010-06-30")
    title = report_title("Mise à jour", period=span("2010-01-01", "2010-03-31"), window=april_june, language="fr")

    assert title == "Mise à jour janvier-mars / prévisions avril-juin 2010"
    assert activities_heading(april_june, language="fr") == "ACTIVITÉS RÉALISÉES D’AVRIL À JUIN 2010"
    assert (
        activities_heading(span("2010-03-01", "2010-03-15"), language="fr")
        == "ACTIVITÉS RÉALISÉES ENTRE LE 1ER ET LE 15 MARS 2010"
    )
    assert forecasts_heading(span("2010-08-01", "2010-08-31"), language="fr") == "ACTIVITÉS PRÉVUES POUR AOÛT 2010"
