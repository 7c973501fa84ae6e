"""What a reader may read of one project: its series, and the editions of one of them that stand today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Case, IntegerField, QuerySet, Value, When

from outputs.models import Project
from outputs.statements import Statement
from reports.funders.readers import Reader
from reports.models import Edition, Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """`choice` are the series the reader may read, `editions` the newest of each report, newest report first. One that
    was withdrawn is not among them. `is_only` where the reader may read of no other project.
    """

    project: Project
    series: Series
    choice: tuple[Series, ...]
    editions: tuple[Edition, ...]
    is_only: bool

    @property
    def latest(self) -> Edition | None:
        return self.editions[0] if self.editions else None

    @property
    def state(self) -> tuple:
        """What changes where another edition is shown, or another choice offered."""
        editions = tuple(edition.sha256 for edition in self.editions)
        choice = tuple((one.pk, one.name) for one in self.choice)
        return (self.project.title, self.is_only, self.series.pk, choice, editions)


def shelf_of(reader: Reader, *, slug: str, series: str, language: str) -> Shelf | None:
    """None where the reader may read nothing of the project, or not that series (its key; empty where none is asked
    for: then the first one that has an edition). Where an edition was published in several languages, the reader's.
    """
    choice = reader.series_of(slug)
    asked = [one for one in choice if series in ("", str(one.pk))]
    if not asked:
        return None
    editions = one_of_each_report(editions_that_stand(asked, language=language))
    shown = next((one for one in asked if any(one.pk == edition.series_id for edition in editions)), asked[0])
    return Shelf(
        project=shown.project,
        series=shown,
        choice=choice,
        editions=tuple(edition for edition in editions if edition.series_id == shown.pk),
        is_only=not reader.reads_beside(shown.project),
    )


def editions_that_stand(series: Sequence[Series], *, language: str) -> Iterator[Edition]:
    """Each with its series."""
    of = {one.pk: one for one in series}
    for row in STANDING.rows(series=tuple(of), language=language):
        edition = Edition.from_db(DEFAULT_DB_ALIAS, TOLD, row)
        edition.series = of[edition.series_id]
        yield edition


def standing(series, *, language: str) -> QuerySet[Edition]:
    """By series, newest first; of the versions of one edition the one in that language first."""
    preferred = Case(When(language=language, then=Value(0)), default=Value(1), output_field=IntegerField())
    editions = Edition.objects.filter(series__in=series).current().standing().without_bytes()
    return editions.order_by("series_id", "-period_end", "-published_at", preferred, "sequence")


TOLD = [field.attname for field in Edition._meta.concrete_fields if field.name != "document"]
STANDING = Statement(lambda *, series, language: standing(series, language=language).defer(None).values_list(*TOLD))


def one_of_each_report(editions) -> list[Edition]:
    chosen: dict[int, Edition] = {}
    for edition in editions:
        chosen.setdefault(edition.report_id, edition)
    return list(chosen.values())
