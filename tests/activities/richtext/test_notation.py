import pytest

from activities import richtext

TEXT = """\
Regional workshop with **judges** and *prosecutors*, see [the report](https://a.org/(b)?c=1).

- Topics:
  - law
  - training
- Outcome

1. first
2) second

- \\- not an item"""


def test_a_text_is_typed_as_people_type_it():
    assert richtext.from_notation(TEXT) == (
        "<p>Regional workshop with <strong>judges</strong> and <em>prosecutors</em>, see "
        '<a href="https://a.org/(b)?c=1">the report</a>.</p>'
        "<ul><li>Topics:<ul><li>law</li><li>training</li></ul></li><li>Outcome</li></ul>"
        "<ol><li>first</li><li>second</li></ol><ul><li>- not an item</li></ul>"
    )


def test_a_text_is_shown_as_it_would_be_typed():
    source = (
        "<p>A <b>bold</b> <i>start</i></p><p>- and 1 * 2</p><ol><li>one<ul><li>below</ul><li>two</ol><ol><li>new</ol>"
        "<p>2009. A year</p>"
    )

    assert richtext.to_notation(source) == (
        "A **bold** *start*\n\n\\- and 1 \\* 2\n\n1. one\n  - below\n2. two\n\n1. new\n\n2009\\. A year"
    )


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("one\ntwo\r\n\r\nthree", "<p>one</p><p>two</p><p>three</p>"),
        ("•\ta\n–\tb\n· c\n* d", "<ul><li>a</li><li>b</li><li>c</li><li>d</li></ul>"),
        ("•\ta\n\to\tb\n\t§\tc", "<ul><li>a<ul><li>b</li><li>c</li></ul></li></ul>"),
        ("  - indented\n- from the start", "<ul><li>indented</li><li>from the start</li></ul>"),
        ("- a\n\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- an item that\n  goes on", "<ul><li>an item that goes on</li></ul>"),
        ("- a\n\n  not of it", "<ul><li>a</li></ul><p>not of it</p>"),
        ("1. a\n  1. b\n  2. c\n2. d", "<ol><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ol>"),
        ("1. a\n1. b", "<ol><li>a</li></ol><ol><li>b</li></ol>"),
        ("3. a\n2009. b", "<p>3. a</p><p>2009. b</p>"),
        ("1. a\n3. b", "<ol><li>a</li></ol><p>3. b</p>"),
        ("- a\n  - b\n  1. c", "<ul><li>a<ul><li>b 1. c</li></ul></li></ul>"),
        ("-5 degrees\n-", "<p>-5 degrees</p><p>-</p>"),
        ("o no bullet", "<p>o no bullet</p>"),
        ("<b>&amp;", "<p>&lt;b&gt;&amp;amp;</p>"),
    ],
)
def test_lines_are_paragraphs_and_items(typed, cleaned):
    assert richtext.from_notation(typed) == cleaned


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("Kosovo*, Serbia and *Montenegro*", "Kosovo*, Serbia and <em>Montenegro</em>"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("**open", "**open"),
        ("***both***", "<strong><em>both</em></strong>"),
        ("***a* b**", "<strong><em>a</em></strong><strong> b</strong>"),
        ("****four****", "****four****"),
        ("un**believ**able", "un<strong>believ</strong>able"),
        (r"\*not\* C:\temp \\", r"*not* C:\temp " + "\\"),
        ("[sic] [a](b) [a](javascript:x) (https://a.org)", "[sic] [a](b) [a](javascript:x) (https://a.org)"),
        ("[a](https://[) **b**", "[a](https://[) <strong>b</strong>"),
        ("[[a](https://a.org)](https://b.org)", '[<a href="https://a.org">a</a>](https://b.org)'),
        ("[a **b**](https://a.org/*x*)", '<a href="https://a.org/*x*">a <strong>b</strong></a>'),
    ],
)
def test_marks_that_mean_nothing_are_text(typed, cleaned):
    assert richtext.from_notation(typed) == f"<p>{cleaned}</p>"
