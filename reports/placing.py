"""What the author decides about a report before it is submitted: which entries stand in it, in which order, and what it
says in short. Each verb checks the right of the person and the state of the report, and is refused with a sentence.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from activities.models import Entry
from outputs import history
from outputs.models import User
from reports.models import Placement, Report
from reports.rounds import Refused, claim
from reports.selection import PARTS, Selection, select

Decision = Placement.Decision


def include(report: Report, entry: Entry, *, by: User) -> None:
    """It stands in the report whatever the rules say, with all of it that is left to tell."""
    decide(report, entry, by=by, decision=Decision.INCLUDED)


def leave_out(report: Report, entry: Entry, *, by: User, reason: str) -> None:
    """Not in this report; it is offered again in the next."""
    if not reason.strip():
        raise Refused(_("Say why the entry is left out."))
    decide(report, entry, by=by, decision=Decision.LEFT_OUT, reason=reason)


def put_back(report: Report, entry: Entry, *, by: User) -> None:
    """The rules decide again; where it was moved by hand it stays."""
    decide(report, entry, by=by, decision="")


@history.batch()
def decide(report: Report, entry: Entry, *, by: User, decision: str, reason: str = "") -> None:
    claim(report, "submit", by)
    Placement.objects.update_or_create(report=report, entry=entry, defaults={"decision": decision, "reason": reason})
    forget_what_says_nothing(report)


@history.batch()
def withhold(report: Report, entry: Entry, *, by: User, reason: str) -> None:
    """In no tree, count or feed of the series any more."""
    claim(report, "submit", by)
    if not reason.strip():
        raise Refused(_("Say why the entry is withheld."))
    report.series.withholdings.update_or_create(entry=entry, defaults={"reason": reason})
    history.keep(entry)


@history.batch()
def tell_again(report: Report, entry: Entry, *, by: User) -> None:
    claim(report, "submit", by)
    report.series.withholdings.filter(entry=entry).delete()
    history.keep(entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a row stands in its section, counted from one, and how many stand there."""

    number: int
    of: int


def move(report: Report, entry: Entry, *, by: User, steps: int) -> Place:
    """Up where `steps` is negative, and no further than to an end of the section."""
    return rearrange(report, entry, by=by, place=lambda here: here + steps)


def move_to(report: Report, entry: Entry, *, by: User, number: int) -> Place:
    """To the first place of its section, the second …, and no further than to the last."""
    return rearrange(report, entry, by=by, place=lambda here: number - 1)


@history.batch()
def rearrange(report: Report, entry: Entry, *, by: User, place: Callable[[int], int]) -> Place:
    """Numbers the whole section, so that every row keeps its place."""
    claim(report, "submit", by)
    order = [row.entry.pk for row in section_with(select(report), entry)]
    here = order.index(entry.pk)
    there = max(0, min(len(order) - 1, place(here)))
    order.insert(there, order.pop(here))
    number(report, order)
    history.keep(report)
    return Place(number=there + 1, of=len(order))


@history.batch()
def back_to_computed_order(report: Report, *, by: User, part: str) -> None:
    """Of one section: `activities`, `earlier` or `forecasts`."""
    claim(report, "submit", by)
    if part not in PARTS:
        raise Refused(_("There is no such section."))
    rows = getattr(select(report), part)
    report.placements.filter(entry__in=[row.entry.pk for row in rows]).update(position=None)
    forget_what_says_nothing(report)


class Overtaken(Exception):
    """Somebody else wrote it meanwhile; `stored` is what they wrote."""

    def __init__(self, stored: str):
        super().__init__(_("Meanwhile somebody else wrote “%(text)s” – save again to print yours.") % {"text": stored})
        self.stored = stored


@history.batch()
def say_in_short(report: Report, *, by: User, text: str, seen: str) -> None:
    """`seen` is what stood there when the text was begun. Raises Overtaken where somebody wrote another one since."""
    claim(report, "submit", by)
    stored = Report.objects.values_list("in_short", flat=True).get(pk=report.pk)
    if stored not in (seen, text):
        raise Overtaken(stored)
    report.in_short = text
    report.save(update_fields=["in_short"])
    history.keep(report)


def section_with(selection: Selection, entry: Entry) -> Sequence:
    for part in PARTS:
        rows = getattr(selection, part)
        if any(row.entry.pk == entry.pk for row in rows):
            return rows
    raise Refused(_("The entry stands in this report no more."))


def number(report: Report, order: Sequence[int]) -> None:
    """Positions 1, 2, 3 … in the order of the entries' keys, in two statements."""
    there = {placement.entry_id: placement for placement in report.placements.filter(entry__in=order)}
    for position, pk in enumerate(order, 1):
        placement = there.setdefault(pk, Placement(report=report, entry_id=pk))
        placement.position = position
    Placement.objects.bulk_update([one for one in there.values() if one.pk], ["position"])
    Placement.objects.bulk_create([one for one in there.values() if not one.pk])


def forget_what_says_nothing(report: Report) -> None:
    report.placements.filter(decision="", position=None).delete()
    history.keep(report)
