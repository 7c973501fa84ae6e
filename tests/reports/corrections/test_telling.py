from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from activities import richtext
from outputs.scopes import ALL, OutputScope
from reports.changes import Group, differences
from reports.corrections import told
from reports.documents import (
    Accounting,
    AccountLine,
    Budget,
    Disclaimer,
    Fate,
    Footnote,
    Footnotes,
    InShort,
    OutputLine,
    Piece,
    PieceKind,
    Span,
    TableKind,
)
from tests.reports.renderers.documents import document, row, sheet, table

FAIR = row("ITU Telecom World 2009", when="5-9 Oct 09", place="Geneva", key="fair", outputs=OutputScope.of(["1"]))


def said(old, new, language="en", **kwargs):
    """The lines as they are read, without their pieces."""
    return [f"{line.subject}: {line.statement}" for line in told(differences(old, new), language=language, **kwargs)]


def of_row(language="en", before=FAIR, **changed):
    return said(document(table(before)), document(table(replace(before, **changed))), language)


def dates(when):
    return row(when=when, place="Geneva").occurrences


def test_what_was_added_is_named_by_date_and_title():
    assert said(document(table()), document(table(FAIR))) == [
        "5-9 Oct 09, ITU Telecom World 2009: added to the activities carried out"
    ]


def test_what_was_taken_out_is_named_by_date_and_title():
    old, new = document(table(FAIR, kind=TableKind.FORECASTS)), document(table(kind=TableKind.FORECASTS))

    assert said(old, new, "fr") == ["5-9 oct. 09, ITU Telecom World 2009: suppression dans les activités prévues"]


def test_another_date_is_told_from_what_to_what():
    assert of_row(occurrences=dates("6-9 Oct 09")) == [
        "5-9 Oct 09, ITU Telecom World 2009: date: 6-9 Oct 09 instead of 5-9 Oct 09"
    ]
    assert of_row("fr", occurrences=dates("Nov 09")) == [
        "5-9 oct. 09, ITU Telecom World 2009: date : nov. 09 au lieu de 5-9 oct. 09"
    ]


def test_a_date_that_is_to_be_confirmed_says_so():
    assert of_row(date_to_be_confirmed=True) == [
        "5-9 Oct 09, ITU Telecom World 2009: date: 5-9 Oct 09 (tbc) instead of 5-9 Oct 09"
    ]


@pytest.mark.parametrize(
    ("place", "statement"),
    [("Paris", "place: Paris instead of Geneva"), ("", "place: Geneva (taken out)")],
)
def test_another_place_is_told_from_what_to_what(place, statement):
    moved = tuple(replace(occurrence, place=place) for occurrence in FAIR.occurrences)

    assert of_row(occurrences=moved) == [f"5-9 Oct 09, ITU Telecom World 2009: {statement}"]


def test_places_of_their_own_are_told_in_the_order_of_their_dates():
    before = row("Missions", when="28-30 Mar and 4-5 Apr 11", places=["Vienna", "Paris"], key="m")
    after = row("Missions", when="28-30 Mar and 4-5 Apr 11", places=["Paris", "Vienna"], key="m")

    assert of_row(before=before, occurrences=after.occurrences) == [
        "28-30 Mar and 4-5 Apr 11, Missions: place: Paris; Vienna instead of Vienna; Paris"
    ]


def test_other_outputs_are_told_by_the_word_of_the_project():
    old, new = document(table(FAIR)), document(table(replace(FAIR, outputs=ALL)))

    assert said(old, new) == ["5-9 Oct 09, ITU Telecom World 2009: Output: All instead of 1"]
    assert said(old, new, output_word="things") == ["5-9 Oct 09, ITU Telecom World 2009: things: All instead of 1"]


def test_each_thing_that_changed_has_a_line_of_its_own():
    assert of_row(occurrences=dates("Nov 09"), title="ITU World", following=2) == [
        "5-9 Oct 09, ITU Telecom World 2009: date: Nov 09 instead of 5-9 Oct 09",
        "5-9 Oct 09, ITU Telecom World 2009: further dates: 2 more dates to follow (added)",
        "5-9 Oct 09, ITU Telecom World 2009: title: reworded",
    ]


def test_a_title_and_a_text_are_told_word_for_word_in_their_own_language():
    french = replace(FAIR, language="fr", title="Atelier à Rabat")

    (line,) = told(
        differences(document(table(french)), document(table(replace(french, title="Atelier à Tunis")))), language="en"
    )

    assert (line.statement, line.language) == ("title: reworded", "fr")
    assert line.pieces == (
        Piece(kind=PieceKind.KEPT, text="Atelier à "),
        Piece(kind=PieceKind.REMOVED, text="Rabat "),
        Piece(kind=PieceKind.ADDED, text="Tunis"),
    )


def test_a_text_of_which_only_the_form_changed_is_told_too():
    before = replace(FAIR, text=richtext.blocks("<p>One word</p>"))

    assert of_row(before=before, text=richtext.blocks("<p><strong>One</strong> word</p>"), following=1) == [
        "5-9 Oct 09, ITU Telecom World 2009: further dates: 1 more date to follow (added)",
        "5-9 Oct 09, ITU Telecom World 2009: text: in form only, the words are the same",
    ]


def test_what_is_printed_alike_is_told_nevertheless():
    twice = (*FAIR.occurrences, *FAIR.occurrences)

    assert of_row(occurrences=twice) == ["5-9 Oct 09, ITU Telecom World 2009: in form only, the words are the same"]


def test_the_data_sheet_is_told_by_its_printed_labels():
    new = sheet(
        budget=Budget(currency="EUR", ceiling=Decimal(1_600_000)), references=(), objective="Better laws", contact=None
    )

    assert said(document(sheet()), document(new)) == [
        "References of the project: DGHL/2009/2079 (taken out)",
        "Budget: Up to EURO 1.6 million instead of Up to EURO 1.4 million (threshold EURO 500,000)",
        "Project objective: added",
        "Contact: taken out",
    ]


def test_an_output_is_told_by_its_code_and_title():
    one = OutputLine(code="1.2", title="Legislation", statement="Laws strengthened")
    old, closed = document(sheet(outputs=(one,))), replace(one, closed_on=date(2010, 6, 30))

    assert said(old, document(sheet(outputs=()))) == ["Output 1.2, Legislation: taken out"]
    assert said(old, document(sheet(outputs=(closed,))), output_word="Result") == [
        "Result 1.2, Legislation: closed on: 30 June 2010 (added)"
    ]


def test_headings_sections_and_orders_are_told():
    workshop = row("Workshop", key="w")
    old = document(
        sheet(),
        table(FAIR, workshop),
        Disclaimer(text="As is."),
        window=Span(start=date(2009, 11, 1), end=date(2009, 11, 30)),
    )
    new = document(
        table(workshop, FAIR, heading="ACTIVITIES DONE"),
        sheet(),
        InShort(text="Done."),
        Footnotes(notes=(Footnote(mark="*", text="Note"),)),
        title="Update 1",
        window=Span(start=date(2009, 11, 1), end=date(2009, 12, 31)),
    )

    assert said(old, new) == [
        "Period of the forecast: 1 November 2009 – 31 December 2009 instead of 1 November 2009 – 30 November 2009",
        "Title: reworded",
        "Sections of the document: in another order",
        "Activities carried out: heading: reworded",
        "Activities carried out: in another order",
        "In short: added",
        "Footnotes: added",
        "Disclaimer: taken out",
    ]


def test_the_date_of_a_correction_is_no_change():
    assert said(document(), document(date=date(2009, 12, 1))) == []


def accounting(statement="Announced in the last update: 1 – cancelled 1", **kwargs):
    line = AccountLine(
        key="fair", language="en", title="Forum", announced=dates("5-9 Oct 09"), fate=Fate.CANCELLED, reason="No host."
    )
    return Accounting(**{"heading": "WHAT BECAME", "statement": statement, "lines": (line,), **kwargs})


def test_what_became_of_forecasts_is_told_word_for_word():
    old, new = document(accounting(lines=())), document(accounting())

    (line,) = told(differences(old, new), language="en")

    assert f"{line.subject}: {line.statement}" == "What became of what was announced: reworded"
    assert "cancelled: 5-9 Oct 09, Forum – No host." in "".join(piece.text for piece in line.pieces)


def test_an_accounting_that_came_or_went_is_told():
    assert said(document(), document(accounting()), "fr") == ["Suite donnée aux activités annoncées: ajout"]
    assert said(document(accounting(is_printed=False)), document()) == ["What became of what was announced: taken out"]


@pytest.mark.parametrize(
    ("before", "after", "group"),
    [
        (None, accounting(), Group.ENTRIES),
        (accounting(), accounting(lines=()), Group.ENTRIES),
        (accounting(), accounting(not_announced=1), Group.ENTRIES),
        (accounting(), accounting(is_printed=False), Group.WORDING),
        (accounting(), accounting(heading="WHAT CAME OF IT"), Group.WORDING),
    ],
)
def test_what_became_of_forecasts_belongs_to_the_entries_and_how_it_is_said_to_the_wording(before, after, group):
    (change,) = differences(document(*filter(None, [before])), document(after))

    assert (change.key, change.group) == ("section:accounting", group)


def test_funders_welcome_is_told():
    assert of_row(funders_welcome=True) == ["5-9 Oct 09, ITU Telecom World 2009: funders: (funders welcome) (added)"]


def test_counts_are_told():
    one = OutputLine(code="1", title="Legislation", done=7, planned=2)
    old, new = (document(sheet(outputs=(replace(one, done=done),))) for done in (7, 8))

    assert said(old, new) == [
        "Output 1, Legislation: activities that serve it: 8 done · 2 planned instead of 7 done · 2 planned"
    ]


def test_of_what_is_withheld_it_is_said_that_an_entry_was_taken_out_and_not_which():
    changes = differences(document(table(FAIR)), document(table()))

    (line,) = told(changes, language="en", withheld={"fair"})

    assert (line.subject, line.statement) == ("Activities carried out", "an entry was taken out")
