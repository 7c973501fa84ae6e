import pytest

from outputs.csvlines import csv_lines, guarded


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_would_be_a_formula_becomes_text(cell):
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "1-1", "a=b", "'=1", "Ţară"])
def test_another_cell_stays_as_it_is(cell):
    assert guarded(cell) == cell


def test_lines_are_quoted_where_they_must_be():
    lines = csv_lines([["at", "about"], ["2009-11-02", 'Update, "corrected"']])

    assert list(lines) == ["\ufeff", "at,about\r\n", '2009-11-02,"Update, ""corrected"""\r\n']


def test_a_line_is_made_when_it_is_asked_for():
    asked = []

    def rows():
        for number in range(3):
            asked.append(number)
            yield [str(number)]

    lines = csv_lines(rows())
    assert [next(lines), next(lines)] == ["\ufeff", "0\r\n"]
    assert asked == [0]
