"""Whatever a document holds, every format says it: each file is read by another library than wrote it."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

from hypothesis import given
from lxml import etree
from openpyxl import load_workbook

from activities.richtext import plain
from outputs.csvlines import guarded
from reports.canonical import read
from reports.documents import Accounting, DataSheet, EntryTable, TableKind
from reports.renderers import RENDERERS
from reports.renderers.presentation import printed_row
from tests.reports.renderers.iati import SCHEMA, errors
from tests.reports.strategies import documents, whole_documents

SHEETS = {
    "en": {"activities": "Activities", "forecasts": "Forecasts", "accounting": "Accounting"},
    "fr": {"activities": "Activités", "forecasts": "Prévisions", "accounting": "Suites données"},
}
TITLE, TEXT, OUTPUT, KEY = 6, 7, 8, 11  # columns of the tables of entries


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
