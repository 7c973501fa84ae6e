"""What an edition's rows say, from its document: one for each occurrence of each entry. Pure functions of the tree."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from activities.richtext import plain
from reports.documents import EntryTable, ReportDocument, Row


def rows(document: ReportDocument) -> Iterator[dict[str, Any]]:
    """The columns of `EditionRow`, in printing order."""
    position = 0
    for section in document.sections:
        if isinstance(section, EntryTable):
            for row in section.rows:
                for occurrence in occurrences(section.table.value, row):
                    yield {"position": position, **occurrence}
                    position += 1


def occurrences(section: str, row: Row) -> Iterator[dict[str, Any]]:
    for ordinal, occurrence in enumerate(row.occurrences):
        stretch = occurrence.stretch
        yield {
            "section": section,
            "uuid": UUID(row.key),
            "ordinal": ordinal,
            "title": row.title,
            "language": row.language,
            "start": stretch.start,
            "end": stretch.end,
            "precision": stretch.precision.value,
            "printed_as": stretch.printed_as,
            "place": occurrence.place,
            "date_to_be_confirmed": row.date_to_be_confirmed,
            "place_to_be_confirmed": row.place_to_be_confirmed,
            "all_outputs": row.outputs.everything,
            "outputs": list(row.outputs.codes),
            "following": row.following,
            "text": plain(row.text),
        }
