"""What a reader may read of one project: its series, and the editions of one of them that stand today."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, IntegerField, QuerySet, Value, When

from outputs.models import Project
from outputs.statements import Statement
from reports.funders.readers import Reader
from reports.models import Edition, Series


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """`choice` are the series the reader may read, `told` the hashes of the newest edition of each report, newest
    report first; one that was withdrawn is not among them. `is_only` where the reader may read of no other project.
    """

    project: Project
    series: Series
    choice: tuple[Series, ...]
    told: tuple[str, ...]
    is_only: bool

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """Fetched only where a page is made: one that is kept asks for no more than their hashes."""
        found = {one.sha256: one for one in Edition.objects.filter(sha256__in=self.told).without_bytes()}
        for edition in found.values():
            edition.series = self.series
        return tuple(found[sha256] for sha256 in self.told)

    @property
    def latest(self) -> Edition | None:
        return self.editions[0] if self.told else None

    @property
    def state(self) -> tuple:
        """What changes where another edition is shown, or another choice offered."""
        choice = tuple((one.pk, one.name) for one in self.choice)
        return (self.project.title, self.is_only, self.series.pk, choice, self.told)


def shelf_of(reader: Reader, *, slug: str, series: str, language: str) -> Shelf | None:
    """None where the reader may read nothing of the project, or not that series (its key; empty where none is asked
    for: then the first one that has an edition). Where an edition was published in several languages, the reader's.
    """
    choice, reads_beside = reader.choice_of(slug)
    asked = [one for one in choice if series in ("", str(one.pk))]
    if not asked:
        return None
    rows = STANDING.rows(series=tuple(one.pk for one in asked), language=language)
    told = {one.pk: tuple(one_of_each_report(rows, series=one.pk)) for one in asked}
    shown = next((one for one in asked if told[one.pk]), asked[0])
    return Shelf(project=shown.project, series=shown, choice=choice, told=told[shown.pk], is_only=not reads_beside)


def standing(series, *, language: str) -> QuerySet[Edition]:
    """By series, newest first; of the versions of one edition the one in that language first."""
    preferred = Case(When(language=language, then=Value(0)), default=Value(1), output_field=IntegerField())
    editions = Edition.objects.filter(series__in=series).current().standing().without_bytes()
    return editions.order_by("series_id", "-period_end", "-published_at", preferred, "sequence")


COLUMNS = ("series_id", "report_id", "sha256")
STANDING = Statement(lambda *, series, language: standing(series, language=language).defer(None).values_list(*COLUMNS))


def one_of_each_report(rows: list[tuple], *, series: int) -> list[str]:
    """The hashes of the first edition of each report of the series."""
    chosen: dict[int, str] = {}
    for of, report, sha256 in rows:
        if of == series:
            chosen.setdefault(report, sha256)
    return list(chosen.values())
