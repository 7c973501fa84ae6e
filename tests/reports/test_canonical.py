from dataclasses import replace

import pytest

from reports.canonical import (
    canonical_json,
    fingerprint,
    printed_code,
    read,
    sha256,
    typed_code,
    verification_code,
)
from reports.documents import EditionMark, State
from tests.reports.renderers.documents import document, row, small, table

DIGEST = sha256("a document")


def test_a_document_comes_back_from_its_canonical_form_as_the_equal_tree():
    assert read(canonical_json(small())) == small()


def test_the_canonical_form_has_sorted_keys_and_no_spaces():
    text = canonical_json(document())

    assert text.startswith('{"author":"Economic Crime Division","date":"2009-11-02","edition":null,"language":"en",')
    assert ": " not in text.replace("Update 15", "")


def test_letters_beyond_ascii_stand_as_themselves():
    assert "Asunción" in canonical_json(document(table(row(place="Asunción, Paraguay"))))


def test_what_utf_8_cannot_say_has_no_canonical_form():
    with pytest.raises(ValueError, match="surrogates"):
        canonical_json(document(title="\ud800"))


def test_the_fingerprint_is_that_of_the_content_however_far_it_has_come():
    approved = replace(small(), state=State.APPROVED)
    published = replace(small(), state=State.PUBLISHED, edition=EditionMark(number=1))

    assert fingerprint(approved) == fingerprint(published) == fingerprint(small())
    assert fingerprint(replace(small(), title="Another")) != fingerprint(small())


def test_a_code_is_read_however_it_was_typed():
    code = verification_code(DIGEST)

    assert len(code) == 16
    assert typed_code(f" {printed_code(code).lower().replace('-', ' ')} ") == code
    assert typed_code("oil0") == "0110"


def test_a_code_is_printed_in_groups_of_four():
    assert printed_code("7QK2M0XD93TFA1BC") == "7QK2-M0XD-93TF-A1BC"
