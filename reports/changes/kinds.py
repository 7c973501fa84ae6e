"""The changes as values. `before` is what the first tree has, `after` what the second has; None is nothing there.

What is added carries the order of its neighbours in the second tree, so that it finds its place whichever of them are
taken too.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reports.documents import Accounting, Changes, DataSheet, EntryTable, Legend, OutputLine, Row, Section, TableKind

SECTIONS = "sections"
OUTPUTS = "outputs"
# What a document says of its project outside the data sheet.
OF_THE_PROJECT = frozenset({"project_title", "programme", "author"})


class Group(StrEnum):
    """What a change is about: a correction of the entries leaves the data sheet as it was told."""

    ENTRIES = "entries"
    DATA_SHEET = "data-sheet"
    ORDER = "order"
    WORDING = "wording"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field of the document itself: its title, its date, its period."""

    field: str
    before: Any
    after: Any

    @property
    def key(self) -> str:
        return self.field

    @property
    def group(self) -> Group:
        return Group.DATA_SHEET if self.field in OF_THE_PROJECT else Group.WORDING


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetChange:
    """A field of the data sheet."""

    field: str
    before: Any
    after: Any

    @property
    def key(self) -> str:
        return f"sheet:{self.field}"

    @property
    def group(self) -> Group:
        return Group.DATA_SHEET


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputChange:
    """An output in the data sheet. `order` is that of all codes in the second tree."""

    before: OutputLine | None
    after: OutputLine | None
    order: tuple[str, ...]

    @property
    def code(self) -> str:
        return (self.after or self.before).code

    @property
    def key(self) -> str:
        return f"sheet:output:{self.code}"

    @property
    def group(self) -> Group:
        return Group.DATA_SHEET


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """A row of a table. `frame` is the table of the second tree without its rows; None where it has none, and then the
    table goes with its last row. `order` is that of all rows in the second tree, `sections` that of its sections.
    """

    table: TableKind
    before: Row | None
    after: Row | None
    frame: EntryTable | None
    order: tuple[str, ...]
    sections: tuple[str, ...]

    @property
    def row(self) -> str:
        """The key of the row, which is the entry's uuid."""
        return (self.after or self.before).key

    @property
    def key(self) -> str:
        return f"row:{self.table}:{self.row}"

    @property
    def group(self) -> Group:
        return Group.ENTRIES


@dataclass(frozen=True, slots=True, kw_only=True)
class TableChange:
    """What stands over a table: its heading, or its word for an output."""

    table: TableKind
    field: str
    before: str
    after: str

    @property
    def key(self) -> str:
        return f"{self.field.replace('_', '-')}:{self.table}"

    @property
    def group(self) -> Group:
        return Group.WORDING if self.field == "heading" else Group.DATA_SHEET


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionChange:
    """A section that is added, taken out or, where it is not a data sheet or a table, another. A table stands here only
    where it is empty: otherwise it comes and goes with its rows.
    """

    name: str
    before: Section | None
    after: Section | None
    sections: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"section:{self.name}"

    @property
    def group(self) -> Group:
        """What became of forecasts follows from the entries, whether it is printed and how it is said does not."""
        match self.before, self.after:
            case (DataSheet() | Legend(), _) | (_, DataSheet() | Legend()):
                return Group.DATA_SHEET
            case (Accounting() | None, Accounting() | None) if accounted(self.before) != accounted(self.after):
                return Group.ENTRIES
        return Group.WORDING


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderChange:
    """The order of a table's rows, of the outputs or of the sections, as the second tree has it."""

    of: str
    order: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"order:{self.of}"

    @property
    def group(self) -> Group:
        return Group.ORDER


def accounted(section: Accounting | None) -> tuple:
    return (section.lines, section.not_announced) if section else ((), 0)


Change = FieldChange | SheetChange | OutputChange | RowChange | TableChange | SectionChange | OrderChange


def is_compared(section: Section) -> bool:
    """A correction's own list of changes is not."""
    return not isinstance(section, Changes)
