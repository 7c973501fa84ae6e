"""Whatever a document holds, every format says it: each file is read by another library than wrote it."""

import csv
import re
import unicodedata
from io import BytesIO, StringIO
from zipfile import ZipFile

from hypothesis import example, given, settings
from lxml import etree, html
from openpyxl import load_workbook

from activities.richtext import plain
from outputs.csvlines import guarded
from outputs.glyphs import with_codes
from reports.canonical import read
from reports.documents import Accounting, DataSheet, EntryTable, TableKind
from reports.renderers import RENDERERS
from reports.renderers.formats import ZERO_WIDTH_SPACE
from reports.renderers.presentation import printed_row
from tests.reports.renderers import documents as ready
from tests.reports.renderers.iati import SCHEMA, errors
from tests.reports.renderers.tagged import Tagged
from tests.reports.strategies import documents, whole_documents

SHEETS = {
    "en": {"activities": "Activities", "forecasts": "Forecasts", "accounting": "Accounting"},
    "fr": {"activities": "Activités", "forecasts": "Prévisions", "accounting": "Suites données"},
}
FIVE_HUNDRED = ready.document(ready.table(*(ready.row(f"Seminar {number}") for number in range(500))))
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
@example(FIVE_HUNDRED)
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
@example(FIVE_HUNDRED)
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
@example(FIVE_HUNDRED)
@given(documents())
def test_the_data_are_the_tree(document):
    assert read(RENDERERS["json"].render(document).decode()) == document


@whole_documents
@example(FIVE_HUNDRED)
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
TURNED = re.compile("[\u200f\u202a-\u202e\u2066-\u2069]")  # signs that turn what stands after them
TO_THE_LEFT = re.compile(
    f"{TURNED.pattern}|[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


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
@example(FIVE_HUNDRED)
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


def signs(text):
    """Without spaces and accents, which a font may draw into one sign."""
    drawn = unicodedata.normalize("NFKD", solid(with_codes(text)))
    return "".join(sign for sign in drawn if not unicodedata.combining(sign))


def on_paper(drawn):
    """Beside words that run to the left only letters of those that run to the right keep their order; of the others it is
    told which there are, but for brackets, which are drawn the other way round.
    """
    if not TO_THE_LEFT.search(drawn):
        return drawn
    letters = "" if TURNED.search(drawn) else "".join(sign for sign in drawn if unicodedata.bidirectional(sign) == "L")
    return letters, sorted(sign for sign in drawn if not unicodedata.mirrored(sign))


def printed_cells(document):
    """The four cells of each row of the tables of entries, as they are printed."""
    for section in document.sections:
        for row in section.rows if isinstance(section, EntryTable) else ():
            told = printed_row(row, document.language)
            dates, places = zip(*((line.date, line.place) for line in told.lines), strict=True)
            what = [told.title, told.welcome, *in_brackets(told.untranslated), plain(row.text)]
            what += [part for one in told.attached for part in (one["label"], *in_brackets(one["about"]))]
            yield [signs("".join(cell)) for cell in ((*dates, told.following), places, what, told.outputs)]


def in_brackets(text):
    return [f"({text})"] if text else []


def together(parts, rows):
    """The parts of a row are one until nothing of it is missing."""
    waiting = iter(parts)
    for row in rows:
        cells = next(waiting)
        while len("".join(cells)) < len("".join(row)):
            cells = [before + after for before, after in zip(cells, next(waiting), strict=True)]
        yield cells
    assert not list(waiting)


def all_on_paper(rows):
    return [list(map(on_paper, row)) for row in rows]


@settings(max_examples=min(settings().max_examples // 5, 200), deadline=None)
@example(FIVE_HUNDRED)
@given(documents())
def test_the_pdf_says_what_the_tree_and_the_page_say_in_their_order(document):
    page = html.fromstring(RENDERERS["html"].render(document))
    tagged = Tagged(RENDERERS["pdf"].render(document))

    rows = list(printed_cells(document))
    parts = [list(map(signs, cells)) for cells in tagged.parts()]
    assert all_on_paper(together(parts, rows)) == all_on_paper(rows)
    for hidden in page.xpath("//head | //caption | //table[contains(@class, 'entry-table')]"):
        hidden.drop_tree()
    assert on_paper(signs(tagged.around())) == on_paper(signs(page.text_content()))
