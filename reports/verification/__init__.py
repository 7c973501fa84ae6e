"""Whether what was told stays told: every hash, chain, row, file and record, held against each other.

Takes a fixed number of queries and one for each batch of editions' own rows, rows and files; never more bytes at once
than a batch has. What is published meanwhile is left for the next time.
"""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from django.db.models import Count, OuterRef, Subquery

from reports.models import Edition, EditionFile, EditionRow, Series
from reports.verification import contents, records
from reports.verification.chains import Chain
from reports.verification.findings import Finding, whereabouts

__all__ = ["Finding", "heads", "problems", "verify"]

BATCH = 50  # editions read at once: some ten megabytes of PDFs


def verify(slug: str = "") -> Iterator[Finding]:
    """Of all editions, or of those of a project."""
    places = list(editions_of(slug).order_by("series", "sequence").values_list("series", "sequence", "pk"))
    told, chain = records.told(slug), Chain()
    for edition, file, rows in fetched([pk for _, _, pk in places]):
        digest = contents.digest(file)
        for problem in (
            *chain.problems(edition),
            *contents.problems(edition, file, rows),
            *records.problems(edition, told, file=digest),
        ):
            yield Finding(where=whereabouts(edition), problem=problem)
    yield from records.gone(told, [(series, sequence) for series, sequence, _ in places])
    yield from records.unlike_rounds(slug)


def problems() -> list[str]:
    """Each finding as a sentence, for whoever verifies a whole database."""
    return [str(finding) for finding in verify()]


def heads(slug: str = "") -> list[Series]:
    """The series that have editions, each with their number (`told`) and its last edition's SHA-256 (`head`)."""
    newest = Edition.objects.filter(series=OuterRef("pk")).order_by("-sequence").values("sha256")[:1]
    series = Series.objects.filter(project__slug=slug) if slug else Series.objects.all()
    counted = series.annotate(told=Count("editions"), head=Subquery(newest)).filter(told__gt=0)
    return list(counted.select_related("project").order_by("project__slug", "name"))


def editions_of(slug: str):
    return Edition.objects.filter(series__project__slug=slug) if slug else Edition.objects.all()


def fetched(keys: list[UUID]) -> Iterator[tuple[Edition, EditionFile | None, list[EditionRow]]]:
    """In the order of the chain: an edition, its file if it has one, and its rows."""
    for start in range(0, len(keys), BATCH):
        batch = keys[start : start + BATCH]
        files, rows = EditionFile.objects.in_bulk(batch), rows_of(batch)
        editions = Edition.objects.filter(pk__in=batch).order_by("series", "sequence")
        for edition in editions.select_related("series__project", "report", "withdrawal"):
            yield edition, files.get(edition.pk), rows[edition.pk]


def rows_of(batch: list[UUID]) -> dict[UUID, list[EditionRow]]:
    rows = defaultdict(list)
    for row in EditionRow.objects.filter(edition__in=batch):
        rows[row.edition_id].append(row)
    return rows
