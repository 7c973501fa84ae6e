"""A pasted table as rows of cells, from HTML or from plain text. Imports no Django."""

import csv
from dataclasses import dataclass, field
from html import escape
from io import StringIO

from activities import richtext
from activities.imports.columns import column_of
from activities.richtext.tokens import End, Start, Text, Token, tokens

MOST_SPANNED = 60
KEPT = ("style", "href")


@dataclass(slots=True)
class Cell:
    """The HTML of a cell, and what it says in one line. A cell that goes on from the row above says nothing."""

    source: str = ""
    line: str = field(init=False, default="")

    def __post_init__(self) -> None:
        self.line = " ".join(richtext.plain(self.source).split()) if self.source else ""

    @property
    def said(self) -> bool:
        return bool(self.line)


def of_html(source: str) -> list[list[Cell]]:
    """The rows of the outermost tables; a table within a cell is text of that cell. Raises TextTooLong."""
    reader = _Tables()
    for token in tokens(source):
        reader.read(token)
    reader.end_row()
    return reader.rows


class _Tables:
    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self._depth = 0
        self._row: list[Cell] | None = None
        self._pieces: list[str] | None = None
        self._columns = 1
        self._down: dict[int, int] = {}  # how many rows a cell of that column still covers
        self._spans: list[tuple[int, int]] = []

    def read(self, token: Token) -> None:
        name = getattr(token, "name", "")
        self._depth += isinstance(token, Start) and name == "table"
        if self._depth == 1 and name in ("td", "th", "tr", "table"):
            self._border(token)
        elif self._pieces is not None:
            self._pieces.append(written(token))
        self._depth -= isinstance(token, End) and name == "table" and self._depth > 0

    def _border(self, token: Token) -> None:
        self.end_cell() if token.name in ("td", "th") else self.end_row()
        if isinstance(token, Start) and token.name == "tr":
            self._row = []
        elif isinstance(token, Start) and token.name in ("td", "th"):
            self._row = [] if self._row is None else self._row
            self._cover()
            self._pieces, self._columns = [], spanned(token, "colspan")
            self._spans.append((len(self._row), spanned(token, "rowspan")))

    def _cover(self) -> None:
        """Places that a cell of an earlier row reaches down to."""
        while self._row is not None and self._down.get(len(self._row), 0):
            self._down[len(self._row)] -= 1
            self._row.append(Cell())

    def end_cell(self) -> None:
        if self._pieces is not None and self._row is not None:
            self._row += [Cell("".join(self._pieces)), *(Cell() for _ in range(self._columns - 1))]
        self._pieces = None

    def end_row(self) -> None:
        self.end_cell()
        if self._row is not None:
            self._cover()
            self.rows.append(self._row)
            self._down |= {place: rows - 1 for place, rows in self._spans if rows > 1}
        self._row, self._spans = None, []


def spanned(token: Start, name: str) -> int:
    told = token.attributes.get(name, "")
    return min(int(told), MOST_SPANNED) if told.isascii() and told.isdecimal() and len(told) < 5 and int(told) else 1


def written(token: Token) -> str:
    """The token as HTML again, with what matters of its attributes."""
    match token:
        case Text(text):
            return escape(text, quote=False)
        case Start(name, attributes):
            quoted = {key: attributes[key].replace('"', "&quot;") for key in KEPT if key in attributes}
            kept = (f' {key}="{value}"' for key, value in quoted.items())
            return f"<{name}{''.join(kept)}>"
        case End(name):
            return f"</{name}>"
    return ""


def of_text(text: str) -> list[list[Cell]]:
    """Cells between tabs. Word ends a paragraph within a cell as it ends a row, so that a row is over when it has as
    many cells as the table; spreadsheets put such a cell in quotation marks.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    quoted = list(csv.reader(StringIO(text, newline=""), delimiter="\t"))
    widths = {len(row) for row in quoted if any(row)}
    rows = quoted if len(widths) == 1 and max(widths) > 1 else by_counting(text)
    return [[Cell("".join(f"<p>{escape(line)}</p>" for line in cell.split("\n"))) for cell in row] for row in rows]


def by_counting(text: str) -> list[list[str]]:
    first = text.partition("\n")[0].split("\t")
    width = len(first) if sum(map(bool, map(column_of, first))) >= 2 else 4
    rows: list[list[str]] = [[""]]
    for number, line in enumerate(text.split("\n")):
        if number and len(rows[-1]) >= width:
            rows.append([""])
        elif number:
            rows[-1][-1] += "\n"
        start, *others = line.split("\t")
        rows[-1][-1] += start
        rows[-1] += others
    return rows
