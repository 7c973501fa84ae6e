"""The workbook, read by another library than the one that wrote it."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from outputs.scopes import OutputScope
from reports.documents import Attachment
from reports.renderers import RENDERERS
from tests.reports.renderers.documents import correction, document, edition, row, sheet, small, table


def book(one):
    return load_workbook(BytesIO(RENDERERS["xlsx"].render(one)))


def cells(one, name):
    head, *rows = book(one)[name].iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in rows]


def value(one, item):
    return [line["Value"] for line in cells(one, "Project") if line["Item"] == item]


def test_each_table_has_a_sheet_of_its_own():
    assert book(small()).sheetnames == ["Project", "Activities", "Forecasts"]
    assert book(correction(small())).sheetnames == ["Project", "Activities", "Forecasts", "Changes"]


def test_a_date_stands_as_printed_as_days_and_as_edtf():
    told = document(table(row(when="5-9 Oct 09"), row(when="Sep 09"), row(when="tbc")))

    days, month, unknown = cells(told, "Activities")

    assert (days["Date"], days["EDTF"], days["Precision"]) == ("5-9 Oct 09", "2009-10-05/2009-10-09", "day")
    assert (days["First day"], days["Last day"]) == (datetime(2009, 10, 5), datetime(2009, 10, 9))
    assert (month["Date"], month["EDTF"], month["Precision"]) == ("Sep 09", "2009-09", "month")
    assert (unknown["Date"], unknown["First day"], unknown["Last day"]) == ("tbc", None, None)


def test_days_are_dates_that_a_spreadsheet_sorts():
    told = book(document(table(row(when="5-9 Oct 09"))))["Activities"]

    assert told["B2"].is_date
    assert told["B2"].number_format == "yyyy-mm-dd"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("https://example.org")'])
def test_what_people_write_is_never_a_formula(text):
    told = book(document(table(row(title=text, place=text))))["Activities"]

    formulas = [cell for line in told.iter_rows() for cell in line if cell.data_type == "f"]
    assert not formulas
    assert text.strip() in {str(cell.value).strip() for line in told.iter_rows() for cell in line}


def test_the_head_stays_in_sight_and_filters():
    told = book(small())["Activities"]

    assert told.freeze_panes == "A2"
    assert told.auto_filter.ref == "A1:M2"
    assert told.print_title_rows == "$1:$1"
    assert (told.page_setup.orientation, told.page_setup.fitToHeight) == ("landscape", 0)


def test_a_draft_says_so_and_an_edition_says_its_code():
    assert value(small(), "State") == ["Draft"]
    assert value(edition(small()), "State") == []
    assert value(edition(small()), "Edition") == ["Edition 1"]
    assert len(value(edition(small()), "Verification code")) == 1


def test_a_text_that_no_cell_holds_goes_on_in_the_next():
    told = document(sheet(objective="a" * 40_000))

    parts = value(told, "Project objective")

    assert [len(part) for part in parts] == [32_767, 7_233]


def test_a_correction_shows_each_change_before_and_after():
    first, second = cells(correction(small()), "Changes")

    assert (first["Before"], first["After"]) == ("Forum in Genf", "Forum in Genève")
    assert (second["What changed"], second["How"]) == ("16 Oct 09, Visit to Argentina", "left out")


def test_outputs_stand_as_the_document_prints_them():
    told = document(table(row(outputs=OutputScope(everything=True)), row(outputs=OutputScope.of(["1.2", "1.10"]))))

    assert [line["Output"] for line in cells(told, "Activities")] == ["All", "1.2, 1.10"]


def test_a_row_is_as_high_as_its_lines():
    rows = (row(text=""), row(text="<p>One.</p><p>Two.</p><p>Three.</p>"), row(text=f"<p>{'word ' * 40}</p>"))
    told = book(document(table(*rows, heading="ACTIVITIES")))["Activities"]

    # the height of one line, 15 points, is the default and not written
    assert [told.row_dimensions[number].height for number in (2, 3, 4)] == [None, 45, 45]


def test_what_goes_with_an_entry_has_a_column():
    paper = Attachment(label="Discussion paper", reference="T-CY (2009) 07", address="https://example.org/")
    programme = Attachment(label="Programme", file_name="programme.pdf")

    (line,) = cells(document(table(replace(row(), attachments=(paper, programme)))), "Activities")

    assert line["Files and links"].splitlines() == [
        "Discussion paper (T-CY (2009) 07): https://example.org/",
        "Programme (programme.pdf)",
    ]


def test_a_version_says_what_it_does_not_translate():
    assert value(edition(small(), original="fr", is_partial=True), "Translation") == [
        "What was not translated stands in French."
    ]
    assert value(edition(small(), original="fr"), "Translation") == []


def test_a_french_document_speaks_french():
    told = document(table(row(), heading="ACTIVITÉS"), language="fr")

    assert book(told).sheetnames == ["Projet", "Activités"]
