from reports.digests import digest
from reports.documents import InShort, TableKind
from tests.reports.renderers.documents import document, row, sheet, table


def test_what_was_told_late_counts_as_carried_out():
    late = table(row("Late", place="Paris"), kind=TableKind.EARLIER)

    told = digest(document(table(row("One"), row("Two")), late, table(row("Next"), kind=TableKind.FORECASTS)))

    assert (told.carried_out, told.planned) == (3, 1)


def test_places_are_counted_once_and_only_where_something_was_carried_out():
    here = row("One", when="2-3 and 9-10 May 11", places=["Geneva", "Paris"])

    told = digest(document(table(here, row("Two", place="Geneva")), table(row(place="Baku"), kind=TableKind.FORECASTS)))

    assert told.places == ("Geneva", "Paris")


def test_it_holds_what_the_author_said_in_short_and_the_data_sheet():
    told = digest(document(InShort(text="Two countries acceded."), sheet(area="Worldwide")))

    assert told.in_short == "Two countries acceded."
    assert told.sheet.area == "Worldwide"


def test_a_document_without_entries_counts_nothing():
    told = digest(document())

    assert (told.carried_out, told.planned, told.places, told.in_short, told.sheet) == (0, 0, (), "", None)
