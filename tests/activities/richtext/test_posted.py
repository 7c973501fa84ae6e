"""What a form posts says itself what it is."""

import pytest
from hypothesis import given

from activities import richtext
from tests.activities.richtext.texts import any_html
from tests.browser.clipboard import STORED, pasted

# Boxes that Word draws, markers without a list, a heading that is told not to be bold: read by the editor's script only.
ONLY_IN_THE_EDITOR = {"word-boxes", "outlook-web", "web-page"}


def test_notation_is_read_as_notation_and_html_as_html():
    assert richtext.from_posted("**a** <b>") == "<p><strong>a</strong> &lt;b&gt;</p>"
    assert richtext.from_posted("<!doctype html><p><b>a</b></p>") == "<p><strong>a</strong></p>"


def test_a_text_that_speaks_of_html_is_not_taken_for_html():
    stored = richtext.from_notation("<!doctype html> begins a page.")

    assert richtext.from_posted(richtext.to_posted(stored)) == stored


@given(any_html)
def test_what_is_shown_in_a_form_is_posted_as_the_same_text(source):
    stored = richtext.clean(source)

    assert richtext.from_posted(richtext.to_posted(source)) == stored
    assert richtext.from_posted(f"<!doctype html>{stored}") == stored


@pytest.mark.parametrize("name", sorted(STORED.keys() - ONLY_IN_THE_EDITOR))
def test_what_programs_put_on_the_clipboard_reads_the_same_without_the_editor(name):
    assert richtext.from_posted(f"<!doctype html>{pasted(name)}") == STORED[name]
