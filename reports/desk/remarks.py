"""What stands beside the rows of a document on screen: comments, and what changed. The document itself knows none of
it: what is rendered from a tree alone has no margin, and so neither has a file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from reports.desk.forms import CommentForm, MendForm
from reports.desk.mended import Mended
from reports.desk.since import Changed
from reports.documents import EntryTable, ReportDocument, Row
from reports.models import Comment
from reports.renderers.presentation import PrintedRow, is_printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """`form` is None where nothing can be said, `changed` where nothing has changed since it was last read."""

    key: str
    remarks: tuple[Comment, ...] = ()
    form: CommentForm | None = None
    changed: Changed | None = None
    mended: tuple[Mended, ...] = ()
    mend_form: MendForm | None = None
    may_mend: bool = False
    template: str = "reports/desk/row_comments.html"

    def __bool__(self) -> bool:
        return bool(self.remarks or self.form is not None or self.changed or self.mended or self.may_mend)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkedRow(PrintedRow):
    """`margin` is the template of what stands beside the row."""

    beside: Margin
    margin: str


def keys(document: ReportDocument) -> frozenset[str]:
    tables = (section for section in document.sections if isinstance(section, EntryTable))
    return frozenset(row.key for table in tables for row in table.rows)


def beside_rows(printed: Sequence[dict], document: ReportDocument, margins: Mapping[str, Margin]) -> list[dict]:
    """The printed sections of the document, with what stands beside their rows."""
    nodes = [section for section in document.sections if is_printed(section)]
    return [
        {**section, "rows": remarked_rows(section["rows"], node.rows, margins)}
        if isinstance(node, EntryTable)
        else section
        for section, node in zip(printed, nodes, strict=True)
    ]


def remarked_rows(
    printed: Sequence[PrintedRow], rows: Sequence[Row], margins: Mapping[str, Margin]
) -> list[PrintedRow]:
    return [remarked(one, margins[row.key]) for one, row in zip(printed, rows, strict=True)]


def remarked(printed: PrintedRow, margin: Margin) -> PrintedRow:
    if not margin:
        return printed
    columns = {field.name: getattr(printed, field.name) for field in fields(PrintedRow)}
    return RemarkedRow(**columns, beside=margin, margin=margin.template)
