"""A text while it is read: a flat list of paragraphs and list items, made into blocks at the end.

However deep the source nests, a part has one of three levels, so that no step needs to recurse. White space, styles and
Unicode are brought to the one form that equal texts share.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from activities.richtext.tree import Block, Item, ItemList, Paragraph, Run, refuse_what_does_not_fit
from outputs.text import printable

_SPACES = re.compile("[ \t\n\xa0]+")
_NOTHING_TO_SEE = re.compile("[\\s\u034f\u061c\u200c-\u200f\ufe00-\ufe0f\U000e0100-\U000e01ef]*")


class Style(NamedTuple):
    bold: bool = False
    italic: bool = False
    href: str = ""

    def shared_with(self, other: "Style") -> "Style":
        """White space between two styles has what both have."""
        href = self.href if self.href == other.href else ""
        return Style(self.bold and other.bold, self.italic and other.italic, href)


PLAIN = Style()
Piece = tuple[Style, str]


class Place(NamedTuple):
    """Where a text stands: level 0 is a paragraph, 1 and 2 are items. Numbered lists of one `series` are one list."""

    level: int = 0
    ordered: bool = False
    series: int = 0


PARAGRAPH = Place()


@dataclass(slots=True)
class Part:
    place: Place
    pieces: list[Piece]


class Parts:
    """A new part is opened by the first visible text after `begin`: nothing empty ever comes into being.

    What came before that text (spaces, a direction mark) goes with it.
    """

    def __init__(self) -> None:
        self.open: Part | None = None
        self._place = PARAGRAPH
        self._parts: list[Part] = []
        self._unseen: list[Piece] = []

    def begin(self, place: Place) -> None:
        self.open, self._place, self._unseen = None, place, []

    def resume(self, part: Part) -> None:
        self.open = part

    def add(self, text: str, style: Style = PLAIN) -> None:
        if self.open is None and visible(text):
            self.open = Part(self._place, self._unseen)
            self._parts.append(self.open)
        pieces = self.open.pieces if self.open else self._unseen
        pieces.append((style, text))

    def blocks(self) -> tuple[Block, ...]:
        lines = [canonical(part.pieces) for part in self._parts]
        refuse_what_does_not_fit(lines)
        return _assembled(zip((part.place for part in self._parts), lines, strict=True))


def visible(text: str) -> bool:
    return not _NOTHING_TO_SEE.fullmatch(printable(text))


def canonical(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    """The runs of one line: white space collapsed, none at the ends, neighbours of one style joined, in NFC."""
    joined = _joined(_spaced(_joined((style, printable(text)) for style, text in pieces)))
    return tuple(
        Run(text=printable(text), bold=style.bold, italic=style.italic, href=style.href) for style, text in joined
    )


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    style, texts = PLAIN, list[str]()
    for next_style, text in pieces:
        if text and next_style != style:
            yield from [(style, "".join(texts))] if texts else []
            style, texts = next_style, []
        texts += [text] if text else []
    yield from [(style, "".join(texts))] if texts else []


def _spaced(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Each piece without the white space at its ends, which goes between the pieces with the style of both."""
    previous: Style | None = None
    gap = ""
    for style, text in pieces:
        core = text.strip()
        if not core:
            gap += text
            continue
        start = len(text) - len(text.lstrip())
        if previous is not None:
            yield previous.shared_with(style), collapsed(gap + text[:start])
        yield style, collapsed(core)
        previous, gap = style, text[start + len(core) :]


def collapsed(text: str) -> str:
    """One space for any white space; non-breaking spaces by themselves are one, beside others they are padding."""
    return _SPACES.sub(lambda spaces: " " if spaces.group().strip("\xa0") else "\xa0", text)


def _assembled(lines: Iterable[tuple[Place, tuple[Run, ...]]]) -> tuple[Block, ...]:
    blocks: list[Paragraph | _OpenList] = []
    for place, runs in lines:
        last = blocks[-1] if blocks else None
        if not place.level:
            blocks.append(Paragraph(runs=runs))
        elif not isinstance(last, _OpenList) or (place.level == 1 and not last.continued_by(place)):
            blocks.append(_OpenList(place, [_OpenItem(runs)]))
        elif place.level == 1:
            last.items.append(_OpenItem(runs))
        else:
            last.items[-1].add(place, runs)
    return tuple(block.closed() if isinstance(block, _OpenList) else block for block in blocks)


@dataclass(slots=True)
class _OpenItem:
    runs: tuple[Run, ...]
    ordered: bool = False
    below: list[Item] = field(default_factory=list)

    def add(self, place: Place, runs: tuple[Run, ...]) -> None:
        self.ordered = self.ordered if self.below else place.ordered
        self.below.append(Item(runs=runs))

    def closed(self) -> Item:
        sublist = ItemList(ordered=self.ordered, items=tuple(self.below)) if self.below else None
        return Item(runs=self.runs, sublist=sublist)


@dataclass(slots=True)
class _OpenList:
    first: Place
    items: list[_OpenItem]

    def continued_by(self, place: Place) -> bool:
        """Bulleted lists that touch are one list; numbered ones only if they belong together."""
        if place.ordered != self.first.ordered:
            return False
        return not place.ordered or place.series == self.first.series

    def closed(self) -> ItemList:
        return ItemList(ordered=self.first.ordered, items=tuple(item.closed() for item in self.items))
