"""The values a text is made of, and how much of them there may be."""

from collections.abc import Sequence
from dataclasses import dataclass

LIMIT = 20_000
# Beyond these the PDF engine takes longer for the one text than for a whole report.
PARTS_LIMIT = 500
CHANGES_LIMIT = 1_000
ADDRESSES_LIMIT = 100_000
# Of the source. No text that fits needs as much, and what is read within them takes seconds at most.
TAGS_LIMIT = 400_000
SOURCE_LIMIT = 15_000_000


class TextTooLong(ValueError):
    """More than a document can carry; `count` and `limit` are in the unit that `what` names."""

    def __init__(self, count: int, limit: int = LIMIT, what: str = "characters") -> None:
        super().__init__(count, limit, what)
        self.count, self.limit, self.what = count, limit, what

    def __str__(self) -> str:
        return f"The text has {self.count:,} {self.what}; at most {self.limit:,} fit."


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of one style; `href` is empty or an address of http, https or mailto."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The items of a sublist have no sublist of their own."""

    runs: tuple[Run, ...]
    sublist: "ItemList | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList:
    ordered: bool
    items: tuple[Item, ...]


Block = Paragraph | ItemList


def refuse_more_than(limit: int, count: int, what: str) -> None:
    if count > limit:
        raise TextTooLong(count, limit, what)


def refuse_what_does_not_fit(lines: Sequence[Sequence[Run]]) -> None:
    """`lines` are the runs of each paragraph and item. The characters come first: that is what an author can count."""
    runs = [run for line in lines for run in line]
    refuse_more_than(LIMIT, sum(len(run.text) for run in runs), "characters")
    refuse_more_than(PARTS_LIMIT, len(lines), "paragraphs and list items")
    refuse_more_than(CHANGES_LIMIT, len(runs) - len(lines), "changes between plain, bold, italic and linked text")
    refuse_more_than(ADDRESSES_LIMIT, sum(len(run.href) for run in runs), "characters in the addresses of its links")
