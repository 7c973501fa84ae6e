from dataclasses import replace
from datetime import date

from reports.changes import apply, differences
from reports.documents import Changes, InShort, TableKind
from tests.reports.renderers.documents import document, row, sheet, table

A, B, C, D = (row(name, key=name) for name in "ABCD")


def taking(old, new, *keys):
    return apply(old, [change for change in differences(old, new) if change.key in keys])


def titles(one, kind=TableKind.ACTIVITIES):
    return [
        "".join(row.title for row in section.rows) for section in one.sections if getattr(section, "table", 0) == kind
    ]


def test_only_what_was_taken_is_applied():
    old = document(table(A, B), title="Told")
    new = document(table(replace(A, title="X"), replace(B, title="Y")), title="Today")

    taken = taking(old, new, "row:activities:A")

    assert (taken.title, titles(taken)) == ("Told", ["XB"])


def test_a_row_that_is_added_stands_among_its_neighbours():
    old = document(table(A, B, C))

    assert titles(taking(old, document(table(C, D, A, B)), "row:activities:D")) == ["ABCD"]
    assert titles(taking(old, document(table(A, D, B, C)), "row:activities:D")) == ["ADBC"]
    assert titles(taking(old, document(table(D, C, B)), "row:activities:D")) == ["DABC"]


def test_an_order_keeps_the_rows_that_are_there():
    old, new = document(table(A, B, C)), document(table(D, C, A))

    assert titles(taking(old, new, "order:activities")) == ["CAB"]
    assert titles(taking(old, new, "order:activities", "row:activities:B", "row:activities:D")) == ["DCA"]


def test_a_table_comes_with_its_first_row():
    earlier = table(C, D, kind=TableKind.EARLIER, heading="EARLIER")
    old, new = document(sheet(), table(A)), document(sheet(), earlier, table(A))

    taken = taking(old, new, "row:earlier-activities:D")

    assert taken.sections == (sheet(), replace(earlier, rows=(D,)), table(A))


def test_a_table_goes_with_its_last_row():
    old, new = document(table(A), table(C, D, kind=TableKind.EARLIER)), document(table(A))

    assert titles(taking(old, new, "row:earlier-activities:C"), TableKind.EARLIER) == ["D"]
    assert taking(old, new, "row:earlier-activities:C", "row:earlier-activities:D") == new


def test_a_table_that_both_have_stays_without_rows():
    assert apply(document(table(A)), differences(document(table(A)), document(table()))) == document(table())


def test_an_older_list_of_changes_stays():
    changes = Changes(corrects=1, of=date(2009, 11, 2), reason="A date was wrong")
    old, new = document(changes, sheet(), table(A)), document(InShort(text="Done."), table(A), sheet())

    taken = apply(old, differences(old, new))

    assert taken.sections == (changes, InShort(text="Done."), table(A), sheet())
