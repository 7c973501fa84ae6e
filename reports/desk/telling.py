"""What editions tell of an entry, and what a correction would change of that: for the desk, where entries are edited.

Only the newest edition of a report tells anything, and one that was withdrawn tells nothing any more.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from activities.models import Entry
from reports.changes import RowChange
from reports.corrections import told
from reports.corrections.correcting import output_word
from reports.desk.differing import changes_since
from reports.documents import ChangeLine
from reports.models import Edition, EditionRow
from reports.renderers.presentation import printed_change


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The editions that tell an entry, newest first, and what a correction of the first of them would change."""

    editions: tuple[Edition, ...]
    changes: tuple[dict, ...]

    @property
    def newest(self) -> Edition:
        return self.editions[0]

    @property
    def others(self) -> tuple[Edition, ...]:
        return self.editions[1:]


def newest_tellings(uuids: Collection[UUID]) -> dict[UUID, tuple[int, date]]:
    """Number and date of the newest edition that tells each entry, of those that are told."""
    rows = EditionRow.objects.filter(uuid__in=uuids, edition__in=Edition.objects.current().standing())
    oldest_first = rows.order_by("edition__period_end", "edition__published_at")
    found = oldest_first.values_list("uuid", "edition__number", "edition__date")
    return {uuid: (number, day) for uuid, number, day in found}


def as_told(entry: Entry) -> Telling | None:
    """None where no edition tells the entry. Takes a fixed number of queries, however many do."""
    telling = EditionRow.objects.filter(uuid=entry.uuid).values("edition")
    found = Edition.objects.filter(pk__in=telling).current().standing().newest_first()
    editions = tuple(found.select_related("report__series__project", "series__project").without_bytes())
    if not editions:
        return None
    lines = what_would_change(entry, editions[0])
    return Telling(editions=editions, changes=tuple(printed_change(line, editions[0].language) for line in lines))


def what_would_change(entry: Entry, edition: Edition) -> Sequence[ChangeLine]:
    tree = edition.tree
    changes = [
        change
        for change in changes_since(tree, edition.report)
        if isinstance(change, RowChange) and change.row == str(entry.uuid)
    ]
    return told(changes, language=tree.language, output_word=output_word(tree))
