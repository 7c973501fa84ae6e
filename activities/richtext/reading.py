"""HTML of any kind as blocks: whatever a browser would show as a line becomes a paragraph or an item.

Lists deeper than two levels are lifted to the second. `br` and every other line end begins a paragraph; inside an
item it is a space. A heading is a bold paragraph; the cells of a table's row are joined by a bar. Tags alone decide,
styles only about bold, italic and Word's lists.
"""

from activities.richtext import word
from activities.richtext.emphasis import Emphasis
from activities.richtext.links import address
from activities.richtext.parts import PARAGRAPH, Part, Parts, Place, Style, visible
from activities.richtext.tokens import End, Start, Text, attribute, tokens
from activities.richtext.tree import Block
from activities.richtext.unshown import without_unshown

_LISTS = {"ul", "ol", "menu", "dir"}
_CELLS = {"td", "th"}
_ENDS_A_LINE = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
    ),
    *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html"),
    *(
        "legend",
        "main",
        "nav",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "textarea",
        "tfoot",
        "thead",
    ),
    *("td", "th", "tr"),
}
_PREFORMATTED = {"pre", "textarea"}
BETWEEN_CELLS = " | "
# Word on the web gives each item a list of its own and tells the level.
_BELOW = set("23456789")


def blocks(source: str) -> tuple[Block, ...]:
    """Raises TextTooLong."""
    reader = _Reader()
    for token in without_unshown(tokens(source)):
        match token:
            case Text(text):
                reader.text(text)
            case Start(name, attributes):
                reader.start(name, attributes)
            case End(name):
                reader.end(name)
    return reader.finish()


class _Reader:
    """Where in the source we are. Everything that nests is counted or kept in a stack of its own kind."""

    def __init__(self) -> None:
        self._parts = Parts()
        self._emphasis = Emphasis()
        self._href = ""
        self._preformatted = 0
        self._lists: list[bool] = []
        self._item_alone = False
        self._told_level = 0
        self._series = 0
        self._word_item: Place | None = None
        self._marker: list[str] | None = None
        self._spans_in_marker = 0
        self._in_row = False
        self._row: Part | None = None
        self._cell_after: Part | None = None

    def text(self, text: str) -> None:
        if self._marker is not None:
            self._marker.append(text)
        elif self._preformatted:
            for number, line in enumerate(text.split("\n")):
                self._end_line() if number else None
                self._write(line)
        else:
            self._write(text)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        style = attributes.get("style", "")
        self._emphasis.start(name, style)
        if name == "a":
            self._href = attribute(attributes.get("href", ""))
        elif name == "span":
            self._start_span(style)
        elif name in _LISTS:
            self._start_list(ordered=name == "ol", goes_on=attributes.get("start", "1") != "1")
        elif name == "li":
            self._item_alone = not self._lists
            self._told_level = 2 * (attributes.get("aria-level", attributes.get("data-aria-level")) in _BELOW)
            self._begin()
        elif name in _ENDS_A_LINE:
            self._start_line(name, style)

    def end(self, name: str) -> None:
        self._emphasis.end(name)
        if name == "a":
            self._href = ""
        elif name == "span":
            self._end_span()
        elif name in _LISTS:
            self._end_list()
        elif name == "li":
            self._item_alone, self._told_level = False, 0
            self._begin()
        elif name in _ENDS_A_LINE:
            self._end_block(name)

    def finish(self) -> tuple[Block, ...]:
        self._end_marker()
        return self._parts.blocks()

    def _write(self, text: str) -> None:
        if self._cell_after and visible(text):
            self._parts.resume(self._cell_after)
            self._parts.add(BETWEEN_CELLS)
            self._cell_after = None
        self._parts.add(text, Style(self._emphasis.bold, self._emphasis.italic, address(self._href)))
        if self._in_row:
            self._row = self._parts.open or self._row

    @property
    def _place(self) -> Place:
        if self._word_item:
            return self._word_item
        if self._lists:
            return Place(min(max(len(self._lists), self._told_level), 2), self._lists[-1], self._series)
        return Place(1) if self._item_alone else PARAGRAPH

    def _begin(self) -> None:
        self._end_marker()
        self._parts.begin(self._place)

    def _end_line(self) -> None:
        self._end_marker()
        if self._place.level:
            self._parts.add(" ")
        else:
            self._parts.begin(PARAGRAPH)

    def _start_line(self, name: str, style: str) -> None:
        if name != "br":
            self._end_word_item()
        self._end_line()
        self._preformatted += name in _PREFORMATTED
        if name == "tr":
            self._in_row, self._row, self._cell_after = True, None, None
        elif name in _CELLS:
            self._cell_after = self._row
        elif level := word.list_level(style):
            self._word_item = Place(min(level, 2), False, self._series)
            self._begin()

    def _end_block(self, name: str) -> None:
        self._end_word_item()
        self._end_line()
        self._preformatted -= name in _PREFORMATTED and self._preformatted > 0
        if name in ("tr", "table"):
            self._in_row, self._row, self._cell_after = False, None, None

    def _start_list(self, *, ordered: bool, goes_on: bool) -> None:
        """A numbered list that does not begin with 1 goes on with the one before it."""
        self._end_word_item()
        self._item_alone, self._told_level = False, 0
        self._series += not self._lists and not (ordered and goes_on)
        self._lists.append(ordered)
        self._begin()

    def _end_list(self) -> None:
        self._end_word_item()
        if self._lists:
            self._lists.pop()
        self._begin()

    def _start_span(self, style: str) -> None:
        if self._marker is not None:
            self._spans_in_marker += 1
        elif self._word_item and word.holds_a_marker(style):
            self._marker, self._spans_in_marker = [], 1

    def _end_span(self) -> None:
        if self._marker is not None:
            self._spans_in_marker -= 1
            if not self._spans_in_marker:
                self._end_marker()

    def _end_marker(self) -> None:
        """A marker tells the kind of list; one that is too long for a marker is text."""
        if self._marker is None:
            return
        marker, self._marker = "".join(self._marker), None
        if len(marker.strip()) > word.MARKER_LENGTH:
            self._write(marker)
        elif self._word_item:
            self._series += self._word_item.level == 1 and word.begins_a_list(marker)
            self._word_item = self._word_item._replace(ordered=word.is_number(marker), series=self._series)
            self._parts.begin(self._word_item)

    def _end_word_item(self) -> None:
        self._end_marker()
        if self._word_item:
            self._word_item = None
            self._parts.begin(self._place)
