"""What holds for the telling of any changes."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reports.canonical import canonical_json, read
from reports.changes import differences
from reports.corrections import corrected, told, word_for_word
from reports.documents import EditionMark, PieceKind
from tests.reports.strategies import pairs, paragraphs, whole_documents

LANGUAGES = st.sampled_from(["en", "fr"])


@whole_documents
@given(pairs(), LANGUAGES)
def test_every_change_is_told_and_nothing_blank(pair, language):
    for change in differences(*pair):
        lines = told([change], language=language)

        assert lines or change.key == "date"
        assert all(line.subject.strip() and line.statement.strip() for line in lines)


@whole_documents
@given(pairs(), st.data())
def test_a_correction_differs_from_its_edition_in_what_was_taken_alone(pair, data):
    edition, fresh = pair
    edition = replace(edition, edition=EditionMark(number=1))
    keys = [change.key for change in differences(edition, fresh) if data.draw(st.booleans())]

    correction = corrected(edition, fresh, taken=keys, reason="Wrong", date=date(2010, 1, 1))

    assert {change.key for change in differences(edition, correction)} - {"date"} == set(keys) - {"date"}
    assert read(canonical_json(correction)) == correction


short = st.lists(st.sampled_from(["one", "two", "three", "…", "Семинар"]), max_size=10).map(" ".join)


@given(short | paragraphs, short | paragraphs)
def test_the_pieces_of_short_texts_are_both_texts(before, after):
    before, after = " ".join(before.split()[:12]), " ".join(after.split()[:12])
    pieces = word_for_word(before, after)

    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.ADDED).strip() == before
    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.REMOVED).strip() == after
    assert all(piece.text.strip() for piece in pieces)
