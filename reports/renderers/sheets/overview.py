"""The table of the project: what a document says outside its tables, item by item."""

from collections.abc import Iterator
from functools import singledispatch

from activities.dates import full_date
from reports import documents
from reports.documents import ReportDocument
from reports.renderers import presentation
from reports.renderers.sheets.sheet import Cell, Sheet, sheet
from reports.renderers.words import WORDS

CELL = 32_767  # characters that a cell of Excel holds


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
    yield items["version"], presentation.partial(document)
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
