"""The document as tables for a spreadsheet: the project, and one table each of activities, forecasts, accounting and
changes. A date stands as it is printed, as real days, as its precision and as EDTF: a month stays a month.
"""

from reports.documents import ReportDocument
from reports.renderers.sheets.overview import project
from reports.renderers.sheets.sheet import Cell, Sheet
from reports.renderers.sheets.tables import accounting, changes, entries, plans

__all__ = ["Cell", "Sheet", "sheets"]


def sheets(document: ReportDocument) -> tuple[Sheet, ...]:
    """What the document has no section for has no sheet."""
    made = (project(document), entries(document), plans(document), accounting(document), changes(document))
    return tuple(sheet for sheet in made if sheet)
