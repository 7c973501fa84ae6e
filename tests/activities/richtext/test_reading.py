import pytest

from activities import richtext
from activities.richtext import Item, ItemList, Paragraph, Run


def test_a_text_is_paragraphs_and_lists_of_runs():
    source = (
        "<p>A <b>bold</b> and <i>italic</i> <a href='https://coe.int'>link</a></p><ol><li>one</li><li>two</li></ol>"
    )

    assert richtext.blocks(source) == (
        Paragraph(
            runs=(
                Run(text="A "),
                Run(text="bold", bold=True),
                Run(text=" and "),
                Run(text="italic", italic=True),
                Run(text=" "),
                Run(text="link", href="https://coe.int"),
            )
        ),
        ItemList(ordered=True, items=(Item(runs=(Run(text="one"),)), Item(runs=(Run(text="two"),)))),
    )


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("", ""),
        ("no tag at all", "<p>no tag at all</p>"),
        ("<p>\n  white \t space\n</p> ", "<p>white space</p>"),
        ("<p>a&nbsp;: 10&nbsp;000</p>", "<p>a&nbsp;: 10&nbsp;000</p>"),
        ("<p>&nbsp;&nbsp; padded &nbsp; out&nbsp;</p>", "<p>padded out</p>"),
        ("<p>a</p><p>&nbsp;</p><p><br></p><ul><li> </li></ul><p>b</p>", "<p>a</p><p>b</p>"),
        ("<p>Cafe\u0301</p>", "<p>Café</p>"),
        ("<p>AT&T &lt;b&gt; 3 < 4 &eacute;</p>", "<p>AT&amp;T &lt;b&gt; 3 &lt; 4 é</p>"),
        ("one<br>two<br/><br>three", "<p>one</p><p>two</p><p>three</p>"),
        ("<div>one<div>two</div>three</div>", "<p>one</p><p>two</p><p>three</p>"),
        ("<h2>Opening</h2>text", "<p><strong>Opening</strong></p><p>text</p>"),
        ("<pre>one\n two</pre>", "<p>one</p><p>two</p>"),
        ("<p>m<sup>2</sup> <u>under</u> <s>struck</s></p>", "<p>m2 under struck</p>"),
        ("<p>a<p>b <b>c<p>d", "<p>a</p><p>b <strong>c</strong></p><p><strong>d</strong></p>"),
        ("a <b c", "<p>a &lt;b c</p>"),
        ("<xml:y>kept</xml:y><o:p>too</o:p>", "<p>kepttoo</p>"),
    ],
)
def test_any_html_becomes_paragraphs(source, cleaned):
    assert richtext.clean(source) == cleaned


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("<ul><li>a</li><li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ul><li>a<ol><li>b</ol></ul>", "<ul><li>a<ol><li>b</li></ol></li></ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        (
            "<ul><li>a<ul><li>b<ul><li>c<ul><li>d</ul></ul><li>e</ul><li>f</ul>",
            "<ul><li>a<ul><li>b</li><li>c</li><li>d</li><li>e</li></ul></li><li>f</li></ul>",
        ),
        ("<ul><ul><li>a</ul></ul>", "<ul><li>a</li></ul>"),
        ("<ul><li><p>one</p><p>two<br>three</p></ul>", "<ul><li>one two three</li></ul>"),
        ("<ul><li>a<ul><li>b</ul>after</ul>", "<ul><li>a<ul><li>b</li></ul></li><li>after</li></ul>"),
        ("<ul><li>a</ul><ul><li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ol><li>a</ol><ol><li>b</ol>", "<ol><li>a</li></ol><ol><li>b</li></ol>"),
        ("<ol><li>a<ol><li>b</ol><li>c</ol>", "<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol>"),
        ("<ul><li>a</ul>b", "<ul><li>a</li></ul><p>b</p>"),
        ("<li>alone</li>then", "<ul><li>alone</li></ul><p>then</p>"),
        ("<ul>stray<li>a</ul></ul></ol>x", "<ul><li>stray</li><li>a</li></ul><p>x</p>"),
    ],
)
def test_lists_have_two_levels(source, cleaned):
    assert richtext.clean(source) == cleaned


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("<table><tr><th>When</th><th>Where</table>", "<p><strong>When</strong> | <strong>Where</strong></p>"),
        ("<table><tr><td>5 Oct<td>Lisbon</tr><tr><td>6 Oct", "<p>5 Oct | Lisbon</p><p>6 Oct</p>"),
        ("<table><tr><td><p>a</p><td><td><p>b</p></table>c", "<p>a | b</p><p>c</p>"),
        ("<table><tr><td><p>a</p><p>b</p></td><td>c</td></table>", "<p>a</p><p>b | c</p>"),
        ("<table><tr><td colspan=1000000>wide</table>", "<p>wide</p>"),
    ],
)
def test_a_row_of_a_table_is_a_line(source, cleaned):
    assert richtext.clean(source) == cleaned


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("<b>a </b>b", "<p><strong>a</strong> b</p>"),
        ("<b>a</b> <b>b</b>", "<p><strong>a b</strong></p>"),
        ("<b>a<i> b</i></b>", "<p><strong>a </strong><strong><em>b</em></strong></p>"),
        ("<b>a</b><strong>b</strong>", "<p><strong>ab</strong></p>"),
        ("<b><i>a</b>b</i>", "<p><strong><em>a</em></strong><em>b</em></p>"),
        ("<b><b>a</b>b</b>c</b>", "<p><strong>ab</strong>c</p>"),
        ("<b style='font-weight:normal'>a</b>", "<p>a</p>"),
        ("<b style='mso-bidi-font-weight:normal'>a</b>", "<p><strong>a</strong></p>"),
        ("<span style='color:red; font-weight:700;font-style:italic'>a</span>", "<p><strong><em>a</em></strong></p>"),
        ("<b> </b>", ""),
    ],
)
def test_equal_looks_are_equal_runs(source, cleaned):
    assert richtext.clean(source) == cleaned


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://www.coe.int/a?b=1&amp;c=2#d", "https://www.coe.int/a?b=1&amp;c=2#d"),
        ("http://münchen.example/ü", "http://münchen.example/ü"),
        ("mailto:economic.crime@coe.int", "mailto:economic.crime@coe.int"),
        (" ht\ntps://a.org/x y&lt;z&quot; ", "https://a.org/x%20y%3Cz%22"),
        ("javascript:alert(1)", None),
        (" java\tscript:alert(1)", None),
        ("&#106;avascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("https://a.org/?a=1&copy=2", "https://a.org/?a=1&amp;copy=2"),
        ("/relative", None),
        ("//other.org", None),
        ("#anchor", None),
        ("https://[", None),
        ("https://a.org/" + "x" * 2_000, None),
        ("", None),
    ],
)
def test_a_link_leads_to_the_web_or_a_mailbox_or_is_text(href, kept):
    cleaned = richtext.clean(f'<p>a <a href="{href}" onclick="x" target=_top>link</a></p>')

    assert cleaned == (f'<p>a <a href="{kept}">link</a></p>' if kept else "<p>a link</p>")


def test_what_a_browser_never_shows_is_dropped():
    source = (
        "<head><title>t</title><style>p {}</style></head><!-- c --><!--[if gte mso 9]><xml>w</xml><![endif]-->"
        "<script>alert('</p>')</script><p>a<![if !x]>b<![endif]><?php x ?><template>t</template></p><!-- open"
    )

    assert richtext.clean(source) == "<p>ab</p>"


def test_characters_that_trick_a_reader_are_dropped_however_they_are_written():
    assert richtext.clean("<p>in\u202evoice&#x202e;&#8238;&#0;\x00&#xd800;\ud800&#xffff;\ufeff&shy;</p>") == (
        "<p>invoice\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}</p>"
    )


def test_the_plain_text_has_a_line_per_paragraph_and_item():
    source = "<p>One <b>two</b></p><ul><li>three<ul><li>four</ul><li>five</ul>"

    assert richtext.plain(source) == "One two\nthree\nfour\nfive"
    assert richtext.plain(richtext.blocks(source)) == "One two\nthree\nfour\nfive"
