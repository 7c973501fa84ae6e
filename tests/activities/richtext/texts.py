"""Texts for the properties: any HTML at all, well-formed HTML with known words, and lines as people type them."""

from hypothesis import strategies as st

TAGS = [
    *(
        "<p>",
        "</p>",
        "<div>",
        "<br>",
        "<h2>",
        "</h2>",
        "<pre>",
        "</pre>",
        "<!--",
        "-->",
        "<!",
        "<script>",
        "</script>",
        "<",
    ),
    *("<b>", "</b>", "<i>", "</i>", "<span style='font-weight:bold'>", "</span>", "<b style='font-weight:normal'>"),
    *("<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>", "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>"),
    *(
        "<a href='https://a.org/(b)*c?d&e&amp;lt;'>",
        "<a href=mailto:a@b.org>",
        "<a href='javascript:x'>",
        "<a href='https://['>",
        "</a>",
    ),
    *(
        "<p style='mso-list:l0 level2 lfo1'>",
        "<span style='mso-list:Ignore'>",
        "1.",
        "&amp;",
        "&#x202e;",
        "&nbsp;",
        "&#0;",
    ),
]
MARKS = [
    "**",
    "*",
    "***",
    "[a](https://a.org)",
    "](https://a.org)",
    "\n",
    "\n\n- ",
    "\n  - ",
    "\n1. ",
    "\n  2) ",
    "\\",
    "•\t",
]

characters = st.text(st.characters(codec=None, exclude_categories=()), max_size=10)
awkward = st.text("ab1 *[]()\\-.,•\n\t<&\xa0\u0301\u2003\u200e\u200b\x00", max_size=12)
any_html = st.lists(st.one_of(awkward, characters, st.sampled_from(TAGS)), max_size=25).map("".join)
any_lines = st.lists(st.one_of(awkward, characters, st.sampled_from(MARKS)), max_size=20).map("".join)

words = st.text("abcdeé&<>*[", min_size=1, max_size=6)
WRAPPERS = ["p", "div", "b", "em", "span", "h3", "ul", "li", "td", "a", "blockquote", "section", "unknown"]
trees = st.recursive(
    words.map(lambda word: ([word], word.replace("&", "&amp;").replace("<", "&lt;"))),
    lambda inner: st.tuples(st.sampled_from(WRAPPERS), st.lists(inner, min_size=1, max_size=4)).map(
        lambda drawn: (
            [word for found, _ in drawn[1] for word in found],
            f"<{drawn[0]}>{' '.join(source for _, source in drawn[1])}</{drawn[0]}>",
        )
    ),
    max_leaves=20,
)
