"""What holds for the canonical form of every document."""

import rfc8785
from hypothesis import given

from reports.canonical import canonical_json, read
from reports.documents import to_plain
from tests.reports.strategies import documents, whole_documents


@whole_documents
@given(documents())
def test_the_canonical_form_is_that_of_rfc_8785_byte_for_byte(document):
    assert canonical_json(document).encode() == rfc8785.dumps(to_plain(document))


@whole_documents
@given(documents())
def test_the_canonical_form_comes_back_as_the_equal_tree(document):
    text = canonical_json(document)

    assert read(text) == document
    assert canonical_json(read(text)) == text
