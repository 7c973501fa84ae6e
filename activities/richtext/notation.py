"""A text as people type it where there is no editor.

    A paragraph per line, with **bold**, *italic* and [a link](https://example.org).

    - an item, or with •, ·, – as pasted from Word
      - below it: two spaces or a tab
    1. a numbered item; 1) too

What means nothing is text: a star between spaces, a number that does not continue a list. What would be misread is
written with a backslash before it, so that from_notation(to_notation(text)) is the text.
"""

import re

from activities.richtext import inline, reasons
from activities.richtext.parts import PARAGRAPH, Parts, Place
from activities.richtext.reading import blocks
from activities.richtext.tree import Item, ItemList, Paragraph, refuse_more_than
from activities.richtext.writing import html, sanitise
from outputs.text import printable

# Every character escaped and every address written out stays below that.
NOTATION_LIMIT = 300_000

_BULLETS = "-*•·–—▪◦‣●○■\uf0b7\uf0a7"
# Word's second and third bullet are letters, told from words by the tab behind them.
_LINE = re.compile(rf"(?P<indent>\s*)(?:(?:[{_BULLETS}]|[o§](?=\t))|(?P<number>[0-9]{{1,4}})[.)])\s+(?P<text>\S.*)")
_MISREAD = re.compile(rf"(?=[{_BULLETS}]\s)|[0-9]{{1,4}}(?=[.)]\s)")
_INDENT = 2
# The number before the first one of a list that has bullets.
_NEVER = -2


def to_notation(source: str) -> str:
    return "\n\n".join(
        _paragraph(block) if isinstance(block, Paragraph) else "\n".join(_list(block, "")) for block in blocks(source)
    )


def from_notation(text: str) -> str:
    """Canonical HTML. Raises TextTooLong."""
    refuse_more_than(NOTATION_LIMIT, len(text), reasons.CHARACTERS)
    reader = _Reader()
    for line in printable(text).split("\n"):
        reader.read(line.rstrip())
    return sanitise(html(reader.parts.blocks()))


def _paragraph(block: Paragraph) -> str:
    line = inline.written(block.runs)
    misread = _MISREAD.match(line)
    return f"{line[: misread.end()]}\\{line[misread.end() :]}" if misread else line


def _list(block: ItemList, indent: str) -> list[str]:
    lines = []
    for number, item in enumerate(block.items, start=1):
        marker = f"{number}." if block.ordered else "-"
        lines += [f"{indent}{marker} {inline.written(item.runs)}", *_sublist(item)]
    return lines


def _sublist(item: Item) -> list[str]:
    return _list(item.sublist, " " * _INDENT) if item.sublist else []


class _Reader:
    """A line is an item, goes on with the item above it (indented, no marker), or is a paragraph."""

    def __init__(self) -> None:
        self.parts = Parts()
        self._in_item = False
        self._series = 0
        self._numbers = {1: 0, 2: 0}

    def read(self, line: str) -> None:
        indent = len(line.expandtabs(_INDENT)) - len(line.expandtabs(_INDENT).lstrip())
        level = 2 if indent >= _INDENT and self._in_list else 1
        item = _LINE.fullmatch(line)
        if item and self._fits(item["number"], level):
            self._item(item, level)
        elif line and indent >= _INDENT and self._in_item:
            self._write(f" {line.strip()}")
        elif line:
            self._paragraph(line)
        self._in_item = bool(line) and self._in_item

    @property
    def _in_list(self) -> bool:
        return self.parts.open is not None and self.parts.open.place.level > 0

    def _fits(self, number: str | None, level: int) -> bool:
        """A number begins a list as 1, or continues one; any other is text, for the list would print another."""
        if number is None:
            return True
        return int(number) == self._numbers[level] + 1 or (level == 1 and int(number) == 1)

    def _item(self, item: re.Match[str], level: int) -> None:
        number = int(item["number"] or 0)
        self._series += level == 1 and number == 1
        self._numbers = {1: number, 2: 0} if level == 1 else {**self._numbers, 2: number or _NEVER}
        self._in_item = True
        self.parts.begin(Place(level, number > 0, self._series))
        self._write(item["text"])

    def _paragraph(self, line: str) -> None:
        self._numbers = {1: 0, 2: 0}
        self._in_item = False
        self.parts.begin(PARAGRAPH)
        self._write(line.strip())

    def _write(self, text: str) -> None:
        for style, piece in inline.read(text):
            self.parts.add(piece, style)
