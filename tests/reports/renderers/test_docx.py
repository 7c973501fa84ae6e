"""What a Word file says, read by another library than the one that wrote it."""

from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from reports.canonical import canonical_json, printed_code, sha256, verification_code
from reports.documents import (
    Accounting,
    AccountLine,
    Attachment,
    Disclaimer,
    EntryTable,
    Fate,
    InShort,
    OutputLine,
    TableKind,
)
from tests.reports.renderers.documents import (
    correction,
    document,
    edition,
    row,
    sheet,
    small,
    table,
)
from tests.reports.renderers.word import (
    LISTS,
    cells,
    of,
    one_row,
    paragraphs,
    read,
    runs,
    styled,
    tables,
    text_of,
)

ARABIC, HEBREW = "ندوة حول الجريمة", "סמינר על סייבר"


@pytest.fixture(scope="module")
def word():
    return read(small())


def test_titles_stand_in_the_styles_of_titles(word):
    assert styled(word, "Subtitle") == ["Global Project on Cybercrime (phase 2)"]
    assert styled(word, "Title") == ["Update 15 September-31 October / forecast November 2009"]
    assert styled(word, "Programme") == ["Project on Cybercrime"]
    assert styled(word, "Issued") == ["Date: 2 November 2009  Draft"]


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


def test_an_entry_table_without_rows_says_that_there_is_nothing():
    word = read(document(EntryTable(table=TableKind.ACTIVITIES, heading="ACTIVITIES")))

    assert styled(word, "Heading 1", "Nothing to Report") == ["ACTIVITIES", "Nothing to report."]
    assert tables(word) == []


def test_what_goes_with_an_entry_stands_under_its_text():
    paper = Attachment(
        label="Discussion paper", reference="T-CY (2009) 07", languages=("en",), address="https://example.org/"
    )
    entry = replace(row(text="<p>Text.</p>"), attachments=(paper,))

    *_, last = tables(read(document(table(entry))))[0].rows[1].cells[2].paragraphs

    assert (last.text, last.hyperlinks[0].url) == ("Discussion paper (T-CY (2009) 07, EN)", "https://example.org/")
