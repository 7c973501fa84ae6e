"""Where a place lies that somebody wrote: found for certain, or not found; never guessed.

A text is read as a country, a town, `town, country`, `country, town` or `Springfield, Illinois, USA`, with commas or
brackets, in English, French and the spellings that GeoNames knows. A name of several towns means the one on which the
list agrees (Vancouver is in Canada, Venice in Italy); otherwise the largest, and only if it has five times the
inhabitants of the next. A town's own name goes before what others are called besides, unless one of these is larger.
Within a country the same holds among its towns.

Several places stand together with `and`, `et`, `&`, `/`, `;` or a dash between spaces; all of them are found, or none
is. A comma does not part places, because what follows it is mostly a region (`London, Ontario`).
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from activities.places.gazetteer import MARGIN, Position, Town, Towns, gazetteer
from activities.places.keys import key_of
from activities.places.nowhere import is_nowhere, without_remark

LONGEST = 300  # characters; what is longer is no name
MOST_PARTS = 12
_BETWEEN = re.compile(r"\s*(?:[/;&+]|\s(?:and|et|und|y|[-–—])\s)\s*", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,()\[\]]\s*")
_ARTICLE = re.compile(r"^(?:the|la|le|les|l) ")


@lru_cache(maxsize=4096)
def find_all(place: str) -> tuple[Position, ...] | None:
    """The positions of all places of the text: none for what is nowhere (`online`, `tbc`), None if one is not found."""
    place = place.strip()
    if len(place) > LONGEST:
        return None
    if is_nowhere(place):
        return ()
    place = without_remark(place)
    one = _one(place)
    return (one,) if one else _several(place)


def find(place: str) -> Position | None:
    """The position of the one place that the text names."""
    found = find_all(place)
    return found[0] if found and len(found) == 1 else None


def candidates(place: str) -> tuple[Position, ...]:
    """All that the text may mean as one place, the largest first, so that a person can choose."""
    if len(place) > LONGEST or is_nowhere(place):
        return ()
    readings = _readings(without_remark(place.strip()))
    towns = {town for reading in readings for town in (*reading.meant, *reading.own, *reading.others)}
    return tuple(town.position for town in sorted(towns, key=_size))


def _size(town: Town) -> tuple[int, str]:
    return -town.inhabitants, town.position.name


def _one(place: str) -> Position | None:
    country = _country(place)
    if country:
        return country
    meant = {town.position for towns in _readings(place) if (town := _meant(towns))}
    return meant.pop() if len(meant) == 1 else None


def _country(place: str) -> Position | None:
    key = key_of(place)
    countries = gazetteer().countries
    return countries.get(key) or countries.get(_ARTICLE.sub("", key))


def _readings(place: str) -> list[Towns]:
    """The towns that the text may name, by each way of reading it; without those by which there are none."""
    parts = [part for part in _COMMA.split(place) if key_of(part)]
    readings = [_within(place, lambda town: True)]
    if len(parts) == 2:
        readings += [_in_country(parts[0], parts[1]), _in_country(parts[1], parts[0]), _in_state(*parts)]
    if len(parts) == 3 and _code(parts[2]) == "US":
        readings.append(_in_state(parts[0], parts[1]))
    return [towns for towns in readings if towns.meant or towns.own or towns.others]


def _in_country(town: str, country: str) -> Towns:
    code = _code(country)
    return _within(town, lambda one: one.position.country == code)


def _in_state(town: str, state: str) -> Towns:
    code = gazetteer().states.get(key_of(state))
    return _within(town, lambda one: one.state == code)


def _code(country: str) -> str | None:
    key = key_of(country)
    codes = gazetteer().codes
    return codes.get(key) or codes.get(_ARTICLE.sub("", key))


def _within(name: str, fits: Callable[[Town], bool]) -> Towns:
    towns = gazetteer().towns_called(key_of(name))
    meant, own, others = (tuple(filter(fits, group)) for group in (towns.meant, towns.own, towns.others))
    return Towns(meant=meant, own=own, others=others)


def _meant(towns: Towns) -> Town | None:
    """The one that must be meant among the towns of a name."""
    first = _largest(towns.meant or towns.own or towns.others)
    if first and towns.own and not towns.meant and any(other.inhabitants > first.inhabitants for other in towns.others):
        return None
    return first


def _largest(towns: Iterable[Town]) -> Town | None:
    first, *rest = sorted(towns, key=_size) or [None]
    return first if all(_much_larger(first, other) for other in rest) else None


def _much_larger(town: Town, other: Town) -> bool:
    return town.inhabitants >= MARGIN * other.inhabitants


def _several(place: str) -> tuple[Position, ...] | None:
    """The text taken apart where it can be; the longest name from the left, since names hold an `and` too."""
    ends = [*_BETWEEN.finditer(place)]
    if not 0 < len(ends) < MOST_PARTS:
        return None
    starts, stops = [0, *(end.end() for end in ends)], [*(end.start() for end in ends), len(place)]
    found: dict[int, tuple[Position, ...] | None] = {len(starts): ()}
    for first in reversed(range(len(starts))):
        found[first] = None
        for after in reversed(range(first + 1, len(starts) + 1)):
            here = _part(place[starts[first] : stops[after - 1]])
            if found[first] is None and here is not None and found[after] is not None:
                found[first] = here + found[after]
    return found[0]


def _part(place: str) -> tuple[Position, ...] | None:
    if is_nowhere(place):
        return ()
    one = _one(place)
    return (one,) if one else None
