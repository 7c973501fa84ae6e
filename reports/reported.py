"""What the editions of a series have told already: it is not told again, whatever the dates of its entries become."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
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
    following: int


def told_by_entry(report: Report, entries: Iterable[Entry]) -> dict[UUID, tuple[Told, ...]]:
    """What the series has told of each of the entries, in one query."""
    rows = EditionRow.objects.told(report.series_id).filter(uuid__in=[entry.uuid for entry in entries])
    columns = rows.order_by("edition__period_end", "position").values_list(
        "uuid", "edition__report", "section", "start", "end", "following"
    )
    found = defaultdict(list)
    for uuid, told_in, section, start, end, following in columns:
        found[uuid].append(Told(report=told_in, section=section, start=start, end=end, following=following))
    return {uuid: tuple(told) for uuid, told in found.items()}


def untold(occurrences: Sequence[Occurrence], told: Sequence[Told]) -> tuple[Occurrence, ...]:
    """The occurrences that no edition told. One that was told and then moved stands for the earliest that is left; one
    that was told and then taken out stands for none.
    """
    left, moved = list(occurrences), []
    for one in told:
        same = next((other for other in left if (other.start, other.end) == (one.start, one.end)), None)
        if same is None:
            moved.append(one)
        else:
            left.remove(same)
    known_then = len(told) + (told[-1].following if told else 0)
    taken_out = max(0, known_then - len(occurrences))
    return tuple(left[max(0, len(moved) - taken_out) :])
