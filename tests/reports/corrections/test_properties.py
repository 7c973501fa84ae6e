"""What holds for the telling of any changes."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reports.canonical import canonical_json, read
from reports.changes import differences
from reports.corrections import corrected, told, word_for_word
from reports.documents import Accounting, DataSheet, EditionMark, EntryTable, PieceKind
from tests.reports.strategies import KEYS, pairs, paragraphs, whole_documents

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
    edition, fresh = map(uncounted, pair)
    edition = replace(edition, edition=EditionMark(number=1))
    keys = [change.key for change in differences(edition, fresh) if data.draw(st.booleans())]

    correction = corrected(edition, fresh, taken=keys, reason="Wrong", date=date(2010, 1, 1))

    assert {change.key for change in differences(edition, correction)} - {"date"} == set(keys) - {"date"}
    assert read(canonical_json(correction)) == correction


def uncounted(document):
    """Counts follow from the rows, whatever was taken."""
    sections = (
        replace(one, outputs=tuple(replace(output, done=None, planned=None) for output in one.outputs))
        if isinstance(one, DataSheet)
        else one
        for one in document.sections
    )
    return replace(document, sections=tuple(sections))


@whole_documents
@given(pairs(), st.data())
def test_what_is_withheld_is_in_no_row_and_no_line_of_a_correction(pair, data):
    edition, fresh = replace(pair[0], edition=EditionMark(number=1)), pair[1]
    withheld = frozenset(data.draw(st.sets(st.sampled_from(KEYS))))
    fresh = without(fresh, withheld)
    keys = [change.key for change in differences(edition, fresh) if data.draw(st.booleans())]

    correction = corrected(edition, fresh, taken=keys, reason="Wrong", date=date(2010, 1, 1), withheld=withheld)

    told_of = {row.key for one in correction.sections if isinstance(one, EntryTable) for row in one.rows}
    told_of |= {line.key for one in correction.sections if isinstance(one, Accounting) for line in one.lines}
    assert not told_of & withheld


def without(document, keys):
    """As composition leaves out what is withheld."""
    sections = []
    for one in document.sections:
        if isinstance(one, EntryTable):
            one = replace(one, rows=tuple(row for row in one.rows if row.key not in keys))
        elif isinstance(one, Accounting):
            one = replace(one, lines=tuple(line for line in one.lines if line.key not in keys))
        sections.append(one)
    return replace(document, sections=tuple(sections))


short = st.lists(st.sampled_from(["one", "two", "three", "…", "Семинар"]), max_size=10).map(" ".join)


@given(short | paragraphs, short | paragraphs)
def test_the_pieces_of_short_texts_are_both_texts(before, after):
    before, after = " ".join(before.split()[:12]), " ".join(after.split()[:12])
    pieces = word_for_word(before, after)

    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.ADDED).strip() == before
    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.REMOVED).strip() == after
    assert all(piece.text.strip() for piece in pieces)
