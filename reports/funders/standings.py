"""An edition as every request for it asks anew: whether the reader may see it, and how it stands. Two short queries."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from outputs import access
from outputs.statements import Statement
from reports.funders.readers import Reader
from reports.models import Edition, EditionFile, Series

COLUMNS = ("sha256", "number", "report", "withdrawal__confirmed_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """`project` and `report` are their keys."""

    sha256: str
    number: int
    report: int
    public: bool
    project: int
    is_withdrawn: bool


def open_to(*, slug: str, code: str, funders: tuple[int, ...], projects: tuple[int, ...]) -> QuerySet:
    return of_series(Series.objects.open_to(funders=funders, projects=projects), slug=slug, code=code)


def open_to_all(*, slug: str, code: str) -> QuerySet:
    return of_series(Series.objects.all(), slug=slug, code=code)


def of_series(series: QuerySet, *, slug: str, code: str) -> QuerySet:
    """From the series to its edition: the other way about takes a query within the query."""
    found = series.filter(project__slug=slug, editions__code=code).order_by()
    return found.values_list("public", "project", *(f"editions__{name}" for name in COLUMNS))


def of_report(*, report: int) -> QuerySet:
    editions = Edition.objects.filter(report=report).order_by("-number", "language")
    return editions.values_list("sha256", "withdrawal__confirmed_at")


def file_of(*, sha256: str) -> QuerySet:
    return EditionFile.objects.filter(edition__sha256=sha256).values_list("sha256", "content")


OPEN_TO, OPEN_TO_ALL, OF_REPORT, FILE = map(Statement, (open_to, open_to_all, of_report, file_of))


def shown(reader: Reader, *, slug: str, code: str) -> Shown | None:
    for public, project, sha256, number, report, withdrawn in open_editions(reader, slug=slug, code=code):
        return Shown(
            sha256=sha256,
            number=number,
            report=report,
            public=bool(public),
            project=project,
            is_withdrawn=withdrawn is not None,
        )
    return None


def open_editions(reader: Reader, *, slug: str, code: str) -> Iterable[tuple]:
    if reader.link is not None:
        return of_series(reader.series(), slug=slug, code=code)
    if access.is_administrator(reader.user):
        return OPEN_TO_ALL.rows(slug=slug, code=code)
    return OPEN_TO.rows(slug=slug, code=code, **reader.keys)


def siblings(edition: Shown) -> list[tuple[str, bool]]:
    """The hash of each edition of the report, the newest first, and whether it was withdrawn."""
    return [(sha256, withdrawn is not None) for sha256, withdrawn in OF_REPORT.rows(report=edition.report)]


def pdf(edition: Shown) -> tuple[str, bytes]:
    """The hash and the bytes of its file."""
    [(sha256, content)] = FILE.rows(sha256=edition.sha256)
    return sha256, bytes(content)
