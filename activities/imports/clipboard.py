"""A table as Word, LibreOffice, Google Docs or Excel put it on the clipboard, into rows of entries. Imports no Django.

The columns are those of a report: date, place, activity, output. A row that was broken over pages is joined again.
"""

from activities import richtext
from activities.imports import refusals
from activities.imports.columns import Reading, column_of
from activities.imports.grids import Cell, of_html, of_text
from activities.imports.joining import Row, joined
from activities.imports.refusals import FileRefused
from activities.richtext import Paragraph

BY_PLACE = ("when", "place", "activity", "outputs")
LEAST = 3
MOST = 2_000


def read(*, html: str = "", text: str = "", plans: bool = False) -> Reading:
    """The entries of a pasted table, as those of a file; of plans the activity is the title, and nothing else.

    Raises FileRefused, or richtext.TextTooLong.
    """
    grid = [row for row in (of_html(html) if html else of_text(text)) if any(cell.said for cell in row)]
    names = next((found for row in grid if (found := named(row))), BY_PLACE)
    body = [row for row in grid if not named(row)]
    if not body or max(map(len, body)) < LEAST:
        raise FileRefused(refusals.NO_TABLE)
    rows = joined([Row(dict(zip(names, row, strict=False))) for row in body])
    if len(rows) > MOST:
        raise FileRefused(refusals.TOO_MANY_ROWS, rows=MOST)
    told = [(number, entry(row, plans=plans)) for number, row in enumerate(rows, 1)]
    return Reading(columns=("when", "place", "title", "text", "outputs"), unknown=(), rows=told)


def named(row: list[Cell]) -> tuple[str, ...]:
    """The names of the columns where the row holds nothing else; a table over pages says them on each."""
    found = [column_of(cell.line) for cell in row]
    if sum(map(bool, found)) < LEAST or not all(one or not cell.said for one, cell in zip(found, row, strict=True)):
        return ()
    return tuple("activity" if one and one.name in ("title", "text") else one.name if one else "" for one in found)


def entry(row: Row, *, plans: bool) -> dict[str, str]:
    cells = {name: row.line(name) for name in ("when", "place", "outputs")}
    if plans:
        return {**cells, "title": row.line("activity"), "text": ""}
    title, text = parted(row)
    return {**cells, "title": title, "text": richtext.to_notation(richtext.html(text))}


def parted(row: Row) -> tuple[str, tuple]:
    """The title is what is bold at the beginning; where nothing is, the first line."""
    blocks = row.blocks
    first = blocks[0] if blocks else None
    if not isinstance(first, Paragraph):
        return "", blocks
    bold = next((place for place, run in enumerate(first.runs) if not run.bold and run.text.strip()), len(first.runs))
    head, rest = first.runs[:bold], first.runs[bold:]
    if not bold:
        head, rest = first.runs, ()
    title = " ".join("".join(run.text for run in head).split())
    return title, (*([Paragraph(runs=rest)] if rest else []), *blocks[1:])
