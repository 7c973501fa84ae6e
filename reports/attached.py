"""The files that documents and editions name."""

from collections.abc import Iterable, Iterator

from reports.canonical import read
from reports.documents import Attachment, EntryTable, ReportDocument
from reports.models import Edition

MAY_NAME = '"schema_version":2'  # as it stands in canonical JSON; an older document names no file


def named_in(document: ReportDocument) -> Iterator[Attachment]:
    """Each once, in the order of the document."""
    seen = set()
    for section in document.sections:
        for row in section.rows if isinstance(section, EntryTable) else ():
            for one in row.attachments:
                if one.sha256 and one.sha256 not in seen:
                    seen.add(one.sha256)
                    yield one


def named_by(editions: Iterable[Edition]) -> dict[object, tuple[Attachment, ...]]:
    """By the key of the edition, for those that name any; one query, and only the documents that may."""
    keys = [one.pk for one in editions]
    told = Edition.objects.filter(pk__in=keys, document__contains=MAY_NAME).order_by().values_list("pk", "document")
    return {pk: named for pk, document in told if (named := tuple(named_in(read(document))))}
