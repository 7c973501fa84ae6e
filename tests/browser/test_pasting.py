"""What is pasted into an activity's text, as programs put it on the clipboard, and what is stored of it."""

import re

import pytest
from hypothesis import given, settings

from activities import richtext
from tests.activities.richtext.texts import trees
from tests.browser.clipboard import STORED, pasted
from tests.browser.editor import open_empty, paste, stored

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MODULE = "html => import('/static/js/pasting.js').then((module) => module.cleaned(html))"
# Of what shows in the inputs, what is no text of the document, and the marks of lists, which the lists have themselves.
NO_TEXT = {
    "word-lists": ["·", "o\xa0", "§", "·", "1.", "a)", "2."],
    "word-reviewed": ["fifteen", "[R1]", "Please check the city."],
    "outlook-web": ["·", "o\xa0", "·"],
}
# What Word shows and a browser does not.
DRAWN = {"word-boxes": ("Beside", "Said in a box Beside")}


def letters(text):
    return re.sub(r"[\s|]", "", text)


@pytest.fixture
def plain_page(chromium):
    """A page without a policy, which shows HTML as it is."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def shown(page, html):
    page.set_content(html, wait_until="domcontentloaded")
    return page.evaluate("document.body.innerText")


def saved(page, html, text=""):
    open_empty(page)
    paste(page, html, text)
    return stored(page)


def test_what_is_pasted_is_stored_as_it_reads(visit):
    page = visit("secretariat")

    assert {name: saved(page, pasted(name)) for name in STORED} == STORED


def test_a_plain_text_is_pasted_line_by_line(visit):
    assert saved(visit("secretariat"), "", "First line\r\nsecond line\n\nthird") == (
        "<p>First line</p><p>second line</p><p>third</p>"
    )


def test_what_is_copied_in_the_editor_is_pasted_as_it_was(visit):
    page = visit("secretariat")
    open_empty(page)
    paste(page, pasted("word-lists"))
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    page.keyboard.press("Delete")
    page.keyboard.press("Control+v")

    assert stored(page) == STORED["word-lists"]


def test_the_author_is_told_what_was_left_out(visit):
    page = visit("secretariat")
    open_empty(page)

    paste(page, pasted("word-reviewed"))

    assert page.locator(".writing-left").inner_text() == (
        "Comments were left out. What was marked as deleted was left out: “fifteen”"
    )


def test_no_letter_that_shows_is_lost(visit, plain_page):
    page = visit("secretariat")
    for name in STORED:
        before = shown(plain_page, pasted(name)).replace(*DRAWN.get(name, ("", "")))
        for left in NO_TEXT.get(name, ()):
            assert left in before, (name, left)
            before = before.replace(left, "", 1)

        after = shown(plain_page, page.evaluate(MODULE, pasted(name))["html"])

        assert letters(after) == letters(before), name


def test_no_word_of_any_html_is_lost_or_moved(visit):
    page = visit("secretariat")

    @settings(max_examples=100)
    @given(trees)
    def holds(tree):
        words, source = tree
        text = page.evaluate(MODULE, source)["html"]
        assert richtext.plain(text).replace(" | ", " ").split() == words

    holds()
