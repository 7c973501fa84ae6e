"""The page: what stands in it, and that it stands as text and never as markup of the author's."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from reports.documents import ChangeLine, Changes, EditionMark, Piece, PieceKind, State, TableKind
from reports.renderers import RENDERERS
from reports.renderers.html import page
from tests.reports.renderers.documents import document, published, row, small, table

ZERO_WIDTH_SPACE = "\u200b"


class Texts(HTMLParser):
    """The text of each cell, each heading and each paragraph, in order."""

    def __init__(self, source):
        super().__init__()
        self.texts, self.skipped = [], 0
        self.feed(source)

    def handle_data(self, data):
        if data.strip():
            self.texts.append(" ".join(data.replace(ZERO_WIDTH_SPACE, "").split()))


def texts(*rows, **kwargs):
    return Texts(page(document(table(*rows), **kwargs))).texts


def lines(*rows):
    """Date beside place, line by line."""
    source = page(document(table(*rows)))
    return re.findall(r'<p class="line">([^<]*)</p>', source)


def test_a_row_is_a_date_a_place_a_title_and_its_outputs():
    assert texts(row("Expert meeting", when="6-7 Oct 09", place="Vienna"))[-3:] == [
        "6-7 Oct 09",
        "Vienna",
        "Expert meeting",
    ]


def test_two_stretches_in_one_place_are_one_line():
    assert lines(row(when="28-30 Mar and 4-5 Apr 11", place="Kyiv")) == ["28-30 Mar and 4-5 Apr 11", "Kyiv"]


def test_stretches_with_places_of_their_own_are_a_line_each():
    assert lines(row(when="28-30 Mar and 4-5 Apr 11", places=["Kyiv", "Tbilisi"])) == [
        "28-30 Mar 11",
        "4-5 Apr 11",
        "Kyiv",
        "Tbilisi",
    ]


def test_three_stretches_are_a_line_each():
    assert lines(row(when="1 Mar 11; 3 Mar 11; 5 Mar 11", place="Kyiv"))[:3] == ["1 Mar 11", "3 Mar 11", "5 Mar 11"]


def test_what_is_to_be_confirmed_says_so():
    assert lines(row(when="24-25 Nov 09 (tbc)", place_to_be_confirmed=True)) == ["24-25 Nov 09 (tbc)", "Geneva (tbc)"]
    assert lines(row(when="tbc", place="", place_to_be_confirmed=True)) == ["tbc", "tbc"]


def test_a_row_says_how_many_dates_follow():
    assert "2 more dates to follow" in texts(row(following=2))
    assert "1 more date to follow" in texts(row(following=1))


def test_a_text_in_another_language_is_marked():
    source = page(small())

    assert re.search(
        r'<td class="what" role="cell" lang="fr">\s*<p class="entry-title"><strong>Séminaire francophone', source
    )


def test_a_draft_says_so_and_what_is_published_does_not():
    assert "Draft" in Texts(page(small())).texts
    assert "Draft" not in Texts(page(published(small()))).texts


def test_a_french_document_speaks_french():
    told = texts(row(when="8-9 févr. 10", outputs=small().sections[2].rows[0].outputs), language="fr")

    assert {"Lieu", "Activité", "Résultat", "8-9 févr. 10", "Tous", "Projet de document"} <= set(told)


def test_a_table_without_rows_says_that_there_is_nothing():
    assert "Nothing to report." in Texts(page(document(table(kind=TableKind.ACTIVITIES)))).texts


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7|add:7 }}", "{% now 'Y' %}"]
)
def test_what_people_write_is_text_and_never_markup(hostile):
    source = page(document(table(row(hostile, place=hostile)), title=hostile, programme=hostile))

    assert hostile in Texts(source).texts or hostile in "".join(Texts(source).texts)
    assert "<script" not in source
    assert "<img" not in source


def test_the_page_needs_no_script_and_no_inline_style():
    source = page(small())

    assert "<script" not in source
    assert "style=" not in source


def test_the_file_needs_no_other_file():
    source = RENDERERS["html"].render(small()).decode()

    assert "<style>" in source
    assert not re.search(r"<link|src=|url\(", source)


@pytest.mark.parametrize(
    ("state", "label"),
    [(State.DRAFT, "Draft"), (State.SUBMITTED, "Draft – submitted"), (State.APPROVED, "Draft – approved")],
)
def test_what_is_not_published_says_how_far_it_has_come(state, label):
    assert f'<strong class="state">{label}</strong>' in page(replace(small(), state=state))


def test_an_edition_says_its_number_and_its_code_once():
    edition = replace(small(), state=State.PUBLISHED, edition=EditionMark(number=2))

    seal = page(edition).split('<p class="seal">')

    assert len(seal) == 2
    assert seal[1].startswith("Edition 2 · Verification code")


def test_a_correction_prints_what_it_changes_word_for_word():
    words = (
        Piece(kind=PieceKind.KEPT, text="Forum in "),
        Piece(kind=PieceKind.REMOVED, text="Genf"),
        Piece(kind=PieceKind.ADDED, text="Geneva"),
    )
    line = ChangeLine(subject="5-9 Oct 09, Forum", statement="text", language="en", pieces=words)
    changes = Changes(corrects=1, of=date(2009, 11, 2), reason="A name was misspelt.", lines=(line,))

    printed = page(document(changes))

    assert "This edition corrects edition 1 of 2 November 2009." in printed
    assert "Reason: A name was misspelt." in printed
    assert "Forum in <del>Genf</del><ins>Geneva</ins>" in printed


def test_the_file_is_light_or_dark_as_its_reader_wishes_up_to_its_edges():
    assert '<meta name="color-scheme" content="light dark" />' in page(document())
