"""The same event entered twice."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from activities.models import Entry
from outputs.text import fold

NEARLY = 0.9
MOST_COMPARED = 50  # entries of the same dates, so that a thousand on one day cost no minute


def told_twice(entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    """Entries of one kind and the same dates, with the same title or nearly so in the same place: all but the first."""
    earlier: defaultdict[tuple, list[Entry]] = defaultdict(list)
    for entry in entries:
        alike = earlier[entry.kind, dates(entry)]
        if any(fold(entry.title) == fold(other.title) for other in alike):
            yield entry, _("Another entry has the same title and the same dates.")
        elif other := next((other for other in alike if is_nearly(entry, other)), None):
            yield entry, _("Another entry has the same dates and nearly the same title: %s") % other.title
        if len(alike) < MOST_COMPARED:
            alike.append(entry)


def dates(entry: Entry) -> tuple:
    return tuple((one.start, one.end) for one in entry.occurrences.all())


def is_nearly(entry: Entry, other: Entry) -> bool:
    """Entries without dates have too little in common; those of another number or place are another of a kind."""
    one, two = fold(entry.title), fold(other.title)
    if entry.first_day is None or re.findall(r"\d+", one) != re.findall(r"\d+", two):
        return False
    here, there = set(map(fold, entry.places())), set(map(fold, other.places()))
    return (not here or not there or bool(here & there)) and SequenceMatcher(None, one, two).ratio() >= NEARLY
