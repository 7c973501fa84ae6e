"""A tree with chosen changes applied. Any choice gives a whole tree, the same in whatever order it is given."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reports.changes.comparing import coded, keyed
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
)
from reports.changes.ordering import arranged
from reports.documents import DataSheet, EntryTable, ReportDocument, Section, TableKind, section_name


def apply(old: ReportDocument, changes: Iterable[Change]) -> ReportDocument:
    """The changes are some of the differences between `old` and another tree. What is not compared stays as it is."""
    chosen = tuple(changes)
    told = {change.field: change.after for change in chosen if isinstance(change, FieldChange)}
    return replace(old, **told, sections=applied_sections(old.sections, chosen))


def applied_sections(old: Sequence[Section], chosen: Sequence[Change]) -> tuple[Section, ...]:
    known = {section_name(section): section for section in old}
    taken = {change.name: change.after for change in chosen if isinstance(change, SectionChange)}
    for kind in TableKind:
        if changes := [change for change in chosen if is_of_table(change, kind)]:
            taken[kind.value] = applied_table(known.get(kind.value), changes)
    for name, section in known.items():
        if isinstance(section, DataSheet) and name not in taken:
            taken[name] = applied_sheet(section, chosen)
    other = next((change.sections for change in chosen if isinstance(change, SectionChange | RowChange)), ())
    return together(known, taken, other=other, order=order_of(SECTIONS, chosen))


def is_of_table(change: Change, kind: TableKind) -> bool:
    if isinstance(change, OrderChange):
        return change.of == kind.value
    return isinstance(change, RowChange | TableChange) and change.table is kind


def applied_table(table: EntryTable | None, chosen: Sequence[Change]) -> EntryTable | None:
    """A table comes with its first row, and goes with its last where the other tree has none."""
    changes = [change for change in chosen if isinstance(change, RowChange)]
    frame = table or next((change.frame for change in changes), None)
    if frame is None:
        return None
    taken, other = {change.row: change.after for change in changes}, next((change.order for change in changes), ())
    rows = together(keyed(table), taken, other=other, order=order_of(frame.table.value, chosen))
    if not rows and any(change.frame is None for change in changes):
        return None
    told = {change.field: change.after for change in chosen if isinstance(change, TableChange)}
    return replace(frame, **told, rows=rows)


def applied_sheet(sheet: DataSheet, chosen: Sequence[Change]) -> DataSheet:
    told = {change.field: change.after for change in chosen if isinstance(change, SheetChange)}
    changes = [change for change in chosen if isinstance(change, OutputChange)]
    taken, other = {change.code: change.after for change in changes}, next((change.order for change in changes), ())
    outputs = together(coded(sheet.outputs), taken, other=other, order=order_of(OUTPUTS, chosen))
    return replace(sheet, **told, outputs=outputs)


def together(
    known: Mapping[str, Any], taken: Mapping[str, Any], *, other: Sequence[str], order: Sequence[str] | None
) -> tuple[Any, ...]:
    """What is known with what is taken over it (None is taken out), in the other tree's order if that is taken too."""
    present = {key: value for key, value in {**known, **taken}.items() if value is not None}
    if order is None:
        keys = arranged(present, base=tuple(known), other=other)
    else:
        keys = arranged(present, base=order, other=tuple(known))
    return tuple(present[key] for key in keys)


def order_of(what: str, chosen: Iterable[Change]) -> Sequence[str] | None:
    """None where no other order is chosen."""
    return next((change.order for change in chosen if isinstance(change, OrderChange) and change.of == what), None)
