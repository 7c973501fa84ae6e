"""What one edition is made of, held against its document: columns, rows and file. Reads nothing; all is passed in."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from outputs.text import fold
from reports import extracts
from reports.canonical import is_canonical, read, sha256, verification_code
from reports.documents import Changes, ReportDocument, State
from reports.enclosures import UnreadablePDF, enclosed
from reports.models import Edition, EditionFile, EditionRow


def problems(edition: Edition, file: EditionFile | None, rows: Sequence[EditionRow]) -> Iterator[str]:
    if edition.code != verification_code(edition.sha256):
        yield "its code does not follow from its SHA-256"
    if is_erased(edition):
        yield from left_over(edition, file, rows)
        return
    yield from of_document(edition)
    document = tree(edition.document)
    if document is None:
        yield "its document cannot be read"
    else:
        yield from of_columns(edition, document)
        yield from of_rows(rows, document)
    yield from of_file(edition, file)


def is_erased(edition: Edition) -> bool:
    return hasattr(edition, "withdrawal") and edition.withdrawal.erased_at is not None


def left_over(edition: Edition, file: EditionFile | None, rows: Sequence[EditionRow]) -> Iterator[str]:
    there = {"document": edition.document, "title": edition.title, "file": file, "rows": rows}
    for name, left in there.items():
        if left:
            yield f"it was erased, but its {name} can still be read"


def of_document(edition: Edition) -> Iterator[str]:
    if not is_canonical(edition.document):
        yield "its document is not in canonical form"
    if sha256(edition.document) != edition.sha256:
        yield "its document has another SHA-256 than was published"


def tree(text: str) -> ReportDocument | None:
    try:
        return read(text)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return None


def of_columns(edition: Edition, document: ReportDocument) -> Iterator[str]:
    if document.state != State.PUBLISHED:
        yield "its document is not that of an edition"
    for name, value in columns(document).items():
        if getattr(edition, name) != value:
            yield f"its {name} is not what its document says"
    if document.project != edition.series.project.slug:
        yield "its document is of another project"
    if edition.report.series_id != edition.series_id:
        yield "its report is of another series"


def columns(document: ReportDocument) -> dict[str, Any]:
    """What the edition's own row repeats of the document."""
    mark, reasons = document.edition, [part.reason for part in document.sections if isinstance(part, Changes)]
    return {
        "number": mark.number if mark else None,
        "previous_sha256": mark.previous if mark else None,
        "language": document.language,
        "title": document.title,
        "date": document.date,
        "period_start": document.period.start,
        "period_end": document.period.end,
        "window_start": document.window.start,
        "window_end": document.window.end,
        **({"reason": reasons[0]} if reasons else {}),
    }


def of_rows(rows: Sequence[EditionRow], document: ReportDocument) -> Iterator[str]:
    """Rows are counted from 0, as their positions are."""
    expected = {row["position"]: row for row in extracts.rows(document)}
    there = {row.position: row for row in rows}
    for position in sorted(expected.keys() | there.keys()):
        if position not in there:
            yield f"its row {position} is missing"
        elif position not in expected:
            yield f"its row {position} was added"
        elif altered := differing(there[position], expected[position]):
            yield f"its row {position} says another {', '.join(altered)}"


def differing(row: EditionRow, expected: dict[str, Any]) -> list[str]:
    """The columns that differ; the text to search in follows from the others."""
    altered = [name for name, value in expected.items() if getattr(row, name) != value]
    return altered if altered or row.search_text == fold(EditionRow(**expected).searched()) else ["search_text"]


def digest(file: EditionFile | None) -> str:
    """The SHA-256 of a file's bytes, empty where there is none."""
    return hashlib.sha256(file.content).hexdigest() if file else ""


def of_file(edition: Edition, file: EditionFile | None) -> Iterator[str]:
    if file is None:
        yield "its file is missing"
        return
    if file.size != len(file.content):
        yield "its file has another size than was published"
    if file.sha256 != digest(file):
        yield "its file has another SHA-256 than was published"
    else:
        yield from of_enclosed(edition, bytes(file.content))


def of_enclosed(edition: Edition, content: bytes) -> Iterator[str]:
    try:
        inside = enclosed(content)
    except UnreadablePDF:
        yield "its file is no PDF that can be read"
        return
    if inside is not None and hashlib.sha256(inside).hexdigest() != edition.sha256:
        yield "its file carries another document"
