"""What holds for the Word file of every document: it opens, and it says what the page says, in the same order."""

import re
from html.parser import HTMLParser
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from lxml import etree

from activities import richtext
from reports.documents import (
    Accounting,
    Changes,
    DataSheet,
    Disclaimer,
    EntryTable,
    Footnotes,
    InShort,
    Legend,
    Logos,
)
from reports.renderers.formats import scope
from reports.renderers.html import page
from reports.renderers.presentation import lines
from reports.renderers.words import WORDS
from tests.reports.renderers.word import of, paragraphs, parts, read, runs, solid, styled, tables, text_of, written
from tests.reports.strategies import documents, whole_documents

# For who does not see the table, or only on a narrow screen.
NOT_READ = [re.compile(r"<caption>.*?</caption>", re.DOTALL), re.compile(r'<span class="label">.*?</span>', re.DOTALL)]
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


class Text(HTMLParser):
    def __init__(self, source):
        super().__init__()
        self.said = ""
        self.feed(source)

    def handle_data(self, data):
        self.said += data


def read_aloud(document):
    body = page(document).split("<body>")[1]
    for hidden in NOT_READ:
        body = hidden.sub("", body)
    return Text(body).said


@whole_documents
@given(documents())
def test_a_word_file_says_every_word_of_the_page_in_its_order(document):
    assert solid(text_of(read(document))) == solid(read_aloud(document))


@whole_documents
@given(documents())
def test_titles_headings_and_rows_come_back_as_the_tree_has_them(document):
    word = read(document)
    entries = [section for section in document.sections if isinstance(section, EntryTable)]

    titles = styled(word, "Programme", "Subtitle", "Title")
    headings = styled(word, "Heading 1", "In Short Heading")
    rows = [[told(row) for row in table.rows[1:]] for table in tables(word)]

    assert titles == [*filter(None, [document.programme]), document.project_title, document.title]
    assert headings == [*filter(None, (heading(section, WORDS[document.language]) for section in document.sections))]
    assert rows == [[expected(row, document.language) for row in table.rows] for table in entries if table.rows]


def heading(section, words):
    match section:
        case EntryTable():
            return section.heading
        case Accounting():
            return section.heading if section.is_printed else ""
        case Footnotes() | Disclaimer() | Logos():
            return ""
    named = {InShort: "in_short", DataSheet: "project_data", Legend: "legend", Changes: "changes"}
    return words[named[type(section)]]


def told(row):
    when, where, what, outputs = row.cells
    title, *text = what.paragraphs
    return (
        [paragraph.text for paragraph in when.paragraphs if paragraph.style.name == "Table Text"],
        [paragraph.text for paragraph in where.paragraphs],
        "".join(said for run, said in runs(title) if of(run, "rPr/rStyle") == "Strong"),
        [paragraph.text for paragraph in text if paragraph.style.name != "Table Note"],
        outputs.text,
    )


def expected(row, language):
    printed = lines(row, language)
    return (
        [line.date for line in printed],
        [line.place for line in printed],
        row.title,
        richtext.plain(row.text).split("\n") if row.text else [],
        scope(row.outputs, language),
    )


@whole_documents
@given(documents())
def test_every_part_is_well_formed_and_each_word_runs_in_its_direction(document):
    content = written(document)

    for name, told_part in parts(content).items():
        if name.endswith(".png"):
            continue
        assert etree.fromstring(told_part) is not None, name
    for paragraph in paragraphs(Document(BytesIO(content))):
        for run, said in runs(paragraph):
            assert bool(RIGHT_TO_LEFT.search(said)) == (run.find(f".//{qn('w:rtl')}") is not None)
