"""How many activities and forecasts of a document serve each output. Pure functions of the tree: the counts follow from
its tables, in a correction too.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from reports.documents import DataSheet, EntryTable, OutputLine, ReportDocument, TableKind


def counted(outputs: Iterable[OutputLine], tables: Iterable[EntryTable | None]) -> tuple[OutputLine, ...]:
    """*All* serves every output."""
    outputs = tuple(outputs)
    served: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for table in filter(None, tables):
        for row in table.rows:
            codes = [output.code for output in outputs] if row.outputs.everything else row.outputs.codes
            served[table.table is TableKind.FORECASTS].update(codes)
    return tuple(
        replace(output, done=served[False][output.code], planned=served[True][output.code]) for output in outputs
    )


def recounted(document: ReportDocument) -> ReportDocument:
    """The document with the counts that its tables give, in each row of an output that has counts."""
    tables = [section for section in document.sections if isinstance(section, EntryTable)]
    sections = tuple(
        replace(section, outputs=tuple(map(newer, section.outputs, counted(section.outputs, tables))))
        if isinstance(section, DataSheet)
        else section
        for section in document.sections
    )
    return replace(document, sections=sections)


def newer(output: OutputLine, counts: OutputLine) -> OutputLine:
    return output if output.done is None else counts
