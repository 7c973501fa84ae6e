import pytest
from hypothesis import given
from hypothesis import strategies as st

from outputs.oddities import mended, oddities

ORDINARY = [
    "“Cybercrime” – l’activité à Besançon, 10\xa0000 € (½)",
    "Συνέδριο для Києва, Łódź, Æther, ŒUVRE, CAFÉ”, SPAẞ“, Â",
    "می\u200cخواهم שלום \u200fעברית",
    "☺ → ✓ 5 m² ﬁn",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_text_has_no_odd_character(text):
    assert oddities(text) == ()
    assert mended(text) == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("the Councilâ€™s â€œConventionâ€\x9d", "the Council’s “Convention”"),
        ("Ã©tÃ© Ã\xa0 Paris â€“ 5â‚¬", "été à Paris – 5€"),
        ("ÐšÐ¸Ñ—Ð² ðŸ˜€", "Київ 😀"),
        ("co\u00adoperation zero\u200bwidth \ufeffmark", "cooperation zerowidth mark"),
        ("left\u200e right\u202e", "left right"),
        ("a\u200db", "ab"),
        ("it\x92s \x93so\x94", "it’s “so”"),
        ("\uf0b7 item \uf0e0 next", "• item → next"),
        ("Ａｂ 𝐁𝐨𝐥𝐝", "Ab Bold"),
    ],
)
def test_what_a_program_spoilt_is_mended(typed, meant):
    assert mended(typed) == meant


@pytest.mark.parametrize("typed", ["lost \ufffd letter", "हि", "中", "😀", "\ue123"])
def test_what_nobody_can_guess_is_named_and_stays(typed):
    assert oddities(typed)
    assert mended(typed) == typed


def test_an_oddity_says_its_place_its_name_and_its_code():
    (quote, hyphen, picture) = oddities("Itâ€™s co\u00adop 😀")

    assert (quote.place, quote.name, quote.mended) == (3, "RIGHT SINGLE QUOTATION MARK, MISREAD", "’")
    assert (hyphen.place, hyphen.name, hyphen.code, hyphen.mended) == (10, "SOFT HYPHEN", "U+00AD", "")
    assert (picture.place, picture.name, picture.code, picture.mended) == (14, "GRINNING FACE", "U+1F600", None)


@given(st.text("éèàçÉüß’“”–€œКиївΑθήνα ab"))
def test_what_was_read_wrongly_is_read_rightly_again(text):
    wrong = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())

    assert mended(wrong) == text


@given(st.text(st.characters(codec="utf-8")))
def test_nothing_but_odd_characters_is_mended(text):
    found = oddities(text)
    kept, end = "", 0
    for one in found:
        kept += text[end : one.place - 1] + (one.text if one.mended is None else one.mended)
        end = one.place - 1 + len(one.text)

    assert mended(text) == kept + text[end:]
