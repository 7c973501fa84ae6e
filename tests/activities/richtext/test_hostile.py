"""What no author writes: refused with the count, or stored clean, in time that grows with its length and no faster."""

import time
from contextlib import suppress

import pytest

from activities import richtext
from activities.richtext import TextTooLong


def test_a_text_of_the_limit_fits_and_one_more_is_refused_with_the_count():
    assert len(richtext.clean(f"<p>{'x' * 20_000}</p>")) == 20_007

    with pytest.raises(TextTooLong, match=r"^The text has 23,456 characters; at most 20,000 fit\.$") as refused:
        richtext.clean(f"<p>{'x' * 23_000}</p><p><b>{'y' * 456}</b></p>")

    assert (refused.value.count, refused.value.limit) == (23_456, 20_000)


def test_a_letter_outside_the_basic_plane_is_one_character():
    assert richtext.plain("😀" * 20_000) == "😀" * 20_000


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("x<br>" * 8_000, "8,000 paragraphs and list items; at most 500 fit"),
        ("<ul>" + "<li>x" * 501, "501 paragraphs and list items; at most 500 fit"),
        ("<b>x</b>y" * 600, "1,199 changes between plain, bold, italic and linked text; at most 1,000 fit"),
        (
            "".join(f"<a href='https://a.org/{n}{'x' * 1_900}'>x</a>" for n in range(53)),
            "characters in the addresses of its links; at most 100,000",
        ),
        ("<" * 400_001, "400,001 tags; at most 400,000 fit"),
        ("x" * 15_000_001, "15,000,001 characters of HTML; at most 15,000,000 fit"),
    ],
)
def test_too_many_of_anything_are_refused_with_the_count(source, message):
    with pytest.raises(TextTooLong, match=message):
        richtext.clean(source)


def test_too_much_notation_is_refused_unread():
    with pytest.raises(TextTooLong, match="300,001 characters"):
        richtext.from_notation(" " * 300_001)


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("<p>a</p>" + "<br>" * 8_000 + "<p>b</p>", "<p>a</p><p>b</p>"),
        ("<ul><li>" * 1_000 + "deep", "<ul><li>deep</li></ul>"),
        ("<ul><li>" * 100_000 + "deep" + "</li></ul>" * 100_000 + "out", "<ul><li>deep</li></ul><p>out</p>"),
        ("<div><b>" * 100_000 + "deep", "<p><strong>deep</strong></p>"),
        ("<table><tr><td>" * 50_000 + "deep", "<p>deep</p>"),
        (f'a<img src="data:image/png;base64,{"A" * 10_000_000}">b', "<p>ab</p>"),
        (f'<a href="data:text/html;base64,{"A" * 10_000_000}">b', "<p>b</p>"),
        ('<img src="file:///etc/passwd"><link rel=attachment href="file:///etc/passwd">a', "<p>a</p>"),
        ('<p style="position: fixed; top: 0">a</p><svg onload=x><iframe>f</iframe>', "<p>a</p>"),
        (f"&#{'9' * 100_000};&#x{'f' * 100_000};", "<p>\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}</p>"),
        ("a\x00<scr\x00ipt>b", "<p>ab</p>"),
    ],
    ids=lambda text: text[:20],
)
def test_it_is_stored_clean(source, cleaned):
    assert richtext.clean(source) == cleaned


def test_five_hundred_nested_lists_are_a_list_of_two_levels():
    cleaned = richtext.clean("<ul><li>a" * 500)

    assert cleaned == "<ul><li>a<ul>" + "<li>a</li>" * 499 + "</ul></li></ul>"


def test_a_word_of_19_000_letters_is_kept_for_the_renderer_to_break():
    assert richtext.plain(f"<p>{'w' * 19_000}</p>") == "w" * 19_000


@pytest.mark.parametrize(
    "hostile",
    [
        *(
            "<a <a ",
            '<a b="',
            "<a b='\"",
            "<!--",
            "</",
            "<p a=1 ",
            "<script>",
            "</script",
            "<b>",
            "<b></p>",
            "<a href=x>",
        ),
        *(
            "<ul><li>",
            "<ul><li>x",
            "<table>x",
            "&",
            "&a",
            "&#9",
            "\u0301\u0316",
            "\u0301<i></i>",
            "<pre>\n",
            " ",
            "<p =",
        ),
    ],
)
def test_reading_takes_no_longer_than_for_an_ordinary_text_of_that_length(hostile):
    ordinary = "<p>an <b>ordinary</b> text</p>"

    assert duration(richtext.clean, hostile, 60_000) < 10 * duration(richtext.clean, ordinary, 60_000)


@pytest.mark.parametrize(
    "hostile", ["*", "a* ", "[", "](https://", "](https://a(b)", "\\", "1. ", " ", "\t", "a*b**", "[a]"]
)
def test_notation_takes_no_longer_than_for_an_ordinary_text_of_that_length(hostile):
    ordinary = "- an **ordinary** [text](https://a.org)\n"

    assert duration(richtext.from_notation, hostile, 60_000) < 10 * duration(richtext.from_notation, ordinary, 60_000)


def duration(read, unit: str, length: int) -> float:
    source = unit * (length // len(unit))
    start = time.perf_counter()
    with suppress(TextTooLong):
        read(source)
    return time.perf_counter() - start
