"""Two trees to their differences, in the order in which a document is read."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from reports.changes.kinds import (
    OUTPUTS,
    SECTIONS,
    Change,
    FieldChange,
    OrderChange,
    OutputChange,
    RowChange,
    SectionChange,
    SheetChange,
    TableChange,
    is_compared,
)
from reports.changes.ordering import is_reordered
from reports.documents import DataSheet, EntryTable, OutputLine, ReportDocument, Row, Section, section_name

NOT_COMPARED = frozenset({"state", "edition", "sections"})
DOCUMENT_FIELDS = tuple(part.name for part in fields(ReportDocument) if part.name not in NOT_COMPARED)
SHEET_FIELDS = tuple(part.name for part in fields(DataSheet) if part.name != "outputs")
TABLE_FIELDS = ("heading", "output_word")


def differences(old: ReportDocument, new: ReportDocument) -> tuple[Change, ...]:
    """Applied to the first, they give the second."""
    return (
        *(FieldChange(field=name, before=before, after=after) for name, before, after in differing(old, new)),
        *section_changes(named(old.sections), named(new.sections)),
    )


def differing(old: object, new: object, names: Sequence[str] = DOCUMENT_FIELDS) -> Iterator[tuple[str, object, object]]:
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield name, before, after


def named(sections: Sequence[Section]) -> dict[str, Section]:
    return {section_name(section): section for section in sections if is_compared(section)}


def section_changes(old: dict[str, Section], new: dict[str, Section]) -> Iterator[Change]:
    if is_reordered(tuple(old), tuple(new)):
        yield OrderChange(of=SECTIONS, order=tuple(new))
    for name in dict.fromkeys([*new, *old]):
        before, after = old.get(name), new.get(name)
        if before != after:
            yield from changes_of_section(name, before, after, tuple(new))


def changes_of_section(
    name: str, before: Section | None, after: Section | None, sections: tuple[str, ...]
) -> Iterator[Change]:
    match before, after:
        case DataSheet(), DataSheet():
            yield from sheet_changes(before, after)
        case EntryTable(), EntryTable():
            yield from table_changes(before, after, sections)
        case (EntryTable(rows=rows), None) | (None, EntryTable(rows=rows)) if rows:
            yield from row_changes(before, after, sections)
        case _:
            yield SectionChange(name=name, before=before, after=after, sections=sections)


def sheet_changes(old: DataSheet, new: DataSheet) -> Iterator[Change]:
    for name, before, after in differing(old, new, SHEET_FIELDS):
        yield SheetChange(field=name, before=before, after=after)
    known, today = coded(old.outputs), coded(new.outputs)
    if is_reordered(tuple(known), tuple(today)):
        yield OrderChange(of=OUTPUTS, order=tuple(today))
    for code in dict.fromkeys([*today, *known]):
        if known.get(code) != today.get(code):
            yield OutputChange(before=known.get(code), after=today.get(code), order=tuple(today))


def coded(outputs: Sequence[OutputLine]) -> dict[str, OutputLine]:
    return {output.code: output for output in outputs}


def table_changes(old: EntryTable, new: EntryTable, sections: tuple[str, ...]) -> Iterator[Change]:
    for name, before, after in differing(old, new, TABLE_FIELDS):
        yield TableChange(table=new.table, field=name, before=before, after=after)
    order = tuple(keyed(new))
    if is_reordered(tuple(keyed(old)), order):
        yield OrderChange(of=new.table.value, order=order)
    yield from row_changes(old, new, sections)


def row_changes(old: EntryTable | None, new: EntryTable | None, sections: tuple[str, ...]) -> Iterator[RowChange]:
    known, today = keyed(old), keyed(new)
    frame, order = replace(new, rows=()) if new else None, tuple(today)
    for key in dict.fromkeys([*today, *known]):
        before, after = known.get(key), today.get(key)
        if before != after:
            yield RowChange(
                table=(new or old).table, before=before, after=after, frame=frame, order=order, sections=sections
            )


def keyed(table: EntryTable | None) -> dict[str, Row]:
    return {row.key: row for row in table.rows} if table else {}
