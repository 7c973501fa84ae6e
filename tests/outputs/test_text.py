import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outputs.text import fold, normalise

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
FOLDED = {"Lu", "Ll", "Lt", "Lm", "Mn", "Sk", "Pd", "Pi", "Pf", "Po", "No", "Zs"}


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("  Workshop \n", "Workshop"),
        ("Cafe\u0301", "Café"),
        ("two\r\nlines", "two lines"),
        ("a\tb", "a b"),
        ("nul\x00 bell\x07 escape\x1b del\x7f c1\x9f", "nul bell escape del c1"),
        ("invoice\u202egnp.exe", "invoicegnp.exe"),
        ("\ufeffmark", "mark"),
        ("zero\u200bwidth soft\u00adhyphen", "zerowidth softhyphen"),
        ("half \ud83d and \udc00", "half  and"),
        ("not\ufffe a\U0010ffff character\ufdd0", "not a character"),
        ("10\u00a0000 €", "10\u00a0000 €"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("", ""),
    ],
)
def test_a_line_is_stored_without_what_no_reader_sees(given, stored):
    assert normalise(given, multiline=False) == stored


def test_several_lines_keep_their_breaks_indents_and_empty_lines():
    text = "\r\nCouncil of Europe \r\n\r\n  Economic Crime\u00a0Division\u2028Strasbourg\n\n"

    assert normalise(text, multiline=True) == "Council of Europe\n\n  Economic Crime\u00a0Division\nStrasbourg"


def test_a_letter_carries_thirty_marks_at_most():
    assert len(normalise("x" + "\u0301\u0316" * 50_000, multiline=False)) == 31


@given(ANY_TEXT, st.booleans())
def test_what_is_stored_can_be_stored_again_and_written_as_utf_8(text, multiline):
    stored = normalise(text, multiline=multiline)

    assert normalise(stored, multiline=multiline) == stored
    assert unicodedata.is_normalized("NFC", stored)
    assert stored.encode().decode() == stored
    assert not any(unicodedata.category(char) == "Cc" for char in stored.replace("\n", "" if multiline else "\n"))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("asuncion", "ASUNCIÓN"),
        ("lodz", "Łódź"),
        ("oresund", "Øresund"),
        ("dakovo", "Đakovo"),
        ("strasse", "Straße"),
        ("STRASSE", "STRAẞE"),
        ("aether", "Æther"),
        ("oeuvre", "œuvre"),
        ("fin", "ﬁn"),
        ("istanbul", "İstanbul"),
        ("diyarbakir", "Diyarbakır"),
        ("l'activite", "L’activité"),
        ('"action"', "«action»"),
        ("2009-2011", "2009–2011"),
        ("minus-sign", "minus−sign"),
        ("a b", " a\u00a0 \n\tb "),
        ("softhyphen", "soft\u00adhyphen"),
        ("αθηνα", "Αθήνα"),
        ("οδος", "ΟΔΌΣ"),
        ("королев", "Королёв"),
        ("ки\u0456в", "Київ"),
        ("андреи", "Андрей"),
        ("thorshavn", "Þorshavn"),
        ("full width 1", "Full width １"),
        ("m2", "m²"),
    ],
)
def test_what_people_type_finds_what_was_written(typed, written):
    assert fold(typed) == fold(written)


def test_folding_any_single_character_twice_changes_nothing():
    cased_or_marked = [char for char in map(chr, range(sys.maxunicode)) if unicodedata.category(char) in FOLDED]

    assert [char for char in cased_or_marked if fold(fold(char)) != fold(char)] == []


@given(ANY_TEXT)
def test_folding_is_the_same_before_and_after_storing(text):
    once = fold(text)

    assert fold(once) == once
    assert fold(normalise(text, multiline=False)) == once
    assert fold(unicodedata.normalize("NFD", normalise(text, multiline=True))) == once
