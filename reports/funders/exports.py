"""Activities to take away: exactly what was asked, as lines of CSV or as a workbook. Written row by row."""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import BinaryIO

import xlsxwriter
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _

from activities.dates import first_day, last_day, to_edtf
from outputs.csvlines import csv_lines
from reports.corrections import printing
from reports.documents import Row, TableKind
from reports.funders import entries
from reports.funders.shelves import Shelf
from reports.models import Edition, EditionRow
from reports.renderers import formats
from reports.renderers.csv import cell_text
from reports.renderers.sheets import Cell
from reports.renderers.xlsx import XLSXRenderer, write_cell

EPOCH = datetime(2000, 1, 1)  # of a workbook of a project without an edition
WIDTHS = (18, 12, 12, 24, 24, 50, 60, 10, 12, 40, 8, 12)  # of the columns, in characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the file says beside what editions tell, in the language in which it was asked for: when the rows are
    written, the screen may speak another's again.
    """

    heads: tuple[str, ...]
    carried_out: str
    planned: str


def words() -> Words:
    heads = (
        _("Date"),
        _("First day"),
        _("Last day"),
        _("EDTF"),
        _("Place"),
        _("Activity"),
        _("Text"),
        _("Output"),
        _("Status"),
        _("Told in"),
        _("Edition"),
        _("Date of issue"),
    )
    return Words(heads=heads, carried_out=_("carried out"), planned=_("planned"))


def lines(shelf: Shelf, rows: QuerySet[EditionRow], said: Words) -> Iterator[tuple[Cell, ...]]:
    editions = {edition.pk: edition for edition in shelf.editions}
    for told, row in entries.all_of(rows):
        yield line(told, row, editions[told.edition_id], said)


def line(told: EditionRow, row: Row, edition: Edition, said: Words) -> tuple[Cell, ...]:
    """The date as the document prints it, as real days, and as EDTF: a month stays a month."""
    stretches = [one.stretch for one in row.occurrences]
    return (
        printing.dates(row, edition.language),
        first_day(stretches),
        last_day(stretches),
        "; ".join(to_edtf(stretch) for stretch in stretches),
        printing.places(row, edition.language),
        row.title,
        told.text,
        formats.scope(row.outputs, edition.language),
        said.planned if told.section == TableKind.FORECASTS else said.carried_out,
        edition.title,
        edition.number,
        edition.date,
    )


def as_csv(shelf: Shelf, rows: QuerySet[EditionRow]) -> HttpResponse:
    said = words()
    told = ([cell_text(cell) for cell in row] for row in lines(shelf, rows, said))
    file = csv_lines(chain([said.heads], told))
    return StreamingHttpResponse(file, content_type="text/csv; charset=utf-8", headers=as_file(shelf, "csv"))


def as_xlsx(shelf: Shelf, rows: QuerySet[EditionRow]) -> HttpResponse:
    file, said = tempfile.TemporaryFile(), words()  # noqa: SIM115 (closed by the response when it is sent)
    issued = shelf.latest.published_at if shelf.latest else EPOCH
    write_workbook(file, said.heads, lines(shelf, rows, said), created=issued)
    file.seek(0)
    return FileResponse(file, content_type=XLSXRenderer.content_type, headers=as_file(shelf, "xlsx"))


def as_file(shelf: Shelf, kind: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{shelf.project.slug}-activities.{kind}"'}


def write_workbook(
    file: BinaryIO, heads: tuple[str, ...], rows: Iterable[tuple[Cell, ...]], *, created: datetime
) -> None:
    """Strings stay strings, whatever they begin with. The same rows give the same bytes: the clock is not asked."""
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    book.set_properties({"created": created.replace(tzinfo=None, microsecond=0)})
    days, bold = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True})
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    for column, (head, width) in enumerate(zip(heads, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, bold)
    for number, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            write_cell(sheet, number, column, cell, day=days)
    book.close()


EXPORTS: dict[str, Callable[[Shelf, QuerySet[EditionRow]], HttpResponse]] = {"csv": as_csv, "xlsx": as_xlsx}
