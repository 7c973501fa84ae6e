"""The document as tables for a spreadsheet: the project, and one table each of activities, forecasts, accounting and
changes. A date stands as it is printed, as real days, as its precision and as EDTF: a month stays a month.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from activities.dates import Stretch, first_day, full_date, last_day, printed_stretch, to_edtf
from activities.richtext import plain
from reports import documents
from reports.documents import PieceKind, ReportDocument, TableKind
from reports.renderers import presentation
from reports.renderers.accounts import where_and_when
from reports.renderers.words import WORDS

Cell = str | int | date | None
CELL = 32_767  # characters that a cell of Excel holds
DAYS = (12, 12, 14, 24)  # widths of first day, last day, precision, EDTF


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """`key` names it in files, `name` is in the document's language; `widths` of the columns are in characters."""

    key: str
    name: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets(document: ReportDocument) -> tuple[Sheet, ...]:
    """What the document has no section for has no sheet."""
    made = (project(document), entries(document), plans(document), accounting(document), changes(document))
    return tuple(sheet for sheet in made if sheet)


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


def project(document: ReportDocument) -> Sheet:
    head = WORDS[document.language]["columns"]
    rows = [
        (label, part)
        for label, value in (*identity(document), *told(document))
        for part in pieces_of(value)
        if part not in ("", None)
    ]
    return sheet("project", document, ((head["item"], 28), (head["value"], 100)), rows)


def pieces_of(value: Cell) -> list[Cell]:
    """A text that is too long for a cell goes on in the next row: nothing is cut."""
    if not isinstance(value, str):
        return [value]
    return [value[start : start + CELL] for start in range(0, len(value), CELL)]


def identity(document: ReportDocument) -> Iterator[tuple[str, Cell]]:
    words, language = WORDS[document.language], document.language
    items = words["items"]
    yield items["programme"], document.programme
    yield items["project"], document.project_title
    yield items["report"], document.title
    yield words["date"], document.date
    yield items["period"], span(document.period, language)
    yield items["window"], span(document.window, language)
    yield items["state"], presentation.draft_label(document.state, language)
    if seal := presentation.seal(document):
        yield items["edition"], seal["edition"]
        yield words["code"], seal["code"]


def span(span: documents.Span, language: str) -> str:
    days = (full_date(day, language=language) for day in (span.start, span.end))
    return " – ".join(days)


def told(document: ReportDocument) -> Iterator[tuple[str, Cell]]:
    for section in document.sections:
        yield from lines(section, document.language)


@singledispatch
def lines(section: documents.Section, language: str) -> Iterator[tuple[str, Cell]]:
    """The lines of a section in the table of the project; what has a table of its own has none here."""
    yield from ()


@lines.register
def _(section: documents.InShort, language: str) -> Iterator[tuple[str, Cell]]:
    yield WORDS[language]["in_short"], section.text


@lines.register
def _(section: documents.DataSheet, language: str) -> Iterator[tuple[str, Cell]]:
    printed = presentation.printed_section(section, language)
    for label, values in printed["rows"]:
        yield label, "\n".join(values)
    for label, title, statement, counts in printed["outputs"]:
        yield label, f"{title}: {statement}" if statement else title
        yield label, counts
    if section.contact:
        yield from contact(section.contact, language)


def contact(contact: documents.Contact, language: str) -> Iterator[tuple[str, Cell]]:
    words = WORDS[language]
    yield words["contact"], "\n".join(filter(None, (contact.unit, contact.organisation)))
    yield words["telephone"], contact.telephone
    yield words["fax"], contact.fax
    yield words["email"], contact.email


@lines.register
def _(section: documents.Accounting, language: str) -> Iterator[tuple[str, Cell]]:
    if section.is_printed:
        yield section.heading, section.statement


@lines.register
def _(section: documents.Changes, language: str) -> Iterator[tuple[str, Cell]]:
    printed = presentation.printed_section(section, language)
    yield WORDS[language]["changes"], f"{printed['corrects']}\n{printed['reason']}"


@lines.register
def _(section: documents.Legend, language: str) -> Iterator[tuple[str, Cell]]:
    for output in section.outputs:
        yield WORDS[language]["legend"], f"{output.code} {output.short_title or output.title}"


@lines.register
def _(section: documents.Footnotes, language: str) -> Iterator[tuple[str, Cell]]:
    for note in section.notes:
        yield WORDS[language]["notes"], f"{note.mark} {note.text}"


@lines.register
def _(section: documents.Disclaimer, language: str) -> Iterator[tuple[str, Cell]]:
    yield WORDS[language]["notes"], section.text


def entries(document: ReportDocument) -> Sheet | None:
    """Those carried out and the earlier ones, each with the heading under which it stands."""
    return table("activities", document, of_kind(document, documents.EntryTable, *ACTIVITIES))


def plans(document: ReportDocument) -> Sheet | None:
    return table("forecasts", document, of_kind(document, documents.EntryTable, TableKind.FORECASTS))


ACTIVITIES = (TableKind.ACTIVITIES, TableKind.EARLIER)


def table(key: str, document: ReportDocument, sections: list[documents.EntryTable]) -> Sheet | None:
    if not sections:
        return None
    words, head = WORDS[document.language], WORDS[document.language]["columns"]
    heads = (words["date"], head["first_day"], head["last_day"], head["precision"], head["edtf"], words["place"])
    output = next((section.output_word for section in sections if section.output_word), words["output"])
    more = (head["title"], head["text"], output, head["language"], head["section"], head["key"])
    columns = tuple(zip((*heads, *more), (18, *DAYS, 24, 50, 80, 12, 10, 40, 38), strict=True))
    rows = (entry(row, section.heading, document.language) for section in sections for row in section.rows)
    return sheet(key, document, columns, rows)


def entry(row: documents.Row, heading: str, language: str) -> tuple[Cell, ...]:
    printed = presentation.printed_row(row, language)
    dates = [line.date for line in printed.lines]
    return (
        "\n".join([*dates, printed.following] if printed.following else dates),
        *days([one.stretch for one in row.occurrences]),
        "\n".join(line.place for line in printed.lines),
        f"{row.title} {printed.welcome}" if printed.welcome else row.title,
        plain(row.text),
        printed.outputs,
        row.language,
        heading,
        row.key,
    )


def days(stretches: list[Stretch]) -> tuple[Cell, ...]:
    """The first and the last day that the stretches touch, how exact they are, and each as EDTF."""
    precisions = dict.fromkeys(stretch.precision.value for stretch in stretches)
    return (
        first_day(stretches),
        last_day(stretches),
        "; ".join(precisions),
        "; ".join(filter(None, map(to_edtf, stretches))),
    )


def accounting(document: ReportDocument) -> Sheet | None:
    """Every forecast of the last report, those that went as announced too."""
    sections = [section for section in of_kind(document, documents.Accounting) if section.is_printed]
    if not sections:
        return None
    head = WORDS[document.language]["columns"]
    names = ("announced", "first_day", "last_day", "precision", "edtf", "title", "became", "now", "reason")
    heads = [head[name] for name in (*names, "language", "key")]
    columns = tuple(zip(heads, (24, *DAYS, 50, 34, 40, 50, 10, 38), strict=True))
    rows = (account(line, document.language) for section in sections for line in section.lines)
    return sheet("accounting", document, columns, rows)


def account(line: documents.AccountLine, language: str) -> tuple[Cell, ...]:
    words = WORDS[language]
    stretches = [one.stretch for one in line.announced]
    return (
        "; ".join(printed_stretch(stretch, language=language) for stretch in stretches),
        *days(stretches),
        line.title,
        {**words["fates"], **words["became"]}[line.fate],
        where_and_when(line.now, language),
        line.reason,
        line.language,
        line.key,
    )


def changes(document: ReportDocument) -> Sheet | None:
    sections = of_kind(document, documents.Changes)
    if not sections:
        return None
    head = WORDS[document.language]["columns"]
    heads = [head[name] for name in ("subject", "statement", "before", "after", "language")]
    columns = tuple(zip(heads, (50, 50, 60, 60, 10), strict=True))
    rows = (
        (line.subject, line.statement, without(line, PieceKind.ADDED), without(line, PieceKind.REMOVED), line.language)
        for section in sections
        for line in section.lines
    )
    return sheet("changes", document, columns, rows)


def without(line: documents.ChangeLine, kind: PieceKind) -> str:
    return "".join(piece.text for piece in line.pieces if piece.kind is not kind)
