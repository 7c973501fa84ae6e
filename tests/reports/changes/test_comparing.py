from dataclasses import replace
from datetime import date

from reports.changes import Group, differences
from reports.documents import Changes, EditionMark, InShort, OutputLine, State, TableKind
from tests.reports.renderers.documents import document, row, sheet, table

SEMINAR = row("Seminar", when="5-9 Oct 09", key="a")
WORKSHOP = row("Workshop", when="12-14 Oct 09", key="b")
COURSE = row("Course", when="14 Oct 09", key="c")


def keys(old, new):
    return [change.key for change in differences(old, new)]


def test_each_field_of_the_document_is_a_change():
    new = document(title="Another title", date=date(2009, 11, 9), programme="")

    assert keys(document(), new) == ["date", "title", "programme"]


def test_each_field_of_the_data_sheet_is_a_change():
    old = document(sheet())
    new = document(sheet(budget=None, area="Global"))

    assert keys(old, new) == ["sheet:area", "sheet:budget"]


def test_outputs_are_told_apart_by_their_codes():
    one, two, three = (OutputLine(code=code, title="Legislation") for code in ("1", "2", "3"))
    old = document(sheet(outputs=(one, two)))
    new = document(sheet(outputs=(replace(one, title="Laws"), three)))

    assert keys(old, new) == ["sheet:output:1", "sheet:output:3", "sheet:output:2"]


def test_rows_are_told_apart_by_their_keys():
    old = document(table(SEMINAR, WORKSHOP))
    new = document(table(replace(SEMINAR, title="Conference"), COURSE))

    assert keys(old, new) == ["row:activities:a", "row:activities:c", "row:activities:b"]
    assert [(change.before, change.after) for change in differences(old, new)][1:] == [(None, COURSE), (WORKSHOP, None)]


def test_the_order_of_rows_is_a_change_of_its_own():
    old = document(table(SEMINAR, WORKSHOP, COURSE))

    assert keys(old, document(table(SEMINAR, COURSE, WORKSHOP))) == ["order:activities"]


def test_a_row_more_or_less_is_no_change_of_order():
    old = document(table(SEMINAR, WORKSHOP))

    assert keys(old, document(table(COURSE, SEMINAR, WORKSHOP))) == ["row:activities:c"]
    assert keys(old, document(table(WORKSHOP))) == ["row:activities:a"]


def test_a_table_comes_and_goes_with_its_rows():
    old, new = document(table(SEMINAR)), document(table(SEMINAR), table(COURSE, kind=TableKind.EARLIER))

    assert keys(old, new) == keys(new, old) == ["row:earlier-activities:c"]


def test_an_empty_table_is_a_section_like_the_others():
    assert keys(document(), document(table(), InShort(text="Done."))) == ["section:activities", "section:in-short"]


def test_headings_and_the_word_for_an_output_are_changes():
    old = document(table(SEMINAR))
    new = document(replace(table(SEMINAR, heading="DONE"), output_word="Result"))

    assert keys(old, new) == ["heading:activities", "output-word:activities"]


def test_the_order_of_the_sections_is_a_change():
    assert keys(document(sheet(), table()), document(table(), sheet())) == ["order:sections"]


def test_the_way_of_a_document_is_no_difference():
    changes = Changes(corrects=1, of=date(2009, 11, 2), reason="A date was wrong")
    edition = document(changes, table(), state=State.PUBLISHED, edition=EditionMark(number=2))

    assert differences(edition, document(table())) == ()


def test_a_change_says_what_it_is_about():
    old = document(sheet(), table(SEMINAR, WORKSHOP))
    new = document(
        InShort(text="Done."), sheet(area="Global"), table(WORKSHOP, SEMINAR, COURSE, heading="DONE"), programme="Other"
    )

    assert {change.key: change.group for change in differences(old, new)} == {
        "programme": Group.DATA_SHEET,
        "section:in-short": Group.WORDING,
        "sheet:area": Group.DATA_SHEET,
        "heading:activities": Group.WORDING,
        "order:activities": Group.ORDER,
        "row:activities:c": Group.ENTRIES,
    }
