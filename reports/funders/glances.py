"""What pages say of an edition in a few words, from its document and kept by its hash: no document is read twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache

from outputs.release import release
from reports.corrections import printing
from reports.digests import Digest, digest, rows
from reports.documents import ReportDocument, Row, TableKind
from reports.funders.shelves import Shelf
from reports.models import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """An event as the document announces it: dates and place in one line each. `last` is None where nobody knows when
    it is over.
    """

    title: str
    language: str
    dates: str
    place: str
    last: date | None

    def is_ahead(self, today: date) -> bool:
        return self.last is None or self.last >= today


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    digest: Digest
    announced: tuple[Announced, ...]

    def ahead(self, today: date) -> tuple[Announced, ...]:
        return tuple(one for one in self.announced if one.is_ahead(today))

    def runs(self, today: date) -> bool | None:
        """None where the document does not say."""
        return None if self.digest.sheet is None else today <= self.digest.sheet.duration.span.end


def glance(document: ReportDocument) -> Glance:
    planned = rows(document, frozenset({TableKind.FORECASTS}))
    return Glance(digest=digest(document), announced=tuple(announced(row, document.language) for row in planned))


def announced(row: Row, language: str) -> Announced:
    ends = [one.stretch.end for one in row.occurrences]
    return Announced(
        title=row.title,
        language=row.language,
        dates=printing.dates(row, language),
        place=printing.places(row, language),
        last=None if None in ends else max(ends),
    )


def glances(editions: Iterable[Edition]) -> dict[str, Glance]:
    """By the hash of the edition. Those that are not kept yet are read in one query."""
    keys = {kept_as(edition.sha256): edition for edition in editions}
    found = {keys[key].sha256: value for key, value in cache.get_many(keys).items()}
    missing = [edition.pk for edition in keys.values() if edition.sha256 not in found]
    if missing:
        documents = Edition.objects.filter(pk__in=missing)
        fresh = {edition.sha256: glance(edition.tree) for edition in documents}
        cache.set_many({kept_as(sha256): value for sha256, value in fresh.items()}, None)
        found |= fresh
    return found


def latest_glance(shelf: Shelf) -> Glance | None:
    return glances([shelf.latest])[shelf.latest.sha256] if shelf.latest else None


def kept_as(sha256: str) -> str:
    return f"glance:{release()}:{sha256}"
