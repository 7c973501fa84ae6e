"""What holds for the changes between any two documents."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reports.changes import apply, differences
from reports.documents import Changes, ReportDocument, State
from tests.reports.strategies import documents, pairs, whole_documents


def compared(document: ReportDocument) -> ReportDocument:
    """Without what is no difference."""
    sections = tuple(section for section in document.sections if not isinstance(section, Changes))
    return replace(document, state=State.DRAFT, edition=None, sections=sections)


@whole_documents
@given(pairs())
def test_the_changes_between_two_documents_applied_to_the_first_give_the_second(pair):
    old, new = pair

    assert compared(apply(old, differences(old, new))) == compared(new)


@whole_documents
@given(documents())
def test_a_document_does_not_differ_from_itself(document):
    assert differences(document, document) == ()


@whole_documents
@given(documents())
def test_no_change_leaves_a_document_as_it_is(document):
    assert apply(document, ()) == document


@whole_documents
@given(pairs())
def test_every_change_has_a_key_of_its_own(pair):
    keys = [change.key for change in differences(*pair)]

    assert len(keys) == len(set(keys))
    assert all(keys)


@whole_documents
@given(pairs(), st.data())
def test_what_was_not_taken_is_what_still_differs(pair, data):
    old, new = pair
    changes = differences(old, new)
    taken = [change for change in changes if data.draw(st.booleans())]

    left = differences(apply(old, taken), new)

    assert set(map(repr, left)) == set(map(repr, changes)) - set(map(repr, taken))


@whole_documents
@given(pairs(), st.data())
def test_a_choice_gives_the_same_document_in_whatever_order_it_is_given(pair, data):
    old, new = pair
    taken = [change for change in differences(old, new) if data.draw(st.booleans())]

    assert apply(old, data.draw(st.permutations(taken))) == apply(old, taken)


@whole_documents
@given(pairs(), st.data())
def test_what_is_not_compared_stays_as_it_was(pair, data):
    old, new = pair
    taken = [change for change in differences(old, new) if data.draw(st.booleans())]

    corrected = apply(old, taken)

    assert (corrected.state, corrected.edition) == (old.state, old.edition)
    assert changes_of(corrected) == changes_of(old)


def changes_of(document: ReportDocument) -> list[Changes]:
    return [section for section in document.sections if isinstance(section, Changes)]
