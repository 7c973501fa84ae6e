"""Rows as CSV and as workbooks, in English or French; what is written here is read here as equal."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from activities.imports.columns import BY_NAME, Column
from activities.imports.delimited import guarded
from outputs.csvlines import BYTE_ORDER_MARK

CSV, WORKBOOK = "csv", "xlsx"
CONTENT_TYPES = {
    CSV: "text/csv; charset=utf-8",
    WORKBOOK: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
FITS_IN_A_CELL = 32_767  # characters, in Excel
NO_GUESSING = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
Cells = dict[str, str]


class DoesNotFit(ValueError):
    """A text is longer than a cell of a workbook can be; CSV takes it."""


class _Passing:
    def write(self, line: str) -> str:
        return line


def csv_file(columns: Sequence[Column], rows: Iterable[Cells], *, language: str) -> Iterator[str]:
    """Line by line; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    writer = csv.writer(_Passing())
    yield BYTE_ORDER_MARK + writer.writerow([column.heading(language) for column in columns])
    for cells in rows:
        yield writer.writerow([guarded(cells.get(column.name, "")) for column in columns])


def workbook(columns: Sequence[Column], rows: Iterable[Cells], *, language: str) -> bytes:
    """All cells are text, so that nothing is a formula and `1.10` stays what it is. Raises DoesNotFit."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, NO_GUESSING)
    head = book.add_format({"bold": True, "bg_color": "#EEF2F8", "bottom": 2, "num_format": "@"})
    body = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(_("Entries")[:31])
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width, body)
        sheet.write_string(0, place, column.heading(language), head)
    for number, cells in enumerate(rows, 1):
        for place, column in enumerate(columns):
            write(sheet, number, place, cells.get(column.name, ""), body)
    book.close()
    return file.getvalue()


def write(sheet, row: int, column: int, text: str, style) -> None:
    if len(text) > FITS_IN_A_CELL:
        raise DoesNotFit
    if text:
        sheet.write_string(row, column, text, style)


def named(names: Sequence[str]) -> list[Column]:
    return [BY_NAME[name] for name in names]
