"""The tables as CSV, read by the standard library."""

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest

from reports.renderers import RENDERERS
from tests.reports.renderers.documents import correction, document, row, small, table


def files(one):
    with ZipFile(BytesIO(RENDERERS["csv"].render(one))) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def rows(one, name):
    return list(csv.DictReader(StringIO(files(one)[name], newline="")))


def test_there_is_a_file_for_each_table():
    assert list(files(small())) == ["project.csv", "activities.csv", "forecasts.csv"]
    assert "changes.csv" in files(correction(small()))


def test_a_date_stands_as_printed_as_days_and_as_edtf():
    (line,) = rows(document(table(row(when="Sep 09"))), "activities.csv")

    assert [line[name] for name in ("Date", "First day", "Last day", "Precision", "EDTF")] == [
        *("Sep 09", "2009-09-01", "2009-09-30", "month", "2009-09")
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_what_a_spreadsheet_would_execute_is_guarded(text):
    (line,) = rows(document(table(row(title=text))), "activities.csv")

    assert line["Title"] == f"'{text}"
