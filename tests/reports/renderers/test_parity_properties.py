"""Whatever a document holds, every format says it: each file is read by another library than wrote it."""

import csv
import re
from io import BytesIO, StringIO
from zipfile import ZipFile

from hypothesis import given, settings
from lxml import etree, html
from openpyxl import load_workbook
from pypdf import PdfReader

from activities.richtext import plain
from outputs.csvlines import guarded
from outputs.glyphs import with_codes
from reports.canonical import read
from reports.documents import Accounting, DataSheet, EntryTable, TableKind
from reports.renderers import RENDERERS
from reports.renderers.formats import ZERO_WIDTH_SPACE, breakable
from reports.renderers.presentation import printed_row
from tests.reports.renderers.iati import SCHEMA, errors
from tests.reports.strategies import documents, whole_documents

SHEETS = {
    "en": {"activities": "Activities", "forecasts": "Forecasts", "accounting": "Accounting"},
    "fr": {"activities": "Activités", "forecasts": "Prévisions", "accounting": "Suites données"},
}
TITLE, TEXT, OUTPUT, KEY = 6, 7, 9, 12  # columns of the tables of entries


def told(document, *kinds):
    """Title, text, outputs and key of each row of these tables, in the order of the document."""
    return [
        (row.title, plain(row.text), printed_row(row, document.language).outputs, row.key)
        for section in document.sections
        if isinstance(section, EntryTable) and section.table in kinds
        for row in section.rows
    ]


def entries(document):
    return {
        "activities": told(document, TableKind.ACTIVITIES, TableKind.EARLIER),
        "forecasts": told(document, TableKind.FORECASTS),
    }


def accounts(document):
    return [
        (line.title, line.reason, line.key)
        for section in document.sections
        if isinstance(section, Accounting) and section.is_printed
        for line in section.lines
    ]


def without_welcome(title, expected):
    """The title of a planned activity may say behind it that funders are welcome."""
    return title if title == expected else title.rsplit(" (", 1)[0]


def chosen(line, expected):
    title, text, output, key = (line[number] or "" for number in (TITLE, TEXT, OUTPUT, KEY))
    return (without_welcome(title, expected[0]), text, output, key)


@whole_documents
@given(documents())
def test_the_workbook_says_what_the_tree_says(document):
    book = load_workbook(BytesIO(RENDERERS["xlsx"].render(document)))

    for key, rows in entries(document).items():
        name = SHEETS[document.language][key]
        found = list(book[name].iter_rows(min_row=2, values_only=True)) if name in book.sheetnames else []
        assert [chosen(*pair) for pair in zip(found, rows, strict=True)] == rows
    name = SHEETS[document.language]["accounting"]
    found = list(book[name].iter_rows(min_row=2, values_only=True)) if name in book.sheetnames else []
    assert [(line[5] or "", line[8] or "", line[10]) for line in found] == accounts(document)


@whole_documents
@given(documents())
def test_the_files_of_csv_say_what_the_tree_says(document):
    with ZipFile(BytesIO(RENDERERS["csv"].render(document))) as archive:
        files = {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}

    for key, rows in entries(document).items():
        content = files.get(f"{key}.csv", "head")
        found = list(csv.reader(StringIO(content, newline="")))[1:]
        expected = [tuple(map(guarded, row)) for row in rows]
        assert [chosen(*pair) for pair in zip(found, expected, strict=True)] == expected


@whole_documents
@given(documents())
def test_the_data_are_the_tree(document):
    assert read(RENDERERS["json"].render(document).decode()) == document


@whole_documents
@given(documents())
def test_iati_is_well_formed_valid_and_says_the_outputs(document):
    content = RENDERERS["iati"].render(document)

    if SCHEMA.exists():
        assert errors(content) == []
    titles = [one.findtext("title/narrative") for one in etree.fromstring(content).iter("result")]
    outputs = [
        f"{output.code}: {output.title}"
        for section in document.sections
        if isinstance(section, DataSheet)
        for output in section.outputs
    ]
    assert all(title.endswith(output) for title, output in zip(titles, outputs, strict=True))


ALL = (TableKind.ACTIVITIES, TableKind.EARLIER, TableKind.FORECASTS)
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
COMPOSED = re.compile("[\u0300-\u036f\ufb00-\ufb06]")  # what a font draws as one, a reader may give in another form


def in_order(document):
    """The tables in the order of the document, each row with what it says."""
    return [
        (row.title, plain(row.text), printed_row(row, document.language).outputs)
        for section in document.sections
        if isinstance(section, EntryTable)
        for row in section.rows
    ]


def solid(text):
    return "".join(text.replace(ZERO_WIDTH_SPACE, "").split())


@whole_documents
@given(documents())
def test_the_page_says_what_the_tree_says(document):
    page = html.fromstring(RENDERERS["html"].render(document))
    rows = page.xpath("//table[contains(@class, 'entry-table')]/tbody/tr")

    found = [
        (
            solid(row.xpath("string(td[3]/p[1]/strong)")),
            solid(
                "".join(
                    row.xpath(
                        "td[3]/*[not(self::p[contains(@class, 'entry-title')])]//text()[not(ancestor::*[contains(@class, 'attached')])]"
                    )
                )
            ),
            solid("".join(row.xpath("td[4]/p/text()"))),
        )
        for row in rows
    ]

    assert found == [tuple(map(solid, row)) for row in in_order(document)]


def pieces(text):
    """What a reader of PDFs gives back for certain: whole words, broken where lines may break, that run to the right."""
    for word in with_codes(text).split():
        for piece in breakable(word).split(ZERO_WIDTH_SPACE):
            if not RIGHT_TO_LEFT.search(piece) and not COMPOSED.search(piece):
                yield piece


@settings(max_examples=min(settings().max_examples // 5, 200), deadline=None)
@given(documents())
def test_the_pdf_says_every_word_of_each_row(document):
    """Their order is the page's, of which it is made."""
    reader = PdfReader(BytesIO(RENDERERS["pdf"].render(document)))
    said = solid("".join(page.extract_text() for page in reader.pages))

    words = {piece for title, text, _outputs in in_order(document) for piece in [*pieces(title), *pieces(text)]}
    assert {piece for piece in words if piece not in said} == set()
