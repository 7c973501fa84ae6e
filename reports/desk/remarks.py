"""Comments beside the rows of a document on screen. The document itself knows none: what is rendered from a tree alone
has no margin, and so neither has a file.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields

from reports.desk.forms import CommentForm
from reports.documents import EntryTable, ReportDocument, Row
from reports.models import Comment
from reports.renderers.presentation import PrintedRow, is_printed


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkedRow(PrintedRow):
    """`margin` is the template of what stands beside the row; `form` is None where nothing can be said."""

    key: str
    remarks: tuple[Comment, ...]
    form: CommentForm | None
    margin: str = "reports/desk/row_comments.html"


def keys(document: ReportDocument) -> frozenset[str]:
    tables = (section for section in document.sections if isinstance(section, EntryTable))
    return frozenset(row.key for table in tables for row in table.rows)


def beside_rows(
    printed: Sequence[dict],
    document: ReportDocument,
    *,
    remarks: Mapping[str, tuple[Comment, ...]],
    form_of: Callable[[str], CommentForm | None],
) -> list[dict]:
    """The printed sections of the document, with what is said of their rows."""
    return [
        {**section, "rows": remarked_rows(section["rows"], node.rows, remarks, form_of)}
        if isinstance(node, EntryTable)
        else section
        for section, node in zip(printed, filter(is_printed, document.sections), strict=True)
    ]


def remarked_rows(printed: Sequence[PrintedRow], rows: Sequence[Row], remarks, form_of) -> list[PrintedRow]:
    return [remarked(*pair, remarks, form_of) for pair in zip(printed, rows, strict=True)]


def remarked(printed: PrintedRow, row: Row, remarks, form_of) -> PrintedRow:
    said, form = remarks.get(row.key, ()), form_of(row.key)
    if not said and form is None:
        return printed
    columns = {field.name: getattr(printed, field.name) for field in fields(PrintedRow)}
    return RemarkedRow(**columns, key=row.key, remarks=said, form=form)
