"""Entries as the document prints them, with something beside each on screen."""

from dataclasses import fields
from typing import Any, TypeVar

from activities.models import Entry
from reports.composition import row
from reports.renderers.presentation import PrintedRow, printed_row
from reports.selection import Selected

Beside = TypeVar("Beside", bound=PrintedRow)


def as_printed(entry: Entry) -> PrintedRow:
    """The entry with all its occurrences, as the document prints it."""
    return printed_row(row(Selected(entry=entry, occurrences=tuple(entry.occurrences.all()))), entry.project.language)


def beside(printed: PrintedRow, kind: type[Beside], **more: Any) -> Beside:
    """The printed row as one of a kind that has a margin."""
    return kind(**{field.name: getattr(printed, field.name) for field in fields(PrintedRow)}, **more)
