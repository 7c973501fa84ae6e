"""Editions and what the audit and the rounds tell of them: neither side stands without the other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from outputs import audit
from outputs.models import AuditRecord
from reports.models import Edition, Report, Round, Step
from reports.verification.findings import Finding

Place = tuple[int, int]  # the key of the series, and the place in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the audit tells of editions: of those published by place, of those withdrawn and erased by hash."""

    published: dict[Place, list[AuditRecord]]
    withdrawn: frozenset[str]
    erased: frozenset[str]


def told(slug: str) -> Told:
    published = defaultdict(list)
    for record in records(slug, Step.Verb.PUBLISHED.value).order_by("pk").iterator():
        published[record.details.get("series"), record.details.get("sequence")].append(record)
    return Told(published=dict(published), withdrawn=hashes(slug, audit.WITHDRAWN), erased=hashes(slug, audit.ERASED))


def records(slug: str, verb: str):
    found = AuditRecord.objects.filter(verb=verb)
    return found.filter(project=slug) if slug else found


def hashes(slug: str, verb: str) -> frozenset[str]:
    details = records(slug, verb).values_list("details", flat=True)
    return frozenset(one["sha256"] for one in details if "sha256" in one)


def problems(edition: Edition, told: Told, *, file: str) -> Iterator[str]:
    """`file` is the SHA-256 of the edition's PDF as it is, empty where there is none."""
    published = told.published.get((edition.series_id, edition.sequence), [])
    if not published:
        yield "the audit does not tell of its publication"
    elif len(published) > 1:
        yield f"the audit tells of its publication {len(published)} times"
    else:
        yield from of_publication(edition, published[0], file=file)
    yield from of_withdrawal(edition, told)


def of_publication(edition: Edition, record: AuditRecord, *, file: str) -> Iterator[str]:
    if record.details.get("sha256") != edition.sha256:
        yield "the audit tells of another SHA-256"
    if record.details.get("edition") != edition.number:
        yield "the audit tells of another number"
    if file and record.details.get("file") != file:
        yield "the audit tells of another file"
    if record.at != edition.published_at:
        yield "the audit tells of another time of publication"
    if (record.actor, record.on_behalf_of) != (edition.published_by, edition.on_behalf_of):
        yield "the audit tells of another person who published it"


def of_withdrawal(edition: Edition, told: Told) -> Iterator[str]:
    withdrawal = getattr(edition, "withdrawal", None)
    stands = {
        "withdrawal": (
            withdrawal is not None and withdrawal.confirmed_at is not None,
            edition.sha256 in told.withdrawn,
        ),
        "erasure": (withdrawal is not None and withdrawal.erased_at is not None, edition.sha256 in told.erased),
    }
    for name, (there, recorded) in stands.items():
        if there and not recorded:
            yield f"the audit does not tell of its {name}"
        elif recorded and not there:
            yield f"the audit tells of its {name}, of which nothing is left"


def gone(told: Told, there: Iterable[Place]) -> Iterator[Finding]:
    """Editions of which only the audit still tells. Those published since `there` was read are asked for again."""
    for series, sequence in sorted(told.published.keys() - set(there), key=str):
        if not Edition.objects.filter(series=series, sequence=sequence).exists():
            for record in told.published[series, sequence]:
                number, day = record.details.get("edition"), f"{record.at:%Y-%m-%d}"
                where = f"{record.project}, {record.about}, edition {sequence} of the series (edition {number})"
                yield Finding(where=where, problem=f"it was published on {day} and is gone")


def unlike_rounds(slug: str) -> Iterator[Finding]:
    """Reports that were published more or less often than they have editions."""
    reports = Report.objects.filter(series__project__slug=slug) if slug else Report.objects.all()
    published = Round.objects.filter(report=OuterRef("pk"), state=Round.State.PUBLISHED)
    editions = Edition.objects.filter(report=OuterRef("pk"))
    counted = reports.annotate(published=how_many(published, "pk"), told=how_many(editions, "number"))
    for report in counted.exclude(published=F("told")).select_related("series__project").order_by("pk").iterator():
        where = f"{report.series.project.slug}, {report.series.name}, report to {report.period_end}"
        times = f"its rounds say that it was published {report.published} times"
        yield Finding(where=where, problem=f"{times}, its editions that it was {report.told} times")


def how_many(rows, column: str):
    """Counted apart from each other: joined, each row of the one would meet each of the other."""
    counted = rows.order_by().values("report").annotate(many=Count(column, distinct=True)).values("many")
    return Coalesce(Subquery(counted), 0)
