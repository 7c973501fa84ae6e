"""A place spelt two ways: Strasbourg and Strasburg, Asunción and Asuncion."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from activities.models import Entry
from activities.places import find
from outputs.text import fold

NEARLY = 0.88
LONG_ENOUGH = 6


def places_spelt_two_ways(entries: Sequence[Entry]) -> Iterator[tuple[Entry, str]]:
    """Told of the entries whose spelling fewer have."""
    counts = Counter(place for entry in entries for place in entry.places())
    usual = otherwise_spelt(counts, counts)
    for entry in entries:
        yield from ((entry, sentence) for sentence in spelt_otherwise(entry, usual))


def spelt_otherwise(entry: Entry, usual: Mapping[str, str]) -> Iterator[str]:
    for place in entry.places():
        if place in usual:
            yield _("“%(place)s” is written “%(usual)s” elsewhere.") % {"place": place, "usual": usual[place]}


def otherwise_spelt(places: Iterable[str], counts: Mapping[str, int]) -> dict[str, str]:
    """How most spell it, for each of the places that most spell otherwise; of two as usual, the one counted first."""
    spellings: defaultdict[object, list[str]] = defaultdict(list)
    for place in counts:
        spellings[same_place(place)].append(place)
    found = {}
    for place in places:
        key = same_place(place)
        rivals = [one for other in (key, *near(key, spellings)) for one in spellings[other]]
        usual = max(rivals, key=lambda one: (counts[one], -rivals.index(one)), default=place)
        if usual != place and counts[usual] >= counts.get(place, 0):
            found[place] = usual
    return found


def same_place(place: str) -> object:
    """What two spellings of a place have in common: where it lies, if that is known, else its letters."""
    position = find(place)
    if position is not None:
        return position.latitude, position.longitude
    return re.sub(r"\W+", " ", fold(place)).strip()


def near(key: object, others: Iterable[object]) -> list[str]:
    """Places that no list knows, nearly of the same letters: at least six, the first the same, and the same numbers."""
    if not isinstance(key, str) or len(key) < LONG_ENOUGH:
        return []
    return [other for other in others if isinstance(other, str) and other != key and is_nearly(key, other)]


def is_nearly(one: str, two: str) -> bool:
    if one[:1] != two[:1] or abs(len(one) - len(two)) > 2 or re.findall(r"\d+", one) != re.findall(r"\d+", two):
        return False
    return SequenceMatcher(None, one, two).ratio() >= NEARLY
