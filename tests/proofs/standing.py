"""What a database says was published, and whether all of it is whole; read apart from the application's own checks."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from outputs.models import AuditRecord
from reports import extracts
from reports.models import Edition, EditionFile, EditionRow, OutgoingMail, Report, Round, Series, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """All that a publishing writes, each part by itself: two that are equal show that nothing was written between."""

    editions: frozenset
    files: frozenset
    rows: frozenset
    rounds: frozenset
    steps: frozenset
    audit: frozenset
    mails: frozenset


def standing() -> Standing:
    return Standing(
        editions=frozenset(Edition.objects.values_list("pk", flat=True)),
        files=frozenset(EditionFile.objects.values_list("pk", flat=True)),
        rows=frozenset(Counter(EditionRow.objects.values_list("edition_id", flat=True)).items()),
        rounds=frozenset(Round.objects.values_list("pk", "state")),
        steps=frozenset(Step.objects.values_list("pk", flat=True)),
        audit=frozenset(AuditRecord.objects.values_list("pk", flat=True)),
        mails=frozenset(OutgoingMail.objects.values_list("pk", flat=True)),
    )


def whole(report: Report, before: Standing, after: Standing) -> bool:
    """The report has one edition more, with all that belongs to it, and nothing else was written."""
    (new, *more), current = after.editions - before.editions or [None], report.current_round
    if new is None or more or current.state != Round.State.PUBLISHED:
        return False
    edition = Edition.objects.get(pk=new)
    kept = {
        "edition": edition.number,
        "sequence": edition.sequence,
        "series": report.series_id,
        "round": current.number,
    }
    hashes = {"sha256": edition.sha256, "file": file_hash(edition)}
    added = {
        "files": len(after.files - before.files),
        "rows": len(after.rows - before.rows),
        "rounds": len(after.rounds - before.rounds),
        "steps": len(after.steps - before.steps),
        "audit": len(after.audit - before.audit),
        "mails": len(after.mails - before.mails),
    }
    record = AuditRecord.objects.filter(pk__in=after.audit - before.audit, verb="published").first()
    return (
        edition.report_id == report.pk
        and set(added.values()) == {1}
        and current.steps.filter(verb=Step.Verb.PUBLISHED).count() == 1
        and record is not None
        and record.details == {**kept, **hashes}
        and not list(flaws(edition))
    )


def file_hash(edition: Edition) -> str | None:
    return EditionFile.objects.filter(pk=edition.pk).values_list("sha256", flat=True).first()


def flaws(edition: Edition) -> Iterator[str]:
    """What is missing from one edition, or does not fit its document."""
    if hashlib.sha256(edition.document.encode()).hexdigest() != edition.sha256:
        yield f"{edition.sequence}: the document is another"
    if edition.tree.edition.previous != edition.previous_sha256:
        yield f"{edition.sequence}: the document follows another"
    file = EditionFile.objects.filter(pk=edition.pk).first()
    if file is None or hashlib.sha256(file.content).hexdigest() != file.sha256 or len(file.content) != file.size:
        yield f"{edition.sequence}: the file is missing or another"
    expected = list(extracts.rows(edition.tree))
    if list(edition.rows.order_by("position").values(*expected[0])) != expected:
        yield f"{edition.sequence}: the rows are not the document's"


def broken_links(series: Series) -> list[str]:
    """Where the chain of the series has a gap or a link that does not hold."""
    problems, before = [], ""
    links = series.editions.order_by("sequence").values_list("sequence", "previous_sha256", "sha256")
    for place, (sequence, previous, digest) in enumerate(links, start=1):
        if (sequence, previous) != (place, before):
            problems.append(f"{sequence} does not stand in the place of {place}, or follows another")
        before = digest
    return problems
