"""The projects that a reader may read of, those with the newest edition first, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Max, OuterRef, QuerySet, Subquery

from activities.dates import full_date
from outputs.models import Project
from outputs.screen import short_language
from reports.funders.glances import Announced, Glance, glances
from reports.funders.readers import Reader
from reports.funders.shelves import standing
from reports.models import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A project in the list. What was never published has a title and nothing else."""

    slug: str
    title: str
    edition: Edition | None = None
    glance: Glance | None = None
    date: str = ""
    runs: bool | None = None
    next_event: Announced | None = None


def projects(reader: Reader) -> QuerySet[Project]:
    """Newest edition first, projects without one behind them by title."""
    series = reader.series()
    last = Edition.objects.filter(series=OuterRef("pk")).standing().order_by("-sequence").values("published_at")[:1]
    told = series.filter(project=OuterRef("pk")).order_by().annotate(last=Subquery(last))
    newest = Subquery(told.values("project").annotate(newest=Max("last")).values("newest"))
    readable = Project.objects.filter(pk__in=series.values("project")).only("slug", "title")
    return readable.annotate(newest=newest).order_by(F("newest").desc(nulls_last=True), "title", "pk")


def latest_editions(reader: Reader, shown: Iterable[Project], *, language: str) -> dict[int, Edition]:
    """By project: the edition that its own page shows."""
    candidates = standing(reader.series(), language=language).filter(series__project=OuterRef("pk"))
    first = Subquery(candidates.values("pk")[:1])
    chosen = Project.objects.filter(pk__in=[project.pk for project in shown]).annotate(edition=first)
    found = dict(chosen.exclude(edition=None).order_by().values_list("edition", "pk"))
    editions = Edition.objects.filter(pk__in=found).without_bytes()
    return {found[edition.pk]: edition for edition in editions}


def cards(shown: Iterable[Project], editions: dict[int, Edition], *, today: date) -> list[Card]:
    told = glances(editions.values())
    return [card(project, editions.get(project.pk), told, today) for project in shown]


def card(project: Project, edition: Edition | None, told: dict[str, Glance], today: date) -> Card:
    if edition is None:
        return Card(slug=project.slug, title=project.title)
    glance = told[edition.sha256]
    return Card(
        slug=project.slug,
        title=glance.digest.project_title,
        edition=edition,
        glance=glance,
        date=full_date(edition.date, language=short_language()),
        runs=glance.runs(today),
        next_event=next(iter(glance.ahead(today)), None),
    )
