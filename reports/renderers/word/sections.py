"""Each section of a document as paragraphs and tables of the body."""

from collections.abc import Iterator
from functools import singledispatch

from activities.richtext import Block
from reports import documents
from reports.renderers.presentation import PrintedRow, printed_section
from reports.renderers.word.blocks import References, blocks
from reports.renderers.word.elements import Element
from reports.renderers.word.pictures import picture
from reports.renderers.word.tables import WIDTH, cell, row, table
from reports.renderers.word.texts import Words, paragraph, run
from reports.renderers.words import WORDS

SHEET = (1814, WIDTH - 1814)
CONTACT = (5990, WIDTH - 5990)
BOX = WIDTH - 60  # whose borders stand within the margins
ENTRIES = (1361, 1417, WIDTH - 3742, 964)


@singledispatch
def written(section: documents.Section, language: str, references: References) -> Iterator[Element]:
    raise TypeError(f"No part of a Word file holds {type(section).__name__}.")


@written.register
def _(section: documents.InShort, language: str, references: References) -> Iterator[Element]:
    yield paragraph("InShortHeading", Words(WORDS[language]["in_short"]))
    for line in printed_section(section, language)["paragraphs"]:
        yield paragraph("InShort", Words(line))


@written.register
def _(section: documents.DataSheet, language: str, references: References) -> Iterator[Element]:
    told, heading = printed_section(section, language), WORDS[language]["project_data"]
    rows = [sheet_row(label, [[Words(line)] for line in lines]) for label, lines in told["rows"]]
    rows += [output_row(*output) for output in told["outputs"]]
    yield paragraph("Heading1", Words(heading))
    yield table("DataSheet", SHEET, rows, title=heading, description=section.title, look="firstColumn")
    if told["contact"]:
        yield from contact(told["contact"], language, references)


def sheet_row(label: str, lines: list[list[Words]], *more: Element) -> Element:
    head, value = SHEET
    inside = [*(paragraph("TableText", *line) for line in lines), *more]
    return row(cell(head, [paragraph("RowHead", Words(label))]), cell(value, inside))


def output_row(label: str, title: str, statement: str, counts: str) -> Element:
    line = [Words(title, style="Strong"), *([Words(f": {statement}")] if statement else [])]
    return sheet_row(label, [line], *([paragraph("TableNote", Words(counts))] if counts else []))


def contact(told: dict, language: str, references: References) -> Iterator[Element]:
    words = WORDS[language]
    heading = f"{words['contact']}: {told['unit']}" if told["unit"] else words["contact"]
    reach = [[Words(f"{words[name]} {told[name]}")] for name in ("telephone", "fax") if told[name]]
    if told["email"]:
        link = references.link(f"mailto:{told['email']}")
        reach.append([Words(f"{words['email']} "), Words(told["email"], link=link)])
    address = [[Words(line)] for line in told["organisation"]]
    cells = [
        cell(width, [paragraph("Address", *line) for line in lines], empty="Address")
        for width, lines in zip(CONTACT, (address, reach), strict=True)
    ]
    head = cell(WIDTH, [paragraph("ContactHeading", Words(heading))], columns=2)
    yield paragraph("BetweenTables")  # else they would be one
    yield table("Contact", CONTACT, [row(head), row(*cells)], title=heading, look="firstRow")


@written.register
def _(section: documents.EntryTable, language: str, references: References) -> Iterator[Element]:
    told, words = printed_section(section, language), WORDS[language]
    heads = (words["date"], words["place"], words["activity"], told["output_word"])
    yield paragraph("Heading1", Words(section.heading))
    if not section.rows:
        yield paragraph("Nothing", Words(words["nothing"]))
        return
    rows = [head(heads)]
    rows += [entry(printed, one.text, references) for printed, one in zip(told["rows"], section.rows, strict=True)]
    yield table("Entries", ENTRIES, rows, title=section.heading, description=", ".join(heads), look="firstRow")


def head(words: tuple[str, ...]) -> Element:
    cells = [cell(width, [paragraph("TableHead", Words(word))]) for width, word in zip(ENTRIES, words, strict=True)]
    return row(*cells, repeated=True)


def entry(told: PrintedRow, text: tuple[Block, ...], references: References) -> Element:
    when = [paragraph("TableText", Words(line.date)) for line in told.lines]
    when += [paragraph("TableNote", Words(told.following))] if told.following else []
    where = [paragraph("TableText", Words(line.place)) for line in told.lines]
    title = [Words(told.title, style="Strong", language=told.lang)]
    title += [Words(" "), Words(told.welcome, style="FundersWelcome")] if told.welcome else []
    title += [Words(f" ({told.untranslated})")] if told.untranslated else []
    what = [paragraph("EntryTitle", *title), *blocks(text, told.lang, references)]
    what += [attached(one, told.lang, references) for one in told.attached]
    outputs = [paragraph("TableText", Words(told.outputs))]
    inside = zip(ENTRIES, (when, where, what, outputs), strict=True)
    return row(*(cell(width, paragraphs) for width, paragraphs in inside), whole=told.short)


def attached(one: dict, language: str, references: References) -> Element:
    link = references.link(one["address"]) if one["address"] else ""
    about = [Words(f" ({one['about']})", language=language)] if one["about"] else []
    return paragraph("TableNote", Words(one["label"], language=language, link=link), *about)


@written.register
def _(section: documents.Accounting, language: str, references: References) -> Iterator[Element]:
    told = printed_section(section, language)
    yield paragraph("Heading1", Words(told["heading"]))
    yield paragraph("Normal", Words(told["statement"]))
    for line in told["lines"]:
        yield paragraph("ListBullet", *account(line, language))


def account(line: dict, language: str) -> Iterator[Words]:
    yield Words(line["became"], style="Strong")
    yield Words(f"{WORDS[language]['colon']} ")
    for number, subject in enumerate(line["subjects"]):
        yield Words(f"{'; ' if number else ''}{subject['dates']}, ")
        yield Words(subject["title"], language=subject["lang"])
        yield Words(subject["now"])
    if line["reason"]:
        yield Words(f" – {line['reason']}")


@written.register
def _(section: documents.Changes, language: str, references: References) -> Iterator[Element]:
    told, heading = printed_section(section, language), WORDS[language]["changes"]
    inside = [paragraph("Normal", Words(told["corrects"])), paragraph("Normal", Words(told["reason"]))]
    inside += [part for line in told["lines"] for part in change(line)]
    yield paragraph("Heading1", Words(heading))
    yield table("Changes", (BOX,), [row(cell(BOX, inside), whole=False)], title=heading)


def change(line: dict) -> Iterator[Element]:
    statement = [Words(f": {line['statement']}")] if line["statement"] else []
    yield paragraph("ListBullet", Words(line["subject"], style="Strong"), *statement)
    if line["pieces"]:
        yield paragraph("ChangedWords", *(piece(one, line["lang"]) for one in line["pieces"]))


def piece(told: dict, language: str) -> Words:
    style = "Removed" if told.get("removed") else "Added" if told.get("added") else ""
    return Words(told["text"], style=style, language=language)


@written.register
def _(section: documents.Legend, language: str, references: References) -> Iterator[Element]:
    yield paragraph("Heading1", Words(WORDS[language]["legend"]))
    for code, title in printed_section(section, language)["outputs"]:
        yield paragraph("Legend", Words(code, style="Strong"), Words(f" {title}"))


@written.register
def _(section: documents.Footnotes, language: str, references: References) -> Iterator[Element]:
    for number, note in enumerate(section.notes):
        yield paragraph("Notes" if number else "NotesFirst", Words(note.mark, style="Strong"), Words(f" {note.text}"))


@written.register
def _(section: documents.Disclaimer, language: str, references: References) -> Iterator[Element]:
    for number, line in enumerate(printed_section(section, language)["paragraphs"]):
        yield paragraph("Disclaimer" if number else "DisclaimerFirst", Words(line))


@written.register
def _(section: documents.Logos, language: str, references: References) -> Iterator[Element]:
    line = paragraph("Logos")
    for number, logo in enumerate(section.logos, 1):
        if number > 1:
            line.append(run("   "))
        line.append(picture(logo, references.picture(logo.png), number))
    yield line
