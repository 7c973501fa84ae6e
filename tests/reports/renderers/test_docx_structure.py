"""How a Word file is built, so that Word opens it and a person can go on writing."""

from base64 import b64decode
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Twips
from lxml import etree

from activities.richtext import Paragraph, Run
from reports.documents import Logo, Logos, State
from tests.reports.renderers.documents import (
    LONG_TEXT,
    correction,
    document,
    edition,
    published,
    row,
    small,
    table,
)
from tests.reports.renderers.word import (
    LISTS,
    of,
    one_row,
    paragraphs,
    part,
    parts,
    read,
    styled,
    tables,
    written,
)

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


@pytest.fixture(scope="module")
def word():
    return read(small())


def test_headings_make_a_table_of_contents_in_the_order_of_the_document(word):
    headings = [
        paragraph.text
        for paragraph in paragraphs(word)
        if of(paragraph.style.element, "pPr/outlineLvl")
        or of((paragraph.style.base_style or paragraph.style).element, "pPr/outlineLvl")
    ]

    assert headings == [
        "In short",
        "PROJECT DATA",
        "Contact: Economic Crime Division",
        "ACTIVITIES CARRIED OUT IN OCTOBER 2009",
        "ACTIVITIES PLANNED FOR NOVEMBER 2009",
        "Outputs",
    ]
    assert word.styles["Heading 1"].element.pPr.keepNext is not None


def test_each_numbered_list_begins_with_1():
    one = document(table(row(text=LISTS)))
    numbering = part(one, "word/numbering.xml")
    numbered = [paragraph for paragraph in one_row(text=LISTS) if of(paragraph._p, "pPr/numPr/numId")]

    lists = [of(paragraph._p, "pPr/numPr/numId") for paragraph in numbered]

    assert lists == [lists[0], lists[1], lists[0], lists[3], lists[4]]
    assert len(set(lists)) == 4
    for paragraph in numbered:
        number, level = (of(paragraph._p, f"pPr/numPr/{name}") for name in ("numId", "ilvl"))
        (known,) = [one for one in numbering.iter(qn("w:num")) if one.get(qn("w:numId")) == number]
        assert known.find(qn("w:lvlOverride")).get(qn("w:ilvl")) == level
        assert of(known, "lvlOverride/startOverride") == "1"


def test_lists_of_the_styles_know_their_bullets_and_numbers():
    numbering = part(small(), "word/numbering.xml")

    formats = {of(level, "pStyle"): of(level, "numFmt") for level in numbering.iter(qn("w:lvl"))}

    assert formats == {
        "ListBullet": "bullet",
        "ListBullet2": "bullet",
        "ListNumber": "decimal",
        "ListNumber2": "decimal",
    }


def test_the_head_of_a_table_is_repeated_and_stays_with_its_first_row(word):
    for one in tables(word):
        head, *rows = (row._tr for row in one.rows)
        assert of(head, "trPr/tblHeader")
        assert not [row for row in rows if of(row, "trPr/tblHeader")]
    assert word.styles["Table Head"].element.pPr.keepNext is not None


def test_a_short_row_does_not_split_and_a_long_one_may():
    (only,) = tables(read(document(table(row("Short"), row("Long", text=LONG_TEXT)))))

    assert [bool(of(row._tr, "trPr/cantSplit")) for row in only.rows] == [True, True, False]


def test_columns_are_as_wide_as_on_paper(word):
    for one in word.tables:
        grid = [column.width for column in one.columns]
        assert [[cell.width for cell in row.cells] for row in one.rows if len(set(row.cells)) > 1] == [grid] * len(
            [row for row in one.rows if len(set(row.cells)) > 1]
        )
        assert sum(grid) == Twips(9978)
        assert one._tbl.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
    when, where, _, outputs = tables(word)[0].columns
    assert [round(width / Mm(1)) for width in (when.width, where.width, outputs.width)] == [24, 25, 17]


def test_the_page_is_a4_with_the_margins_of_the_pdf(word):
    (section,) = word.sections

    sizes = [
        section.page_width,
        section.page_height,
        section.top_margin,
        section.right_margin,
        section.bottom_margin,
        section.left_margin,
    ]
    assert [round(size / Mm(1)) for size in sizes] == [210, 297, 21, 17, 17, 17]


def test_head_and_foot_stand_on_every_page_the_project_from_the_second_on(word):
    (section,) = word.sections

    assert section.different_first_page_header_footer
    assert [section.first_page_header.paragraphs[0].text, section.header.paragraphs[0].text] == [
        "\tDraft",
        "Global Project on Cybercrime (phase 2)\tDraft",
    ]
    for foot in (section.first_page_footer, section.footer):
        counted = [field.get(qn("w:instr")).strip() for field in foot._element.iter(qn("w:fldSimple"))]
        said = "".join(foot._element.itertext(qn("w:t")))
        assert counted == ["PAGE", "NUMPAGES"]
        assert said == "Update 15 September-31 October / forecast November 2009page 1 of 1"


@pytest.mark.parametrize(
    ("state", "language", "said"),
    [
        (State.SUBMITTED, "en", "Draft – submitted"),
        (State.APPROVED, "fr", "Projet de document – approuvé"),
        (State.PUBLISHED, "en", ""),
    ],
)
def test_what_is_not_published_says_so_on_every_page(state, language, said):
    word = read(document(state=state, language=language))
    (section,) = word.sections

    heads = [head.paragraphs[0].text.split("\t")[1] for head in (section.first_page_header, section.header)]

    assert heads == [said, said]
    assert styled(word, "Issued")[0].endswith(said)
    assert word.core_properties.content_status == said


def test_core_properties_name_the_document_and_no_clock():
    known = read(edition(small())).core_properties

    assert known.title == (
        "Global Project on Cybercrime (phase 2): Update 15 September-31 October / forecast November 2009"
    )
    assert known.subject == "Update 15 September-31 October / forecast November 2009, 2 November 2009"
    assert (known.author, known.last_modified_by, known.language) == ("Economic Crime Division",) * 2 + ("en",)
    assert known.created == known.modified == datetime(2009, 11, 2, tzinfo=UTC)
    assert (known.comments, known.keywords) == ("", "")


def test_without_an_author_the_programme_stands_for_it():
    assert read(document(author="")).core_properties.author == "Project on Cybercrime"


def test_tables_describe_themselves():
    told = {of(one._tbl.tblPr, "tblCaption"): of(one._tbl.tblPr, "tblDescription") for one in read(small()).tables}

    assert told == {
        "PROJECT DATA": "Global Project on Cybercrime, Phase 2",
        "Contact: Economic Crime Division": None,
        "ACTIVITIES CARRIED OUT IN OCTOBER 2009": "Date, Place, Activity, Output",
        "ACTIVITIES PLANNED FOR NOVEMBER 2009": "Date, Place, Activity, Output",
    }


@pytest.mark.parametrize("never_stored", ["\ud800", "\ufffe", "\uffff", "\x00", "\x0b"])
def test_a_character_that_no_file_can_hold_is_replaced(never_stored):
    told = f"Seminar {never_stored}"
    link = Run(text=told, href=f"https://example.org/{never_stored}")
    entry = replace(row(told), text=(Paragraph(runs=(link,)),))

    word = read(document(table(entry, heading=told), title=told))

    (link,) = tables(word)[0].rows[1].cells[2].paragraphs[1].hyperlinks
    assert (link.text, link.url) == ("Seminar \ufffd", "https://example.org/")
    assert styled(word, "Title", "Heading 1", "Entry Title") == ["Seminar \ufffd"] * 3
    assert word.core_properties.title.endswith("Seminar \ufffd")


@pytest.mark.parametrize("one", [small(), correction(small()), document()], ids=["draft", "correction", "empty"])
def test_every_style_is_defined_and_every_part_told(one):
    found = parts(written(one))
    told = {name: etree.fromstring(content) for name, content in found.items() if not name.endswith(".png")}
    styles = {style.get(qn("w:styleId")) for style in told["word/styles.xml"].iter(qn("w:style"))}
    used = {
        mark.get(qn("w:val"))
        for content in told.values()
        for name in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for mark in content.iter(qn(f"w:{name}"))
    }
    types = {kind.get("PartName") for kind in told["[Content_Types].xml"]} - {None}
    known = {link.get("Id") for link in told["word/_rels/document.xml.rels"]}
    asked = set(told["word/document.xml"].xpath("//@r:id", namespaces=told["word/document.xml"].nsmap))

    assert used <= styles
    assert types == {f"/{name}" for name in found if not name.endswith(".rels")} - {"/[Content_Types].xml"}
    assert asked <= known


def test_a_table_is_never_the_last_thing_of_the_text():
    """Word would add a line to it, and with the line perhaps a page."""
    last = paragraphs(read(published(document(table(row())))))[-1]

    assert (last.text, last.style.name) == ("", "Between Tables")


def test_two_tables_never_touch():
    """Word would make one of them."""
    for one in (small(), correction(small())):
        body = read(one).element.body
        assert not [child for child in body.iter(qn("w:tbl")) if child.getnext().tag == qn("w:tbl")]


def test_logos_are_pictures_with_what_is_read_out_in_their_place():
    logos = Logos(
        logos=(
            Logo(alternative="Council of Europe", png=PNG, width=100, height=50),
            Logo(alternative="A funder", png=PNG, width=800, height=100),
        )
    )
    one = document(logos)

    word = read(one)

    pictures = [
        (inline.docPr.get("descr"), inline.extent.cx / Mm(1), inline.extent.cy / Mm(1)) for inline in inlines(word)
    ]
    assert [(said, round(width, 1), round(height, 1)) for said, width, height in pictures] == [
        ("Council of Europe", 26.5, 13.2),
        ("A funder", 45.0, 5.6),
    ]
    assert [content for name, content in parts(written(one)).items() if name.endswith(".png")] == [b64decode(PNG)]
    assert len(word.inline_shapes) == 2


def inlines(word):
    return [shape._inline for shape in word.inline_shapes]


def test_no_two_rules_are_alike_so_that_none_is_lost_between_neighbours(word):
    styles = ["Notes First", "Disclaimer First", "Logos", "Seal"]

    rules = {word.styles[name].element.find(f".//{qn('w:pBdr')}/{qn('w:top')}").get(qn("w:sz")) for name in styles}

    assert len(rules) == 4
