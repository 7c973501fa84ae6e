from dataclasses import replace
from datetime import date

import pytest

from reports.corrections import corrected
from reports.documents import Changes, EditionMark, InShort, State
from reports.renderers import RENDERERS
from tests.reports.renderers.documents import document, row, sheet, table

SEMINAR, WORKSHOP = row("Seminar", key="a"), row("Workshop", key="b")
EDITION = document(
    sheet(), table(SEMINAR, WORKSHOP), state=State.PUBLISHED, edition=EditionMark(number=1, previous="0" * 64)
)
FRESH = document(sheet(area="Global"), table(replace(SEMINAR, title="Conference"), replace(WORKSHOP, title="Course")))
DAY = date(2009, 11, 9)


def correction(edition=EDITION, *, taken=("row:activities:a",), **kwargs):
    return corrected(edition, FRESH, taken=taken, reason="A title was wrong", date=DAY, **kwargs)


def test_what_was_not_taken_stays_as_it_was_told():
    _, project, told = correction().sections

    assert project == sheet()
    assert [row.title for row in told.rows] == ["Conference", "Workshop"]


def test_a_correction_says_what_it_corrects_and_why():
    changes = correction().sections[0]

    assert (changes.corrects, changes.of, changes.reason) == (1, date(2009, 11, 2), "A title was wrong")
    assert [f"{line.subject}: {line.statement}" for line in changes.lines] == ["5-9 Oct 09, Seminar: title: reworded"]


def test_a_correction_is_a_draft_of_its_own_date():
    draft = correction()

    assert (draft.state, draft.edition, draft.date) == (State.DRAFT, None, DAY)


def test_the_list_stands_behind_what_it_is_told_to():
    told = correction(behind={"in-short", "data-sheet"}).sections

    assert [type(section).__name__ for section in told] == ["DataSheet", "Changes", "EntryTable"]


def test_the_list_of_an_older_correction_is_replaced():
    older = Changes(corrects=1, of=date(2009, 11, 2), reason="A date was wrong")
    second = replace(EDITION, sections=(older, *EDITION.sections), edition=EditionMark(number=2))

    lists = [section for section in correction(second).sections if isinstance(section, Changes)]

    assert [(one.corrects, one.reason) for one in lists] == [(2, "A title was wrong")]


def test_a_choice_of_what_no_longer_differs_counts_for_nothing():
    assert correction(taken=["row:activities:gone", "row:activities:a"]) == correction()


def test_what_is_no_edition_is_not_corrected():
    with pytest.raises(ValueError, match="Only an edition can be corrected"):
        correction(replace(EDITION, edition=None))


def test_a_correction_of_a_correction_starts_from_it():
    first = replace(correction(), state=State.PUBLISHED, edition=EditionMark(number=2))

    second = corrected(first, FRESH, taken=["row:activities:b"], reason="Another title", date=date(2009, 11, 16))

    assert [row.title for row in second.sections[-1].rows] == ["Conference", "Course"]
    assert second.sections[0].of == DAY


def test_a_correction_is_printed():
    page = RENDERERS["html"].render(correction()).decode()

    assert "This edition corrects edition 1 of 2 November 2009." in page
    assert "Conference" in page


def test_a_section_may_be_added():
    fresh = replace(FRESH, sections=(InShort(text="Done."), *FRESH.sections))

    told = corrected(EDITION, fresh, taken=["section:in-short"], reason="Forgotten", date=DAY).sections

    assert [type(section).__name__ for section in told] == ["Changes", "InShort", "DataSheet", "EntryTable"]
