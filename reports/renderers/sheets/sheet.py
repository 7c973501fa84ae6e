"""One table: what the workbook and the files of CSV are made of."""

from dataclasses import dataclass
from datetime import date

from reports.documents import ReportDocument, TableKind
from reports.renderers.words import WORDS

Cell = str | int | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """`key` names it in files, `name` is in the document's language; `widths` of the columns are in characters."""

    key: str
    name: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheet(key: str, document: ReportDocument, columns: tuple[tuple[str, int], ...], rows) -> Sheet:
    """`columns` are heads with their widths."""
    return Sheet(
        key=key,
        name=WORDS[document.language]["sheets"][key],
        heads=tuple(head for head, _width in columns),
        widths=tuple(width for _head, width in columns),
        rows=tuple(rows),
    )


def of_kind(document: ReportDocument, kind: type, *tables: TableKind) -> list:
    found = [section for section in document.sections if isinstance(section, kind)]
    return [section for section in found if not tables or section.table in tables]
