"""The PDF, read by another library than the one that wrote it: text, pages, tags and metadata."""

import itertools

import pytest

from outputs.scopes import OutputScope
from reports.renderers import RENDERERS, pdf
from tests.reports.renderers.documents import LONG_TEXT, document, published, row, sheet, small, table
from tests.reports.renderers.reading import read, tags, text_of


@pytest.fixture(scope="module")
def reader():
    return read(small())


def test_the_metadata_name_the_document(reader):
    assert (
        reader.metadata.title
        == "Global Project on Cybercrime (phase 2): Update 15 September-31 October / forecast November 2009"
    )
    assert reader.metadata.author == "Economic Crime Division"
    assert reader.metadata.subject == "Update 15 September-31 October / forecast November 2009, 2 November 2009"
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_the_file_says_that_it_is_accessible(reader):
    xmp = reader.xmp_metadata.stream.get_data().decode()

    assert "pdfuaid:part" in xmp
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_bookmarks_lead_to_the_title_and_the_sections(reader):
    title, sections = reader.outline[0], reader.outline[1]

    assert title["/Title"] == "Update 15 September-31 October / forecast November 2009"
    assert [section["/Title"] for section in sections][1:4] == [
        "PROJECT DATA",
        "ACTIVITIES CARRIED OUT IN OCTOBER 2009",
        "ACTIVITIES PLANNED FOR NOVEMBER 2009",
    ]


def test_header_cells_say_what_they_head(reader):
    scopes = [tag["/A"]["/Scope"] for tag in tags(reader) if tag["/S"] == "/TH"]

    assert scopes.count("/Column") == 8
    assert scopes.count("/Row") == len(scopes) - 8 > 0


def test_a_french_title_is_marked_as_french_in_the_tags(reader):
    languages = [(tag["/S"], tag["/Lang"]) for tag in tags(reader) if "/Lang" in tag]

    assert ("/TD", "fr") in languages


def test_headings_skip_no_level(reader):
    levels = [int(tag["/S"][2]) for tag in tags(reader) if tag["/S"] in {"/H1", "/H2", "/H3", "/H4"}]

    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_only_shipped_fonts_are_embedded(reader):
    fonts = {
        font["/BaseFont"].split("+")[-1]
        for page in reader.pages
        for font in (one.get_object() for one in page["/Resources"]["/Font"].values())
    }

    assert fonts <= {"Noto-Sans", "Noto-Sans-Bold", "Noto-Sans-Italic", "Noto-Sans-Bold-Italic", "DejaVu-Sans"}


def test_a_draft_says_so_on_every_page():
    pages = read(document(sheet(), table(row(text=LONG_TEXT), row(text=LONG_TEXT)))).pages

    assert len(pages) > 2
    assert all("Draft" in text_of(page) for page in pages)


def test_what_is_published_says_draft_nowhere():
    assert not any("Draft" in text_of(page) for page in read(published(small())).pages)


def test_every_page_is_numbered():
    pages = read(document(table(row(text=LONG_TEXT), row(text=LONG_TEXT)))).pages

    assert [f"page {number} of {len(pages)}" in text_of(page) for number, page in enumerate(pages, 1)] == [True] * len(
        pages
    )


def test_the_header_row_stands_on_every_page_of_its_table():
    pages = read(document(table(row(text=LONG_TEXT), row(text=LONG_TEXT)))).pages

    assert all("Date Place Activity Output" in text_of(page) for page in pages)


def test_a_short_row_is_never_split_over_two_pages():
    rows = [row(f"Start{number} " + "middle " * 60 + f"End{number}") for number in range(40)]

    pages = [text_of(page) for page in read(document(table(*rows))).pages]

    for number in range(40):
        assert sum(f"Start{number} " in page and f"End{number}" in page for page in pages) == 1


def test_no_heading_stands_alone_at_the_foot_of_a_page():
    fillers = [row(f"Filler {number}") for number in range(60)]
    for count in range(20, 40):
        planned = table(row("First planned"), heading="PLANNED HEADING")
        pages = [text_of(page) for page in read(document(table(*fillers[:count]), planned)).pages]
        (with_heading,) = [page for page in pages if "PLANNED HEADING" in page]
        assert "First planned" in with_heading


@pytest.mark.parametrize("words", [8, 30], ids=["a title of two lines", "a title of four lines"])
def test_a_long_row_begins_with_its_date_its_title_and_some_text(words):
    long = row("Visit " + "Argentina " * words, when="16 Oct 09", place="Buenos Aires", text=LONG_TEXT[: 79 * 12])
    fillers = [row(f"Filler {number}", when="5 Oct 09") for number in range(24)]
    for lines in range(12):
        above = row("Above", text="<p>One line of text.</p>" * lines)
        pages = [text_of(page) for page in read(document(table(above, *fillers, long))).pages]
        (with_date,) = [page for page in pages if "16 Oct 09" in page]
        assert "Buenos Aires" in with_date
        assert "Visit Argentina" in with_date
        assert words > 8 or "Global rules" in with_date


@pytest.mark.parametrize(
    ("long", "letter", "count"),
    [
        (row("§" * 500), "§", 500),
        (row(place="§" * 200), "§", 200),
        (row(text=f"<p>{'§' * 19_000}</p>"), "§", 19_000),
        (row(outputs=OutputScope.of(["1.3.1.4", "§" * 20])), "§", 20),
        (row(text="<p>" + "<b>§</b><i>§</i>" * 400 + "</p>"), "§", 800),
    ],
    ids=["title", "place", "text", "code", "changing style"],
)
def test_no_text_is_clipped_however_long_the_word(long, letter, count):
    pages, starts = read(document(table(long))).pages, []

    told = [page.extract_text(visitor_text=lambda text, cm, tm, *_: starts.append(cm[0] * tm[4])) for page in pages]

    assert "".join(told).count(letter) == count
    assert max(starts) < 595 - 48  # points: the page less its margin


def test_without_the_library_the_engine_says_what_to_install(monkeypatch):
    def missing():
        raise pdf.PDFEngineMissing(pdf.INSTALL_PANGO)

    monkeypatch.setattr(pdf, "engine", missing)

    assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in pdf.engine_problem()
    with pytest.raises(pdf.PDFEngineMissing, match="brew install pango"):
        RENDERERS["pdf"].render(small())


def test_with_the_library_there_is_no_problem():
    assert pdf.engine_problem() == ""
