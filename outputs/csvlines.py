"""Rows as lines of CSV that a spreadsheet opens and never executes."""

import csv
from collections.abc import Iterable, Iterator

BYTE_ORDER_MARK = "\ufeff"  # without it, spreadsheets take UTF-8 for the machine's own encoding
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class _Passing:
    """A file for the writer of the standard library that hands each line on at once."""

    def write(self, line: str) -> str:
        return line


def csv_lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield BYTE_ORDER_MARK
    writer = csv.writer(_Passing())
    for row in rows:
        yield writer.writerow([guarded(cell) for cell in row])


def guarded(cell: str) -> str:
    """A cell that a spreadsheet would read as a formula gets an apostrophe in front, which makes it text."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
