"""The first visible sheet of an Excel workbook as rows of text. Imports no Django.

Read by hand, in one pass and in constant memory apart from the table of strings: openpyxl fills the gap before a cell
far away with empty ones, starts ten times slower than it reads, and undoes Excel's escapes wrongly. A cell is taken as
it stands there: a formula as its text, a day as that day, a number as it reads; nothing is computed.
"""

import posixpath
import re
from collections.abc import Iterator
from xml.parsers import expat
from zipfile import ZipFile

from activities.imports import refusals
from activities.imports.cells import Formats, shown
from activities.imports.refusals import FileRefused

CHUNK = 1 << 16
DOCUMENT = "/officeDocument"
ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

Attributes = dict[str, str]


def rows(archive: ZipFile) -> Iterator[tuple[int, list[tuple[int, str]]]]:
    """The rows that hold something, each with its number, and of each the cells that do, with their column (from 0)."""
    book = target(archive, "", DOCUMENT)
    workbook = Workbook()
    parse(archive, book, workbook)
    if not workbook.sheets:
        raise FileRefused(refusals.NO_WORKBOOK)
    kept = {name.rpartition("/")[2]: path for name, path in relations(archive, book)}
    strings, formats = Strings(), Formats(epoch_1904=workbook.epoch_1904)
    for name, reader in (("sharedStrings", strings), ("styles", formats)):
        if name in kept:
            parse(archive, kept[name], reader)
    sheet = Sheet(strings.found, formats)
    yield from parsed(archive, target(archive, book, workbook.sheets[0], by_id=True), sheet)


def relations(archive: ZipFile, part: str, *, by_id: bool = False) -> list[tuple[str, str]]:
    """The type (or the id) of each part that belongs to this one, and its path."""
    folder, name = posixpath.split(part)
    reader = Relations()
    parse(archive, posixpath.join(folder, "_rels", f"{name}.rels"), reader)
    key = "Id" if by_id else "Type"
    paths = ((one.get(key, ""), posixpath.join("/", folder, one.get("Target", ""))) for one in reader.found)
    return [(name, posixpath.normpath(path).lstrip("/")) for name, path in paths]


def target(archive: ZipFile, part: str, wanted: str, *, by_id: bool = False) -> str:
    for name, path in relations(archive, part, by_id=by_id):
        if name == wanted or (not by_id and name.endswith(wanted)):
            return path
    raise FileRefused(refusals.NO_WORKBOOK)


def parse(archive: ZipFile, path: str, reader: "Reader") -> None:
    for _ in parsed(archive, path, reader):
        pass


def parsed(archive: ZipFile, path: str, reader: "Reader") -> Iterator:
    """Feeds the part to the reader, piece by piece, and hands on what the reader has finished.

    A document type is refused: no workbook has one, and entities that swell have to be declared in it.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: reader.start(name.rpartition(" ")[2], attributes)
    parser.EndElementHandler = lambda name: reader.end(name.rpartition(" ")[2])
    parser.CharacterDataHandler = reader.text
    with archive.open(path) as stream:
        while chunk := stream.read(CHUNK):
            parser.Parse(chunk, False)
            yield from reader.finished()
        parser.Parse(b"", True)
    yield from reader.finished()


def refuse(*args: object) -> None:
    raise FileRefused(refusals.SUSPICIOUS)


class Reader:
    """Hears of each element; what it does not know it passes over."""

    def __init__(self) -> None:
        self._text: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None:
        self._text.append(text)

    def finished(self) -> list:
        return []

    def taken(self) -> str:
        text, self._text = "".join(self._text), []
        return text


class Relations(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Attributes] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            self.found.append(attributes)


class Workbook(Reader):
    """The visible sheets, by the id under which their parts are found."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[str] = []
        self.epoch_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self.epoch_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet" and attributes.get("state", "visible") == "visible":
            self.sheets += [value for key, value in attributes.items() if key.endswith(" id")]


class Strings(Reader):
    """The table of strings; how to pronounce them (rPh) is no part of them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._string: list[str] = []
        self._aside = 0

    def start(self, name: str, attributes: Attributes) -> None:
        self.taken()
        self._aside += name == "rPh"

    def end(self, name: str) -> None:
        text = self.taken()
        if name == "t" and not self._aside:
            self._string.append(text)
        elif name == "si":
            self.found.append(unescaped("".join(self._string)))
            self._string = []
        self._aside -= name == "rPh"


class Sheet(Strings):
    def __init__(self, strings: list[str], formats: Formats) -> None:
        super().__init__()
        self._strings, self._formats = strings, formats
        self._rows: list[tuple[int, list[tuple[int, str]]]] = []
        self._row, self._cells = 0, []
        self._column, self._cell, self._value = -1, {}, ""
        self._formula: str | None = None
        self._shared: dict[str, str] = {}
        self._share = ""

    def start(self, name: str, attributes: Attributes) -> None:
        super().start(name, attributes)
        if name == "row":
            self._row, self._column, self._cells = number(attributes.get("r"), self._row + 1), -1, []
        elif name == "c":
            self._column = column(attributes.get("r"), self._column + 1)
            self._cell, self._value, self._formula, self._string = attributes, "", None, []
        elif name == "f":
            self._share = attributes.get("si", "") if attributes.get("t") == "shared" else ""

    def text(self, text: str) -> None:
        self._text.append(text)

    def end(self, name: str) -> None:
        if name == "v":
            self._value = self.taken()
        elif name == "f":
            self._formula = self.formula()
        elif name == "c" and (told := self.cell()):
            self._cells.append((self._column, told))
        elif name == "row" and self._cells:
            self._rows.append((self._row, self._cells))
        else:
            super().end(name)

    def formula(self) -> str:
        """A formula that is shared stands in one of its cells."""
        text = self.taken()
        if self._share and text:
            self._shared[self._share] = text
        return text or self._shared.get(self._share, "")

    def cell(self) -> str:
        if self._formula is not None:
            return f"={unescaped(self._formula)}"
        kind = self._cell.get("t", "n")
        if kind == "s":
            return self._strings[int(self._value)]
        if kind in ("inlineStr", "str"):
            return unescaped("".join(self._string) or self._value)
        if kind == "n":
            return self._value and shown(self._value, self._formats.of(self._cell.get("s", "0")), self._formats)
        return {"0": "no", "1": "yes"}.get(self._value, self._value) if kind == "b" else self._value

    def finished(self) -> list:
        rows, self._rows = self._rows, []
        return rows


def number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 8 else otherwise


def column(reference: str | None, otherwise: int) -> int:
    found = REFERENCE.fullmatch(reference or "")
    if not found:
        return otherwise
    index = 0
    for letter in found.group(1):
        index = index * 26 + ord(letter) - 64
    return index - 1


def unescaped(text: str) -> str:
    """Excel writes what XML cannot carry, and what looks like that, as _x000D_."""
    return ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text
