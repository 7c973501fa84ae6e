from datetime import date

import pytest

from reports.documents import EntryTable, Span, State, from_plain, to_plain
from reports.inventory import Grouping, inventory, told_span
from tests.factories import (
    ALL,
    make_activity,
    make_forecast,
    make_output,
    make_project,
    make_published,
    make_report,
    make_series,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

YEAR = Span(start=date(2009, 1, 1), end=date(2009, 12, 31))
NEXT = {"period_start": date(2009, 11, 1), "period_end": date(2009, 12, 31), "date": date(2010, 1, 4)}


def listed(document):
    """Each table's heading with the titles of its rows."""
    return {one.heading: [row.title for row in one.rows] for one in document.sections if isinstance(one, EntryTable)}


def of(series, span=YEAR, by=Grouping.DATE):
    return inventory(series, span=span, by=by, date=date(2010, 2, 1))


@pytest.fixture
def series():
    """Two reports of one series."""
    project = make_project(title="Project on cybercrime")
    for code in ("1", "1.2", "1.10"):
        make_output(project, code)
    make_activity(project, title="October", when="5-9 Oct 09", outputs=["1.10", "1.2"])
    make_activity(project, title="Everything", when="7 Oct 09", outputs=ALL)
    make_activity(project, title="Nothing", when="8 Oct 09")
    make_activity(project, title="Workshops", when="20 Oct 09 and 5 Nov 09", outputs=["1.10"])
    make_forecast(project, title="Planned")
    make_published(make_report(project))
    make_activity(project, title="December", when="3 Dec 09", outputs=["1.2"])
    make_published(make_report(project, **NEXT))
    return project.series.get()


def test_all_that_the_series_told_stands_once_by_date(series):
    document = of(series)

    assert listed(document) == {
        "ACTIVITIES CARRIED OUT FROM JANUARY TO DECEMBER 2009": [
            "October",
            "Everything",
            "Nothing",
            "Workshops",
            "December",
        ]
    }
    assert document.title == "Inventory January-December 2009"
    assert (document.date, document.state, document.edition) == (date(2010, 2, 1), State.PUBLISHED, None)
    assert from_plain(to_plain(document)) == document


def test_the_dates_of_one_activity_in_several_reports_are_gathered(series):
    (table,) = of(series).sections

    workshops = next(row for row in table.rows if row.title == "Workshops")
    assert [one.stretch.end for one in workshops.occurrences] == [date(2009, 10, 20), date(2009, 11, 5)]
    assert workshops.following == 0


def test_by_output_an_activity_stands_under_each_that_it_serves(series):
    assert listed(of(series, by=Grouping.OUTPUT)) == {
        "Output 1.2 – Output 1.2": ["October", "December"],
        "Output 1.10 – Output 1.10": ["October", "Workshops"],
        "ALL OUTPUTS": ["Everything"],
        "WITHOUT AN OUTPUT": ["Nothing"],
    }


def test_the_span_is_any(series):
    november = Span(start=date(2009, 10, 8), end=date(2009, 11, 30))
    document = of(series, span=november)

    assert list(listed(document).values()) == [["October", "Nothing", "Workshops"]]
    assert document.title == "Inventory 8 October-30 November 2009"


def test_it_says_what_was_told_and_not_what_the_rows_became(series):
    series.project.entries.filter(title="October").update(title="Changed")
    make_activity(series.project, title="Not yet told", when="4 Dec 09")

    (rows,) = listed(of(series)).values()
    assert rows == ["October", "Everything", "Nothing", "Workshops", "December"]


def test_what_was_withdrawn_or_is_withheld_is_not_in_it(series):
    secret = series.project.entries.get(title="Everything")
    series.withholdings.create(entry=secret, reason="Asked by the host.")
    make_withdrawn(series.editions.get(period_end=date(2009, 12, 31)))

    (rows,) = listed(of(series)).values()
    assert rows == ["October", "Nothing", "Workshops"]


def test_a_corrected_report_is_told_once(series):
    entry = series.project.entries.get(title="December")
    entry.title = "December, mended"
    entry.save()
    report = series.reports.get(period_end=date(2009, 12, 31))
    make_published(report)

    (rows,) = listed(of(series)).values()
    assert rows.count("December, mended") == 1
    assert "December" not in rows


def test_it_is_in_the_language_of_the_series_and_says_where_there_is_nothing():
    series = make_series(make_project(language="fr", output_word="Produit"))
    document = of(series, by=Grouping.OUTPUT)

    assert document.title == "Inventaire janvier-décembre 2009"
    assert listed(document) == {"ACTIVITÉS RÉALISÉES DE JANVIER À DÉCEMBRE 2009": []}


def test_what_a_series_told_of_is_its_own_span(series):
    assert told_span(series) == Span(start=date(2009, 9, 15), end=date(2009, 12, 31))
    assert told_span(make_series(series.project, name="Annual report")) == Span(
        start=date(2009, 3, 1), end=date(2011, 6, 30)
    )


@pytest.mark.parametrize("by", Grouping)
def test_it_takes_the_same_number_of_queries_however_many_the_reports(by, series, django_assert_num_queries):
    with django_assert_num_queries(2):
        of(series, by=by)
