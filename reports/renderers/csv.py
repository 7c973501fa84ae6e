"""The tables of the workbook as files of CSV, in one archive. A cell that a spreadsheet would execute is guarded."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from outputs.csvlines import csv_lines
from reports.documents import ReportDocument
from reports.renderers.base import Renderer
from reports.renderers.sheets import Cell, Sheet, sheets


class CSVRenderer(Renderer):
    format = "csv"
    extension = "csv.zip"
    label = "CSV"
    content_type = "application/zip"

    def render(self, document: ReportDocument) -> bytes:
        """The files bear no time: the same document gives the same bytes."""
        file = BytesIO()
        with ZipFile(file, "w") as archive:
            for sheet in sheets(document):
                archive.writestr(ZipInfo(f"{sheet.key}.csv"), written(sheet), compress_type=ZIP_DEFLATED)
        return file.getvalue()


def written(sheet: Sheet) -> str:
    return "".join(csv_lines([sheet.heads, *(map(cell_text, row) for row in sheet.rows)]))


def cell_text(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)
