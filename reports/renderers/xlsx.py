"""The document as a workbook that a spreadsheet filters, sorts and prints. Strings stay strings, whatever they begin
with; the clock is not asked.
"""

from datetime import date, datetime, time
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format

from reports.documents import ReportDocument
from reports.renderers import presentation
from reports.renderers.base import Renderer
from reports.renderers.sheets import Cell, Sheet, sheets

PAPER_A4 = 9
LINE, HIGHEST = 15, 409  # points: of a line, and of the highest row that Excel has


class XLSXRenderer(Renderer):
    format = "xlsx"
    label = "Excel"
    content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def render(self, document: ReportDocument) -> bytes:
        file = BytesIO()
        book = xlsxwriter.Workbook(file, {"in_memory": True})
        book.set_properties(properties(document))
        styles = {name: book.add_format(style) for name, style in STYLES.items()}
        for told in sheets(document):
            write(book.add_worksheet(told.name), told, styles, heading(document))
        book.close()
        return file.getvalue()


STYLES = {
    "head": {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#0b3d7a", "font_color": "#ffffff"},
    "text": {"text_wrap": True, "valign": "top"},
    "day": {"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"},
}


def properties(document: ReportDocument) -> dict:
    return {
        "title": f"{document.project_title}: {document.title}",
        "author": document.author or document.programme,
        "created": datetime.combine(document.date, time()),
    }


def heading(document: ReportDocument) -> str:
    """What stands on top of each printed page; `&` begins a command there."""
    draft = presentation.draft_label(document.state, document.language)
    line = " – ".join(filter(None, (document.title, draft)))
    return "&C" + line.replace("&", "&&")[:240]


def write(sheet, told: Sheet, styles: dict, heading: str) -> None:
    for column, (head, width) in enumerate(zip(told.heads, told.widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, styles["head"])
    for number, row in enumerate(told.rows, start=1):
        sheet.set_row(number, height(row, told.widths))
        for column, cell in enumerate(row):
            write_cell(sheet, number, column, cell, day=styles["day"], text=styles["text"])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(told.rows), 1), len(told.heads) - 1)
    print_set_up(sheet, heading)


def height(row: tuple[Cell, ...], widths: tuple[int, ...]) -> int:
    """In points, so that every line is seen: not every program that opens the file measures them itself."""
    most = max(lines(cell, width) for cell, width in zip(row, widths, strict=True))
    return min(most * LINE, HIGHEST)


def lines(cell: Cell, width: int) -> int:
    """Broken at words, a line is rarely full."""
    return sum(1 + len(line) // (width - width // 10) for line in str(cell or "").split("\n"))


def write_cell(sheet, row: int, column: int, cell: Cell, *, day: Format, text: Format | None = None) -> None:
    """Strings stay strings, whatever they begin with."""
    match cell:
        case None | "":
            return
        case date():
            sheet.write_datetime(row, column, cell, day)
        case int():
            sheet.write_number(row, column, cell, text)
        case _:
            sheet.write_string(row, column, cell, text)


def print_set_up(sheet, heading: str) -> None:
    sheet.set_paper(PAPER_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(heading)
    sheet.set_footer("&C&P / &N")
