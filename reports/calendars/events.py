"""Events as a calendar knows them, followed through the editions of a series. Pure functions of what was told.

An event keeps its identity through every edition and postponement. An edition tells only the occurrences that fall to
it and says how many follow, so that an occurrence is recognised by its days; what is left moves what was planned.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from activities.dates import Stretch
from reports.calendars.telling import Line, Telling
from reports.documents import Span


class Status(StrEnum):
    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One occurrence of an entry; `ordinal` tells those of one entry apart, in the order in which they became known.

    `by` is the edition that told it, or that no longer does. `revision` never goes back, whatever is published,
    corrected or withdrawn.
    """

    entry: UUID
    ordinal: int
    revision: int
    line: Line
    by: Telling
    cancelled: bool = False

    @property
    def status(self) -> Status:
        if self.cancelled:
            return Status.CANCELLED
        return Status.TENTATIVE if self.line.planned and self.line.to_be_confirmed else Status.CONFIRMED


def events(told: Sequence[Telling]) -> tuple[Event, ...]:
    """Of every entry that the series ever planned, with its days as they were told last; those without days are none.

    `told` stands in the order of publication.
    """
    held = sorted((one for one in told if one.holds), key=lambda one: (one.period.end, one.number))
    entries = dict.fromkeys(entry for one in told for entry in one.lines)
    return tuple(
        replace(event, revision=revision(entry, told))
        for entry in entries
        for event in followed(entry, held)
        if not event.line.stretch.undated
    )


def followed(entry: UUID, held: Sequence[Telling]) -> tuple[Event, ...]:
    """What became of an entry's occurrences, told in the order of the periods. Of an activity that nobody announced
    there is nothing.
    """
    found: tuple[Event, ...] = ()
    awaited = 0
    for telling in held:
        lines = telling.lines.get(entry, ())
        if not found and not any(line.planned for line in lines):
            continue
        following = lines[0].following if lines else 0
        found, kept = after(found, lines, entry=entry, by=telling, new=max(0, awaited - following))
        awaited = max(0, following - kept) if lines else awaited
        found = tuple(called_off(event, telling) for event in found)
    return found


def called_off(event: Event, by: Telling) -> Event:
    """What an accounting calls cancelled is, wherever its days lie; what was carried out before stays."""
    if event.entry not in by.cancelled or event.cancelled or not event.line.planned:
        return event
    return replace(event, by=by, cancelled=True)


def after(
    found: Sequence[Event], lines: Sequence[Line], *, entry: UUID, by: Telling, new: int
) -> tuple[tuple[Event, ...], int]:
    """The events after one more edition, whose first `new` lines with days of their own were announced as following;
    and how many of the events known before are among those that follow still.
    """
    settled = [event for event in found if not (event.line.planned or event.by.report == by.report)]
    same, left, others = recognised([event for event in found if event not in settled], lines)
    fresh, moving = others[:new], others[new:]
    moved = [told(event, line, by) for event, line in zip(left, moving, strict=False)]
    first = len(found)
    fresh = [*fresh, *moving[len(left) :]]
    added = [
        Event(entry=entry, ordinal=first + place, revision=0, line=line, by=by) for place, line in enumerate(fresh)
    ]
    left = left[len(moving) :]
    kept = min(len(left), lines[0].following) if lines else 0
    dropped = [without(event, by) for event in left[: len(left) - kept]]
    events = [*settled, *(told(event, line, by) for event, line in same), *moved, *added, *dropped]
    events += left[len(left) - kept :]
    return tuple(sorted(events, key=lambda event: event.ordinal)), kept


def recognised(
    found: Sequence[Event], lines: Sequence[Line]
) -> tuple[list[tuple[Event, Line]], list[Event], list[Line]]:
    """Events and lines of the same days, and what is left of both."""
    same, left, others = [], [], list(lines)
    for event in found:
        line = next((one for one in others if days(one) == days(event.line)), None)
        if line is None:
            left.append(event)
        else:
            others.remove(line)
            same.append((event, line))
    return same, left, others


def told(event: Event, line: Line, by: Telling) -> Event:
    return replace(event, line=line, by=by, cancelled=False)


def without(event: Event, by: Telling) -> Event:
    """An edition that does not tell the event takes it back where it would have had to tell it."""
    if event.cancelled or not (touches(event.line.stretch, by.window) or event.by.report == by.report):
        return event
    return replace(event, by=by, cancelled=True)


def days(line: Line) -> tuple:
    return (line.stretch.start, line.stretch.end, line.stretch.precision)


def touches(stretch: Stretch, window: Span) -> bool:
    if stretch.undated:
        return True
    return stretch.start <= window.end and (stretch.end is None or stretch.end >= window.start)


def revision(entry: UUID, told: Sequence[Telling]) -> int:
    """How often the entry may have changed since it was first told: with each edition that told it, called it
    cancelled or, while its days lay in the window, no longer did, and with each withdrawal. Every part of the sum only
    grows.

    An erased edition has lost its lines; that it told the entry counts still.
    """
    count = -1
    known: list[Stretch] = []
    for telling in told:
        lines = telling.lines.get(entry, ())
        if known or lines:
            told_of = bool(lines) or entry in telling.cancelled
            count += told_of or any(touches(stretch, telling.window) for stretch in known)
            count += telling.withdrawn + telling.erased
        known += (line.stretch for line in lines)
    return count
