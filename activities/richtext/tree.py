"""The values a text is made of, and how much of them there may be."""

from collections.abc import Sequence
from dataclasses import dataclass

from activities.richtext import reasons

LIMIT = 20_000
# Beyond these the PDF engine takes longer for the one text than for a whole report.
PARTS_LIMIT = 500
CHANGES_LIMIT = 1_000
ADDRESSES_LIMIT = 100_000
# Of the source. No text that fits needs as much, and what is read within them takes seconds at most.
TAGS_LIMIT = 400_000
SOURCE_LIMIT = 15_000_000


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


def refuse_more_than(limit: int, count: int, template: str) -> None:
    if count > limit:
        raise reasons.TextTooLong(template, count=count, limit=limit)


def refuse_what_does_not_fit(lines: Sequence[Sequence[Run]]) -> None:
    """`lines` are the runs of each paragraph and item. The characters come first: that is what an author can count."""
    runs = [run for line in lines for run in line]
    refuse_more_than(LIMIT, sum(len(run.text) for run in runs), reasons.CHARACTERS)
    refuse_more_than(PARTS_LIMIT, len(lines), reasons.PARTS)
    refuse_more_than(CHANGES_LIMIT, len(runs) - len(lines), reasons.CHANGES)
    refuse_more_than(ADDRESSES_LIMIT, sum(len(run.href) for run in runs), reasons.ADDRESSES)
