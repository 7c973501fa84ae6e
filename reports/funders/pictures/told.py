"""The rows of the documents that stand, as the values that pictures are drawn from."""

from collections import defaultdict
from dataclasses import dataclass

from activities.dates import Stretch, When, sort_key
from outputs.scopes import OutputScope
from reports.corrections import printing
from reports.documents import TableKind
from reports.funders.entries import documents_row
from reports.funders.shelves import Shelf
from reports.models import Edition, EditionRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A row of a document: `date` as the document prints it, `places` each once, `edition` and `uuid` the keys of the
    edition and of the entry.
    """

    edition: str
    uuid: str
    title: str
    language: str
    is_planned: bool
    date: str
    stretches: tuple[Stretch, ...]
    places: tuple[str, ...]
    scope: OutputScope

    @property
    def is_undated(self) -> bool:
        return all(stretch.undated for stretch in self.stretches)


def told(shelf: Shelf) -> list[Told]:
    """All that the page of activities counts, in the order of dates; one query."""
    editions = {edition.pk: edition for edition in shelf.editions}
    siblings: dict[tuple, list[EditionRow]] = defaultdict(list)
    found = EditionRow.objects.filter(edition__in=list(editions)).defer("search_text", "text")
    for row in found.order_by("edition", "position"):
        siblings[row.edition_id, row.section, row.uuid].append(row)
    rows = [one(group, editions[group[0].edition_id]) for group in siblings.values()]
    return sorted(rows, key=lambda row: sort_key(When(stretches=row.stretches), row.title))


def one(group: list[EditionRow], edition: Edition) -> Told:
    first = min(group, key=lambda row: row.ordinal)
    row = documents_row(first, group)
    return Told(
        edition=str(edition.pk),
        uuid=str(first.uuid),
        title=row.title,
        language=row.language,
        is_planned=first.section == TableKind.FORECASTS,
        date=printing.dates(row, edition.language),
        stretches=tuple(one.stretch for one in row.occurrences),
        places=tuple(dict.fromkeys(one.place for one in row.occurrences if one.place)),
        scope=row.outputs,
    )
