from outputs.scopes import ALL, OutputScope
from reports.counts import counted, recounted
from reports.documents import OutputLine, TableKind
from tests.reports.renderers.documents import document, row, sheet, table

OUTPUTS = (OutputLine(code="1", title="Legislation"), OutputLine(code="1.2", title="Policies"))
ROWS = (row(key="one", outputs=OutputScope.of(["1"])), row(key="two", outputs=ALL))


def numbers(outputs):
    return {one.code: (one.done, one.planned) for one in outputs}


def test_an_output_counts_the_rows_that_name_it_and_those_of_all():
    tables = [table(*ROWS), None, table(ROWS[1], kind=TableKind.FORECASTS)]

    assert numbers(counted(OUTPUTS, tables)) == {"1": (2, 1), "1.2": (1, 1)}


def test_earlier_activities_were_done():
    assert numbers(counted(OUTPUTS, [table(ROWS[0], kind=TableKind.EARLIER)])) == {"1": (1, 0), "1.2": (0, 0)}


def test_the_counts_of_a_correction_are_those_of_its_rows():
    told = document(sheet(outputs=counted(OUTPUTS, [])), table(*ROWS))

    assert numbers(recounted(told).sections[0].outputs) == {"1": (2, 0), "1.2": (1, 0)}


def test_outputs_without_counts_stay_without():
    told = document(sheet(outputs=OUTPUTS), table(*ROWS))

    assert recounted(told) == told
