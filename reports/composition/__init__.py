"""The one place where rows become a document. Reads only; the same rows give the same document.

composing      the document of a report, and of a correction
tables         the tables of entries
announcements  what became of what the preceding report announced
data_sheet     the project as it stood on the document's date
footnotes      those whose marks occur
"""

from reports.composition.composing import compose, from_rows, title_of
from reports.composition.tables import as_told, row

__all__ = ["as_told", "compose", "from_rows", "row", "title_of"]
