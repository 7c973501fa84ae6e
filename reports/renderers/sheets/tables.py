"""The tables of entries, of what became of the last forecasts, and of what a correction changed."""

from activities.dates import Stretch, first_day, last_day, printed_stretch, to_edtf
from activities.richtext import plain
from reports import documents
from reports.documents import PieceKind, ReportDocument, TableKind
from reports.renderers import presentation
from reports.renderers.accounts import where_and_when
from reports.renderers.sheets.sheet import Cell, Sheet, of_kind, sheet
from reports.renderers.words import WORDS

ACTIVITIES = (TableKind.ACTIVITIES, TableKind.EARLIER)
DAYS = (12, 12, 14, 24)  # widths of first day, last day, precision, EDTF


def entries(document: ReportDocument) -> Sheet | None:
    """Those carried out and the earlier ones, each with the heading under which it stands."""
    return table("activities", document, of_kind(document, documents.EntryTable, *ACTIVITIES))


def plans(document: ReportDocument) -> Sheet | None:
    return table("forecasts", document, of_kind(document, documents.EntryTable, TableKind.FORECASTS))


def table(key: str, document: ReportDocument, sections: list[documents.EntryTable]) -> Sheet | None:
    if not sections:
        return None
    words, head = WORDS[document.language], WORDS[document.language]["columns"]
    heads = (words["date"], head["first_day"], head["last_day"], head["precision"], head["edtf"], words["place"])
    output = next((section.output_word for section in sections if section.output_word), words["output"])
    more = (head["title"], head["text"], head["attached"], output, head["language"], head["section"], head["key"])
    columns = tuple(zip((*heads, *more), (18, *DAYS, 24, 50, 80, 40, 12, 10, 40, 42), strict=True))
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
        "\n".join(map(attached, printed.attached)),
        printed.outputs,
        row.language,
        heading,
        row.key,
    )


def attached(one: dict) -> str:
    """`Discussion paper (T-CY (2009) 07, EN): https://example.org/`."""
    name = f"{one['label']} ({one['about']})" if one["about"] else one["label"]
    return f"{name}: {one['address']}" if one["address"] else name


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
    columns = tuple(zip(heads, (24, *DAYS, 50, 34, 40, 50, 10, 42), strict=True))
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
