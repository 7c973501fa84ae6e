"""What the editions of a series have told already: it is not told again, whatever the dates of its entries become."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from activities.models import Entry, Occurrence
from reports.documents import TableKind
from reports.models import EditionRow, Report

DONE = (TableKind.ACTIVITIES.value, TableKind.EARLIER.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One occurrence as an edition told it, and how many of its entry were to follow."""

    report: int
    section: str
    start: date | None
    end: date | None
    place: str
    following: int


def told_by_entry(report: Report, entries: Iterable[Entry]) -> dict[UUID, tuple[Told, ...]]:
    """What the series has told of each of the entries, in one query."""
    rows = EditionRow.objects.told(report.series_id).filter(uuid__in=[entry.uuid for entry in entries])
    columns = rows.order_by("edition__period_end", "position").values_list(
        "uuid", "edition__report", "section", "start", "end", "place", "following"
    )
    found = defaultdict(list)
    for uuid, told_in, section, start, end, place, following in columns:
        told = Told(report=told_in, section=section, start=start, end=end, place=place, following=following)
        found[uuid].append(told)
    return {uuid: tuple(told) for uuid, told in found.items()}


def untold(occurrences: Sequence[Occurrence], told: Sequence[Told], *, since: date) -> tuple[Occurrence, ...]:
    """The occurrences that no edition told; `since` is the first day that the series tells of.

    One that was told is known by its dates and place, or by its dates. One that was moved after it was told is known by
    its place where no other has it, and otherwise is the earliest that is left: what was told came before what was to
    follow. One that was told and then taken out stands for none.
    """
    left, gone = list(occurrences), list(told)
    for alike in (same_stretch_and_place, same_stretch):
        gone = take_out(left, gone, alike)
    known_then = len(told) + (told[-1].following if told else 0)
    moved = max(0, len(gone) - max(0, known_then - len(occurrences)))
    by_place = in_places_of_their_own(left, gone)[:moved]
    left = [other for other in left if other not in by_place]
    never_due = sum(1 for other in left if other.end and other.end < since)
    first = min(never_due, max(0, len(occurrences) - known_then))
    return (*left[:first], *left[first + moved - len(by_place) :])


def same_stretch_and_place(occurrence: Occurrence, told: Told) -> bool:
    return same_stretch(occurrence, told) and occurrence.place == told.place


def same_stretch(occurrence: Occurrence, told: Told) -> bool:
    return (occurrence.start, occurrence.end) == (told.start, told.end)


def take_out(left: list[Occurrence], told: Iterable[Told], alike: Callable[[Occurrence, Told], bool]) -> list[Told]:
    """Takes from what is left an occurrence for each that was told; returns those that have none."""
    gone = []
    for one in told:
        same = next((other for other in left if alike(other, one)), None)
        if same is None:
            gone.append(one)
        else:
            left.remove(same)
    return gone


def in_places_of_their_own(left: Sequence[Occurrence], told: Sequence[Told]) -> list[Occurrence]:
    """Those that stand alone in the place where one alone was told."""
    here, there = Counter(one.place for one in left), Counter(one.place for one in told)
    return [one for one in left if one.place and here[one.place] == there[one.place] == 1]
