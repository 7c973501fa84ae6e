"""The first document the application must be able to produce: every cell of the real update, in the page and in the PDF."""

import re
import tomllib
from html.parser import HTMLParser
from io import BytesIO

import pytest
from pypdf import PdfReader

from activities import richtext
from outputs.models import Project
from reports.composition import compose
from reports.demonstration import FILE, load_demonstration
from reports.documents import EntryTable
from reports.models import Report
from reports.renderers import RENDERERS
from reports.renderers.html import page
from reports.renderers.presentation import context
from tests.reports.renderers.word import cells as cells_of_word
from tests.reports.renderers.word import read as read_word
from tests.reports.renderers.word import tables as tables_of_word
from tests.reports.renderers.word import text_of as text_of_word
from tests.seed_report import seed_report

pytestmark = pytest.mark.django_db

DATA = tomllib.loads(FILE.read_text(encoding="utf-8"))
ENTRIES = DATA["activity"] + DATA["forecast"]
TITLES = [
    "Project on Cybercrime",
    "Global Project on Cybercrime (phase 2)",
    "Update 15 September-31 October / forecast November 2009",
    "Date: 2 November 2009",
    "ACTIVITIES CARRIED OUT BETWEEN 15 SEPTEMBER AND 31 OCTOBER 2009",
    "ACTIVITIES PLANNED FOR NOVEMBER 2009",
]
DATA_SHEET = [
    "Project title Global Project on Cybercrime, Phase 2 (DGHL/2009/2079)",
    f"Project area {DATA['project']['area']}",
    "Budget Up to EURO 1.4 million (threshold EURO 500,000)",
    "Funding Council of Europe (Project 1429 – economic crime) Contributions from Romania, Microsoft and McAfee",
    f"Implementation {DATA['project']['implementation']}",
    "Duration 28 months (1 March 2009 – 30 June 2011)",
    f"Project objective {DATA['project']['objective']}",
    *(f"Output {output['number']} {output['title']}: {output['statement']}" for output in DATA["output"]),
    "Contact: Economic Crime Division",
    "F-67075 Strasbourg Cedex (France)",
    "Tel +33-3-8841-2103",
    "Fax +33-3-9021-5650",
    "Email Cristina.SCHULMAN@coe.int",
]


class Text(HTMLParser):
    """All that a reader of the page sees, with single spaces."""

    def __init__(self, source):
        super().__init__()
        self.parts = []
        self.feed(source)
        self.text = squeezed(" ".join(self.parts))

    def handle_data(self, data):
        self.parts.append(data)


def squeezed(text):
    return re.sub(r"\s+", " ", text.replace("\u200b", "")).replace(" :", ":").replace("( ", "(").strip()


def solid(text):
    """Without any white space: what counts between two programs that break lines differently."""
    return re.sub(r"[\s\u200b]+", "", text)


def outputs(entry):
    return "All" if entry["outputs"] == "All" else ", ".join(map(str, entry["outputs"]))


@pytest.fixture
def document():
    load_demonstration()
    report = Report.objects.get()
    return compose(report, language=report.series.written_in)


def test_every_cell_stands_in_the_page_in_the_order_of_the_reference(document):
    tables = [section for section in context(document)["sections"] if "rows" in section and "name" in section]
    rows = [row for table in tables for row in table["rows"]]

    printed = [(row.lines[0].date, row.lines[0].place, row.title, row.outputs) for row in rows]

    expected = [(one["date_as_printed"], one["place"], one["title"], outputs(one)) for one in ENTRIES]
    assert [tuple(map(squeezed, row)) for row in printed] == expected


def test_titles_and_project_data_stand_in_the_page_word_for_word(document):
    text = Text(page(document)).text

    for line in [*TITLES, *DATA_SHEET]:
        assert line in text


def test_every_text_stands_in_the_page_word_for_word(document):
    text = solid(Text(page(document)).text)

    for entry in DATA["activity"]:
        assert solid(entry["title"] + richtext.plain(entry["description"])) in text


def test_the_pdf_says_every_word_of_the_page_on_four_pages(document):
    pages = PdfReader(BytesIO(RENDERERS["pdf"].render(document))).pages
    text = "".join(solid(one.extract_text()) for one in pages)

    assert len(pages) == 4
    for line in [*TITLES, *DATA_SHEET]:
        assert solid(line) in text
    for entry in ENTRIES:
        for part in (entry["date_as_printed"], entry["place"], entry["title"], outputs(entry)):
            assert solid(part) in text
        for block in richtext.plain(entry.get("description", "")).splitlines():
            assert all(word in text for word in solid_words(block))


def test_every_cell_stands_in_the_word_file_in_the_order_of_the_reference(document):
    word = read_word(document)
    rows = [cells for table in tables_of_word(word) for cells in cells_of_word(table)]

    assert [(when, where, what.splitlines()[0], codes) for when, where, what, codes in rows] == [
        (one["date_as_printed"], one["place"], one["title"], outputs(one)) for one in ENTRIES
    ]
    assert all(line in squeezed(text_of_word(word)) for line in [*TITLES, *DATA_SHEET])


def solid_words(text):
    return [solid(word) for word in text.split()]


def test_the_story_and_the_file_tell_the_same():
    told = compose(seed_report(), language="en")
    from_the_story = rows_of(told)
    story_titles = (told.programme, told.project_title, told.title, headings(told))
    Report.objects.all().delete()
    project = load_again()

    document = compose(Report.objects.get(series__project=project), language="en")

    assert rows_of(document) == from_the_story
    assert (document.programme, document.project_title, document.title, headings(document)) == story_titles


def load_again():
    story = Project.objects.get()
    story.series.all().delete()
    story.delete()
    return load_demonstration()


def tables(document):
    return [section for section in document.sections if isinstance(section, EntryTable)]


def headings(document):
    return [table.heading for table in tables(document)]


def rows_of(document):
    return [(row.title, row.language, row.occurrences, row.outputs) for table in tables(document) for row in table.rows]
