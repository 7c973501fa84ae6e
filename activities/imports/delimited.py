"""A CSV file as rows of text, whatever its encoding and separator. Imports no Django."""

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO

from activities.imports import refusals
from activities.imports.refusals import FileRefused

SEPARATORS = ",;\t|"
LONGEST_CELL = 400_000
ENCODINGS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
SAID = re.compile(r"sep=(.)\r?\n")  # Excel's own first line
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

csv.field_size_limit(LONGEST_CELL)


def rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number in the file, as a spreadsheet counts it. Raises FileRefused."""
    text = decoded(content)
    said = SAID.match(text)
    body = text[said.end() :] if said else text
    separator = said.group(1) if said else separator_of(body)
    for number, row in enumerate(csv.reader(StringIO(body, newline=""), delimiter=separator), start=1 + bool(said)):
        yield number, [unguarded(cell) for cell in row]


def decoded(content: bytes) -> str:
    """By its mark, else UTF-8, else what Windows writes in western Europe."""
    for mark, encoding in ENCODINGS.items():
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if b"\x00" in content:
        raise FileRefused(refusals.UNREADABLE)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def separator_of(text: str) -> str:
    """The one that makes most cells of the first row with something in it."""
    start = text.lstrip("\r\n")[:10_000]

    def cells(separator: str) -> int:
        return len(next(csv.reader(StringIO(start, newline=""), delimiter=separator), []))

    return max(SEPARATORS, key=cells)


def guarded(cell: str) -> str:
    """What a spreadsheet would read as a formula gets an apostrophe in front; so does what looks guarded already, so
    that `unguarded` gives back each text as it was.
    """
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA_STARTS) else cell


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA_STARTS) else cell
