import pytest
from hypothesis import given
from hypothesis import strategies as st

from outputs import glyphs
from outputs.glyphs import build


def test_the_list_is_what_the_shipped_fonts_have():
    assert glyphs.RANGES.read_text("ascii") == build.ranges(build.printed())


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Kyïv – Asunción, 500 €", "Kyïv – Asunción, 500 €"),
        ("Συνέδριο в Киеве → ✓", "Συνέδριο в Киеве → ✓"),
        ("العربية שלום", "العربية שלום"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("well done 😀", "well done [U+1F600]"),
        ("हिन्दी", "[U+0939][U+093F][U+0928][U+094D][U+0926][U+0940]"),
        ("中文\u3000ไ", "[U+4E2D][U+6587] [U+0E44]"),
        ("👨\u200d👩", "[U+1F468][U+1F469]"),
        ("☺\ufe0f, 1\ufe0f\u20e3", "☺, 1[U+20E3]"),
        ("\uf0b7 item", "[U+F0B7] item"),
    ],
)
def test_a_character_without_a_glyph_is_printed_as_its_code(written, printed):
    assert glyphs.with_codes(written) == printed


def test_a_picture_that_the_engine_would_ask_the_system_for_is_printed_as_its_code():
    assert glyphs.with_codes("⌚ ⚡ ☎") == "[U+231A] [U+26A1] ☎"


def test_characters_without_a_glyph_are_named_once_in_their_order():
    assert glyphs.without_glyph("b😀a\u0301ไ😀") == ("😀", "ไ")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_what_was_printed_once_can_be_printed_again(text):
    printed = glyphs.with_codes(text)

    assert glyphs.with_codes(printed) == printed
    assert glyphs.without_glyph(printed) == ()
