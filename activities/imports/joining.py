"""Rows that were broken over pages, joined again. Imports no Django.

A row that says neither date nor place nor output goes on with the row before. So does one whose date only completes
that of the row before (`6-7 Oct` and `09`), as tables have it that were made from a PDF.
"""

from dataclasses import dataclass, replace

from activities import richtext
from activities.dates import DateError, parse
from activities.imports.grids import Cell
from activities.richtext import Block, Item, ItemList, Paragraph, Run

ENDS = (".", "!", "?", ":", ";", "…", "”", '"', "»")
OWN = ("when", "place", "outputs")


@dataclass(slots=True)
class Row:
    cells: dict[str, Cell]
    _blocks: tuple[Block, ...] | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        if self._blocks is None:
            self._blocks = richtext.blocks(self.cells["activity"].source) if "activity" in self.cells else ()
        return self._blocks

    def line(self, name: str) -> str:
        if name == "activity":
            return " ".join(richtext.plain(self.blocks).split())
        return self.cells[name].line if name in self.cells else ""

    def take(self, other: "Row") -> None:
        """What the other says comes behind what this one says."""
        self._blocks = continued(self.blocks, other.blocks)
        for name in OWN:
            line = " ".join(filter(None, (self.line(name), other.line(name))))
            self.cells[name] = Cell(f"<p>{richtext.html((Paragraph(runs=(Run(text=line),)),))}</p>" if line else "")


def joined(rows: list[Row]) -> list[Row]:
    kept: list[Row] = []
    for row in rows:
        if kept and goes_on(kept[-1], row):
            kept[-1].take(row)
        else:
            kept.append(row)
    return kept


def goes_on(before: Row, row: Row) -> bool:
    if not any(row.line(name) for name in OWN):
        return True
    date, rest = before.line("when"), row.line("when")
    completes = bool(rest) and not row.line("outputs") and not is_date(date) and is_date(f"{date} {rest}")
    return completes and not is_date(rest)


def is_date(text: str) -> bool:
    try:
        parse(text)
    except DateError:
        return False
    return True


def continued(blocks: tuple[Block, ...], others: tuple[Block, ...]) -> tuple[Block, ...]:
    """A sentence that was broken is one again: where the last paragraph does not end like one, or the next begins with
    a small letter.
    """
    if not blocks or not others:
        return blocks or others
    last, first = blocks[-1], others[0]
    if not isinstance(first, Paragraph):
        return (*blocks, *others)
    text = first.runs[0].text.lstrip()
    if isinstance(last, Paragraph) and (text[:1].islower() or not ends(last.runs)) and alike(last, first, blocks):
        return (*blocks[:-1], Paragraph(runs=(*last.runs, Run(text=" "), *first.runs)), *others[1:])
    if isinstance(last, ItemList) and text[:1].islower():
        return (*blocks[:-1], with_more(last, first.runs), *others[1:])
    return (*blocks, *others)


def alike(last: Paragraph, first: Paragraph, blocks: tuple[Block, ...]) -> bool:
    """A title in bold goes on in bold; what is not bold behind it is its text."""
    title = len(blocks) == 1 and all(run.bold for run in last.runs)
    return not title or first.runs[0].bold


def ends(runs: tuple[Run, ...]) -> bool:
    return "".join(run.text for run in runs).rstrip().endswith(ENDS)


def with_more(block: ItemList, runs: tuple[Run, ...]) -> ItemList:
    """The last item of a list, or of the list below it, goes on."""
    item = block.items[-1]
    if item.sublist:
        more = replace(item, sublist=with_more(item.sublist, runs))
    else:
        more = Item(runs=(*item.runs, Run(text=" "), *runs))
    return replace(block, items=(*block.items[:-1], more))
