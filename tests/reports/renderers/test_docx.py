"""What a Word file says and how it is built, read by another library than the one that wrote it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Twips
from lxml import etree

from reports.canonical import canonical_json, printed_code, sha256, verification_code
from reports.documents import (
    Accounting,
    AccountLine,
    Disclaimer,
    EntryTable,
    Fate,
    InShort,
    OutputLine,
    State,
    TableKind,
)
from tests.reports.renderers.documents import (
    LONG_TEXT,
    correction,
    document,
    edition,
    published,
    row,
    sheet,
    small,
    table,
)
from tests.reports.renderers.word import (
    cells,
    of,
    paragraphs,
    part,
    parts,
    read,
    runs,
    styled,
    tables,
    text_of,
    written,
)

LISTS = (
    "<ol><li>one<ol><li>inner</li></ol></li><li>two</li></ol><p>Again</p>"
    "<ol><li>one</li></ol><ul><li>point<ol><li>inner</li></ol></li></ul>"
)
ARABIC, HEBREW = "ندوة حول الجريمة", "סמינר על סייבר"


@pytest.fixture(scope="module")
def word():
    return read(small())


def one_row(**kwargs):
    """The paragraphs of the cell that tells one activity."""
    (only,) = tables(read(document(table(row(**kwargs)))))
    return only.rows[1].cells[2].paragraphs


def test_titles_stand_in_the_styles_of_titles(word):
    assert styled(word, "Subtitle") == ["Global Project on Cybercrime (phase 2)"]
    assert styled(word, "Title") == ["Update 15 September-31 October / forecast November 2009"]
    assert styled(word, "Programme") == ["Project on Cybercrime"]
    assert styled(word, "Issued") == ["Date: 2 November 2009  Draft"]


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


def test_entries_stand_in_a_table_cell_by_cell(word):
    activities, forecasts = tables(word)

    assert cells(activities, head=True) == [
        ("Date", "Place", "Activity", "Output"),
        ("5-9 Oct 09", "Geneva", "Seminar on cybercrime\nOne bold word.\nfirst\ninner\nsecond", "All"),
    ]
    assert cells(forecasts) == [("18-19 Nov 09", "Hanoi", "Séminaire francophone", "6")]


def test_places_of_their_own_stand_beside_their_dates():
    several = row(when="1 Mar 09, 4 Apr 09, 2 May 09", places=["Paris", "Rome", "Bern"], following=2)

    (only,) = tables(read(document(table(several))))

    assert cells(only)[0][:2] == ("1 Mar 09\n4 Apr 09\n2 May 09\n2 more dates to follow", "Paris\nRome\nBern")


def test_project_data_outputs_and_contact_stand_in_rows():
    output = OutputLine(code="1.2", title="Training", statement="Judges trained", done=7, planned=2)
    word = read(document(sheet(outputs=(output,))))

    (data,), (contact,) = tables(word, "Data Sheet"), tables(word, "Contact")

    assert cells(data, head=True) == [
        ("Project title", "Global Project on Cybercrime, Phase 2 (DGHL/2009/2079)"),
        ("Budget", "Up to EURO 1.4 million (threshold EURO 500,000)"),
        ("Funding", "Contributions from Romania and Microsoft"),
        ("Duration", "28 months (1 March 2009 – 30 June 2011)"),
        ("Output 1.2", "Training: Judges trained\n7 done · 2 planned"),
    ]
    assert cells(contact) == [("Council of Europe\nStrasbourg", "Email unit@example.org")]


def test_each_section_has_its_style():
    lines = (
        AccountLine(
            key="a", language="fr", title="Séminaire", announced=row().occurrences, fate=Fate.OPEN, reason="late"
        ),
    )
    accounts = Accounting(heading="WHAT BECAME", statement="1 of 2.", lines=lines)
    word = read(document(*small().sections, accounts, table(kind=TableKind.EARLIER, heading="EARLIER")))

    assert styled(word, "In Short") == ["Two countries acceded."]
    assert styled(word, "List Bullet")[-1] == "open: 5-9 Oct 09, Séminaire – late"
    assert styled(word, "Legend") == ["1 Laws"]
    assert styled(word, "Notes First") == ["Kosovo* All references are without prejudice."]
    assert styled(word, "Disclaimer First") == ["The views are those of the authors."]
    assert styled(word, "Nothing to Report") == ["Nothing to report."]


def test_an_accounting_that_the_series_keeps_to_itself_is_not_printed():
    kept = Accounting(heading="WHAT BECAME", statement="1 of 2.", is_printed=False)

    assert "WHAT BECAME" not in text_of(read(document(kept)))


def test_several_lines_stand_in_paragraphs_of_their_own():
    word = read(document(InShort(text="One.\nTwo."), Disclaimer(text="Three.\nFour.")))

    assert styled(word, "In Short") == ["One.", "Two."]
    assert styled(word, "Disclaimer First", "Disclaimer") == ["Three.", "Four."]


def test_bold_and_italic_words_are_runs_of_their_own():
    told = one_row(text="<p>One <strong>bold</strong> <em>word</em>.</p>")[1]

    assert [(run.text, run.bold, run.italic) for run in told.runs if run.text.strip(". ")] == [
        ("One ", None, None),
        ("bold", True, None),
        ("word", None, True),
    ]


def test_links_are_links():
    text = '<p>See <a href="https://example.org/a?b=1&amp;c=ü">the <em>page</em></a>.</p>'

    (link,) = one_row(text=text)[1].hyperlinks

    assert (link.text, link.url) == ("the page", "https://example.org/a?b=1&c=%C3%BC")
    assert {run.style.name for run in link.runs} == {"Hyperlink"}


def test_the_contact_has_a_link_to_write_to(word):
    (contact,) = tables(word, "Contact")

    (link,) = contact.rows[1].cells[1].paragraphs[0].hyperlinks

    assert (link.text, link.url) == ("unit@example.org", "mailto:unit@example.org")


def test_lists_are_bulleted_and_numbered_on_two_levels():
    told = one_row(text=LISTS)[1:]

    assert [(paragraph.style.name, paragraph.text) for paragraph in told] == [
        ("List Number", "one"),
        ("List Number 2", "inner"),
        ("List Number", "two"),
        ("Table Text", "Again"),
        ("List Number", "one"),
        ("List Bullet", "point"),
        ("List Number 2", "inner"),
    ]


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


def test_the_document_says_its_language_and_each_row_in_another_its_own():
    french = row("Séminaire", language="fr", text="<p>Un texte.</p>", funders_welcome=True)
    word = read(document(table(row("Seminar", text="<p>A text.</p>"), french)))
    (only,) = tables(word)

    said = {
        text: of(run, "rPr/lang")
        for one in only.rows[1:]
        for told in one.cells[2].paragraphs
        for run, text in runs(told)
    }

    assert said == {
        "Seminar": None,
        "A text.": None,
        "Séminaire": "fr-FR",
        " ": None,
        "(funders welcome)": None,
        "Un texte.": "fr-FR",
    }
    assert of(word.styles.element, "docDefaults/rPrDefault/rPr/lang") == "en-GB"


def test_a_french_document_is_french_throughout():
    word = read(document(table(row(language="fr")), language="fr"))

    assert of(word.styles.element, "docDefaults/rPrDefault/rPr/lang") == "fr-FR"
    assert not [run for told in paragraphs(word) for run, _ in runs(told) if of(run, "rPr/lang")]
    assert "page 1 sur 1" in "".join(word.sections[0].footer._element.itertext(qn("w:t")))
    assert cells(tables(word)[0], head=True)[0] == ("Date", "Lieu", "Activité", "Résultat")


def test_words_from_right_to_left_run_so():
    title, text = one_row(title=f"{ARABIC} 2009", text=f"<p>See {HEBREW}, page 2.</p>")

    told = [
        [(words, bool(of(run, "rPr/rtl")), run.find(f".//{qn('w:lang')}")) for run, words in runs(told)]
        for told in (title, text)
    ]

    assert [[(words, backward) for words, backward, _ in runs_of] for runs_of in told] == [
        [(ARABIC, True), (" 2009", False)],
        [("See ", False), (HEBREW, True), (", page 2.", False)],
    ]
    assert told[0][0][2].get(qn("w:bidi")) == "ar-SA"
    assert told[1][1][2].get(qn("w:bidi")) == "he-IL"
    assert [bool(of(one._p, "pPr/bidi")) for one in (title, text)] == [True, False]


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


def test_words_taken_out_are_struck_and_words_put_in_underlined():
    word = read(correction(small()))
    (box,) = tables(word, "Changes")
    (changed,) = [one for one in paragraphs(box.cell(0, 0)) if one.style.name == "Changed Words"]

    told = {text: (of(run, "rPr/rStyle"), of(run, "rPr/lang")) for run, text in runs(changed)}

    assert told == {"Forum in ": (None, "fr-FR"), "Genf": ("Removed", "fr-FR"), "Genève": ("Added", "fr-FR")}
    assert word.styles["Removed"].font.strike
    assert word.styles["Added"].font.underline
    assert text_of(box.cell(0, 0)).splitlines() == [
        "This edition corrects edition 1 of 2 November 2009.",
        "Reason: A name was misspelt.",
        "5-9 Oct 09, Forum: text",
        "Forum in GenfGenève",
        "16 Oct 09, Visit to Argentina: left out",
    ]


def test_an_edition_ends_with_its_number_and_verification_code():
    one = edition(small(), number=3)
    code = printed_code(verification_code(sha256(canonical_json(one))))

    *before, last = paragraphs(read(one))

    assert last.text == f"Edition 3 · Verification code {code}"
    assert not [paragraph for paragraph in before if code in paragraph.text]


def test_a_draft_has_no_code(word):
    assert styled(word, "Seal") == []


def test_no_place_to_break_is_left_in_a_long_word():
    assert one_row(title="w" * 300)[0].text == "w" * 300


@pytest.mark.parametrize("never_stored", ["\ud800", "\ufffe", "\uffff", "\x00", "\x0b"])
def test_a_character_that_no_file_can_hold_is_replaced(never_stored):
    told = f"Seminar {never_stored}"
    one = document(
        table(row(told, text=f'<p>x <a href="https://example.org/">y{never_stored}</a></p>'), heading=told), title=told
    )
    linked = replace(one.sections[0].rows[0].text[0].runs[-1], text=told, href=f"https://example.org/{never_stored}")
    text = (replace(one.sections[0].rows[0].text[0], runs=(linked,)),)
    one = replace(one, sections=(replace(one.sections[0], rows=(replace(one.sections[0].rows[0], text=text),)),))

    word = read(one)

    assert styled(word, "Title", "Heading 1", "Entry Title") == ["Seminar \ufffd"] * 3
    assert word.core_properties.title.endswith("Seminar \ufffd")


@pytest.mark.parametrize("one", [small(), correction(small()), document()], ids=["draft", "correction", "empty"])
def test_every_style_is_defined_and_every_part_told(one):
    found = parts(written(one))
    told = {name: etree.fromstring(content) for name, content in found.items()}
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


def test_an_entry_table_without_rows_says_that_there_is_nothing():
    word = read(document(EntryTable(table=TableKind.ACTIVITIES, heading="ACTIVITIES")))

    assert styled(word, "Heading 1", "Nothing to Report") == ["ACTIVITIES", "Nothing to report."]
    assert tables(word) == []
