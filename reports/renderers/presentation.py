"""The document in printed strings, so that templates only print: what stands in which cell, in which language."""

from dataclasses import asdict, dataclass
from functools import singledispatch

from activities.dates import When, full_date, printed, printed_stretch
from activities.richtext import Block, Item, Paragraph, plain
from outputs.glyphs import with_codes
from reports import canonical, documents
from reports.documents import ReportDocument, State
from reports.renderers import formats
from reports.renderers.accounts import accounts
from reports.renderers.words import WORDS

PARTS = "reports/document"
SHORT_TEXT = 600  # characters; a row of at most so many is never split over two pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A date beside its place."""

    date: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRow:
    """`lang` is empty where the text is in the document's language."""

    lang: str
    title: str
    welcome: str
    untranslated: str
    lines: tuple[Line, ...]
    following: str
    blocks: tuple[dict, ...]
    attached: tuple[dict, ...]
    outputs: str
    short: bool


def context(document: ReportDocument, *, reviewer: str = "", on_paper: bool = False) -> dict:
    """What `reports/document/body.html` prints. A draft for one `reviewer` says so across each page.

    On paper there are the shipped fonts only, and codes for what they do not have; a screen may have more.
    """
    softened = formats.with_breaks(formats.with_codes(document) if on_paper else document)
    watermark = WORDS[document.language]["draft_for"].format(reviewer) if reviewer else ""
    return {
        "document": document,
        "printed_document": softened,
        "words": WORDS[document.language],
        "date": full_date(document.date, language=document.language),
        "watermark": with_codes(watermark) if on_paper else watermark,
        "draft": draft_label(document.state, document.language),
        "partial": partial(document),
        "seal": seal(document),
        "sections": [printed_section(one, document.language) for one in softened.sections if is_printed(one)],
    }


def is_printed(section: documents.Section) -> bool:
    return not isinstance(section, documents.Accounting) or section.is_printed


def draft_label(state: State, language: str) -> str:
    """*Draft* and how far it has come; empty where the document is published."""
    if state is State.PUBLISHED:
        return ""
    words = WORDS[language]
    return f"{words['draft']} – {words['states'][state]}" if state in words["states"] else words["draft"]


def seal(document: ReportDocument) -> dict | None:
    """What an edition says of itself at its end, so that a reader can verify it."""
    if document.state is not State.PUBLISHED or document.edition is None:
        return None
    code = canonical.verification_code(canonical.sha256(canonical.canonical_json(document)))
    return {"edition": numbered(document.edition, document.language), "code": canonical.printed_code(code)}


def numbered(edition: documents.EditionMark, language: str) -> str:
    words = WORDS[language]
    if not edition.original:
        return words["edition"].format(edition.number)
    return words["version"].format(number=edition.number, original=words["from_language"][edition.original])


def partial(document: ReportDocument) -> str:
    """What a version says of what it does not translate."""
    if document.edition is None or not document.edition.is_partial:
        return ""
    words = WORDS[document.language]
    return words["partial"].format(language=words["in_language"][document.edition.original])


@singledispatch
def printed_section(section: documents.Section, language: str) -> dict:
    raise TypeError(f"No part of the document prints {type(section).__name__}.")


@printed_section.register
def _(section: documents.InShort, language: str) -> dict:
    return {"template": f"{PARTS}/in_short.html", "paragraphs": section.text.splitlines()}


@printed_section.register
def _(section: documents.DataSheet, language: str) -> dict:
    words = WORDS[language]
    references = f" ({', '.join(section.references)})" if section.references else ""
    rows = [
        (words["project_title"], [f"{section.title}{references}"]),
        (words["area"], section.area.splitlines()),
        (words["budget"], [formats.budget_line(section.budget, language)] if section.budget else []),
        (words["funding"], formats.funding_lines(section.funding, language)),
        (words["implementation"], section.implementation.splitlines()),
        (words["duration"], [formats.duration_line(section.duration, language)]),
        (words["objective"], section.objective.splitlines()),
    ]
    word = section.output_word or words["output"]
    return {
        "template": f"{PARTS}/data_sheet.html",
        "rows": [(label, lines) for label, lines in rows if lines],
        "outputs": [
            (f"{word} {output.code}", output.title, output_text(output, language), formats.counts(output, language))
            for output in section.outputs
        ],
        "contact": printed_contact(section.contact),
    }


def printed_contact(contact: documents.Contact | None) -> dict | None:
    """The address of a mail is kept whole beside its printed form, which may hold places to break."""
    if contact is None:
        return None
    return {
        **asdict(contact),
        "organisation": contact.organisation.splitlines(),
        "printed_email": formats.breakable(with_codes(contact.email)),
    }


def output_text(output: documents.OutputLine, language: str) -> str:
    """The statement, and the day on which the output was closed."""
    if output.closed_on is None:
        return output.statement
    closed = WORDS[language]["closed"].format(full_date(output.closed_on, language=language))
    return f"{output.statement} ({closed})".strip()


@printed_section.register
def _(section: documents.EntryTable, language: str) -> dict:
    word = section.output_word or WORDS[language]["output"]
    return {
        "template": f"{PARTS}/entries.html",
        "heading": section.heading,
        "output_word": word,
        "name": section.table.value,
        "rows": [printed_row(row, language) for row in section.rows],
    }


@printed_section.register
def _(section: documents.Legend, language: str) -> dict:
    outputs = [(output.code, output.short_title or output.title) for output in section.outputs]
    return {"template": f"{PARTS}/legend.html", "outputs": outputs}


@printed_section.register
def _(section: documents.Footnotes, language: str) -> dict:
    return {"template": f"{PARTS}/footnotes.html", "notes": section.notes}


@printed_section.register
def _(section: documents.Disclaimer, language: str) -> dict:
    return {"template": f"{PARTS}/disclaimer.html", "paragraphs": section.text.splitlines()}


@printed_section.register
def _(section: documents.Logos, language: str) -> dict:
    return {"template": f"{PARTS}/logos.html", "logos": section.logos}


@printed_section.register
def _(section: documents.Accounting, language: str) -> dict:
    return {
        "template": f"{PARTS}/accounting.html",
        "heading": section.heading,
        "statement": section.statement,
        "lines": accounts(section, language),
    }


@printed_section.register
def _(section: documents.Changes, language: str) -> dict:
    words, day = WORDS[language], full_date(section.of, language=language)
    return {
        "template": f"{PARTS}/changes.html",
        "corrects": words["corrects"].format(number=section.corrects, day=day),
        "reason": words["reason"].format(section.reason),
        "lines": [printed_change(line, language) for line in section.lines],
    }


def printed_change(line: documents.ChangeLine, language: str) -> dict:
    return {
        "subject": line.subject,
        "statement": line.statement,
        "lang": line.language if line.language != language else "",
        "pieces": [{"text": piece.text, piece.kind.value: True} for piece in line.pieces],
    }


def printed_row(row: documents.Row, language: str) -> PrintedRow:
    following = formats.counted(WORDS[language]["following"], row.following) if row.following else ""
    return PrintedRow(
        lang=row.language if row.language != language else "",
        title=row.title,
        welcome=WORDS[language]["funders_welcome"] if row.funders_welcome else "",
        untranslated=WORDS[language]["in_language"][row.language] if row.is_untranslated else "",
        lines=lines(row, language),
        following=following,
        blocks=tuple(printed_block(block) for block in row.text),
        attached=tuple(printed_attachment(one) for one in row.attachments),
        outputs=formats.scope(row.outputs, language),
        short=len(plain(row.text)) <= SHORT_TEXT,
    )


def printed_attachment(attachment: documents.Attachment) -> dict:
    """A file is named; where it is given, a page says."""
    return {"label": attachment.label, "about": formats.about(attachment), "address": attachment.address}


def printed_block(block: Block) -> dict:
    if isinstance(block, Paragraph):
        return {"template": f"{PARTS}/paragraph.html", "runs": block.runs}
    part = "numbers" if block.ordered else "bullets"
    return {"template": f"{PARTS}/{part}.html", "items": [printed_item(item) for item in block.items]}


def printed_item(item: Item) -> dict:
    return {"runs": item.runs, "sublist": printed_block(item.sublist) if item.sublist else None}


def lines(row: documents.Row, language: str) -> tuple[Line, ...]:
    """One line, or a line for each stretch where there are three or more or where they have places of their own."""
    places = {occurrence.place for occurrence in row.occurrences}
    if len(places) == 1 and len(row.occurrences) < 3:
        when = When(
            stretches=tuple(occurrence.stretch for occurrence in row.occurrences),
            to_be_confirmed=row.date_to_be_confirmed and any(not one.stretch.undated for one in row.occurrences),
        )
        return (Line(date=printed(when, language=language), place=place(row, places.pop(), language)),)
    return tuple(
        Line(date=stretch_line(row, one, language), place=place(row, one.place, language)) for one in row.occurrences
    )


def stretch_line(row: documents.Row, occurrence: documents.Occurrence, language: str) -> str:
    line = printed_stretch(occurrence.stretch, language=language)
    confirm = row.date_to_be_confirmed and not occurrence.stretch.undated
    return f"{line} ({WORDS[language]['tbc']})" if confirm else line


def place(row: documents.Row, name: str, language: str) -> str:
    if not row.place_to_be_confirmed:
        return name
    tbc = WORDS[language]["tbc"]
    return f"{name} ({tbc})" if name else tbc
