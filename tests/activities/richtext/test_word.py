"""Texts in the shapes that Word and Google Docs put on the clipboard."""

import pytest

from activities import richtext

MARKER = (
    "<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>{}"
    "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>"
)


def listed(level: int, marker: str, text: str) -> str:
    style = f"margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level{level} lfo1"
    return f"<p class=MsoListParagraph style='{style}'>{MARKER.format(marker)}{text}<o:p></o:p></p>\n\n"


@pytest.mark.parametrize("bullet", ["·", "o", "§", "-"])
def test_paragraphs_that_look_like_bullets_are_a_list(bullet):
    source = f"<p class=MsoNormal>Topics:</p>{listed(1, bullet, 'law')}{listed(1, bullet, 'training')}<p>End</p>"

    assert richtext.clean(source) == "<p>Topics:</p><ul><li>law</li><li>training</li></ul><p>End</p>"


def test_levels_and_numbers_are_read_from_words_own_marks():
    source = listed(1, "·", "a") + listed(2, "1)", "b") + listed(4, "2)", "c") + listed(1, "·", "d")

    assert richtext.clean(source) == "<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>"


def test_numbering_that_begins_again_is_another_list():
    source = listed(1, "1.", "a") + listed(1, "2.", "b") + listed(1, "1.", "c")

    assert richtext.clean(source) == "<ol><li>a</li><li>b</li></ol><ol><li>c</li></ol>"


def test_what_is_too_long_for_a_marker_is_text():
    source = "<p style='mso-list:l0 level1'><span style='mso-list:Ignore'>Not a marker but a sentence.</span> More</p>"

    assert richtext.clean(source) == "<ul><li>Not a marker but a sentence. More</li></ul>"


def test_a_marker_that_never_ends_takes_nothing_with_it():
    source = "<p style='mso-list:l0 level1'><span style='mso-list:Ignore'>1.<p>text</p>"

    assert richtext.clean(source) == "<p>text</p>"


def test_google_docs_wraps_everything_in_a_bold_that_is_not_bold():
    source = (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><ol><li dir="ltr"><p dir="ltr">'
        '<span style="font-weight:400;white-space:pre">one</span></p></li><ul><li><p><span style="font-weight:700">'
        "below</span></p></li></ul><li><p><span>two</span></p></li></ol></b>"
    )

    assert richtext.clean(source) == "<ol><li>one<ul><li><strong>below</strong></li></ul></li><li>two</li></ol>"


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("<p>a <del cite='mailto:x' datetime='2009'>b</del>c</p>", "<p>a c</p>"),
        ("<p>a <del>b</del></p>", "<p>a b</p>"),
        ("<p>a<span class=MsoCommentReference><a class=msocomanchor>[R1]</a></span></p>", "<p>a</p>"),
        ("<p>a</p><div style='mso-element:comment-list'><div><p>Check.</p></div></div><p>b</p>", "<p>a</p><p>b</p>"),
        ("<p>a <span style='display:none'>b <span>c</span> d</span>e</p>", "<p>a e</p>"),
        ("<p>a <del cite=x>never ended</p><p>b</p>", "<p>a never ended</p><p>b</p>"),
    ],
)
def test_what_is_no_text_of_the_document_is_left_out(source, cleaned):
    assert richtext.clean(source) == cleaned
