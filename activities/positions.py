"""Where the places of a project lie: what the secretariat told, and for the rest what the shipped list knows."""

from collections.abc import Iterable
from dataclasses import dataclass

from activities.models import Occurrence, PlacePosition
from activities.places import Position, candidates, find_all
from outputs.models import Project
from outputs.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A place of a project's entries of which nobody knows where it lies, and what it may mean."""

    project: Project
    place: str
    candidates: tuple[Position, ...]


def positions(project: Project, places: Iterable[str]) -> dict[str, tuple[Position, ...] | None]:
    """Each of the places with its positions: several for `Paris and Brussels`, none for what is nowhere (`online`, or
    said not to be on the map), None for what is not found. One query.
    """
    told = {one.search_place: one.positions for one in PlacePosition.objects.filter(project=project)}
    return {place: told[key] if (key := fold(place)) in told else find_all(place) for place in places}


def unplaced(projects: Iterable[Project]) -> list[Unplaced]:
    """The places of the projects' entries that are not found, by project and name; in two queries."""
    known = {project.pk: project for project in projects}
    told = set(PlacePosition.objects.filter(project__in=known).values_list("project", "search_place"))
    written: dict[tuple[int, str], str] = {}
    occurrences = Occurrence.objects.filter(entry__project__in=known).exclude(place="").order_by("place")
    for project, key, place in occurrences.values_list("entry__project", "search_place", "place").distinct():
        if (project, key) not in told and find_all(place) is None:
            written.setdefault((project, key), place)
    rows = [
        Unplaced(project=known[project], place=place, candidates=candidates(place))
        for (project, _), place in written.items()
    ]
    return sorted(rows, key=lambda row: (row.project.title, row.project.pk, fold(row.place)))
