"""The list of places: countries, the towns of at least 15,000 inhabitants, the capitals, and smaller towns of the same
name where a reader could mean either.

An alternate name of GeoNames says of no language; some are spellings that nobody looks for (`Cancun` for Changchun).
Therefore a town's own names are kept apart from the rest; a name that is a capital's own is in nobody's rest, and
neither is a village's own name unless the town is that much better known. Where a name is given by hand, in
`names.tsv`, it means that town as long as no country is named with it.
"""

import gzip
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale
from babel.core import UnknownLocaleError

from activities.places.build import sources
from activities.places.build.sources import Country, Town
from activities.places.gazetteer import MARGIN
from activities.places.keys import key_of

Groups = tuple[set[Town], set[Town], set[Town]]

LANGUAGES = ("fr", "de", "es")
BETTER_KNOWN = 8  # so many times the inhabitants of a village, and its name may be another's alternate name


def write(folder: Path, target: Path) -> None:
    countries, towns = sources.countries(folder), in_order(sources.towns(folder, 15000))
    small = in_order({*sources.towns(folder, 500)} - {*towns})
    capitals = {country.code: capital(country, towns, small) for country in countries}
    kept = in_order({*towns, *capitals.values(), *rivals(towns, small)})
    names = named(kept, capitals=set(capitals.values()), villages=largest(small))
    blocks = (
        country_lines(countries, capitals, {key for key, (_, own, _) in names.items() if own}),
        (f"{key_of(name)}\t{code}" for name, code in sorted(sources.states(folder).items())),
        map(town_line, kept),
        name_lines(names, kept),
    )
    text = "\n\n".join("\n".join(block) for block in blocks)
    target.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def in_order(towns: Iterable[Town]) -> list[Town]:
    """The largest first, so that the most sought have the shortest numbers."""
    return sorted(towns, key=lambda town: (-town.population, town.country, town.name, town.latitude))


def capital(country: Country, towns: list[Town], small: list[Town]) -> Town:
    """GeoNames spells capitals without accents in one list and with them in the other; Palau's is in none, so that
    its largest town stands for it.
    """
    sought = key_of(country.capital)
    inside = [town for town in (*towns, *small) if town.country == country.code]
    own = [town for town in inside if sought in town.own]
    return (own or [town for town in inside if sought in town.alternates] or inside)[0]


def largest(towns: Iterable[Town]) -> dict[str, int]:
    """The most inhabitants of a town of each name."""
    most: dict[str, int] = {}
    for town in towns:
        for key in town.own:
            most[key] = max(town.population, most.get(key, 0))
    return most


def rivals(towns: list[Town], small: list[Town]) -> Iterator[Town]:
    """The smaller towns that are called like a listed one which is not so much larger that it must be meant."""
    most = largest(towns)
    for town in small:
        if any(key in most and most[key] < MARGIN * town.population for key in town.own):
            yield town


def named(towns: list[Town], *, capitals: set[Town], villages: dict[str, int]) -> dict[str, Groups]:
    """By key: the towns that it means by hand, those whose own name it is, those of which it is an alternate name."""
    own, alternate = defaultdict(set), defaultdict(set)
    for town in towns:
        for key in town.own:
            own[key].add(town)
        for key in town.alternates:
            if town.population >= BETTER_KNOWN * villages.get(key, 0):
                alternate[key].add(town)
    for key in (key for town in capitals for key in town.own):
        alternate.pop(key, None)
    given = given_by_hand(towns)
    return {key: (given[key], own[key], alternate[key] - own[key]) for key in {*given, *own, *alternate}}


def given_by_hand(towns: list[Town]) -> dict[str, set[Town]]:
    """The first of that name in the country is meant, which is the largest."""
    known = {(town.country, town.name): town for town in reversed(towns)}
    given = defaultdict(set)
    for code, name, keys in sources.by_hand():
        for key in keys if name else ():
            given[key].add(known[code, name])
    return given


def country_lines(countries: list[Country], capitals: dict[str, Town], towns: set[str]) -> Iterator[str]:
    """A foreign name of a country that is a town's own (`Granada`) is left to the town."""
    given = {code: keys for code, town, keys in sources.by_hand() if not town}
    for country in countries:
        at = capitals[country.code]
        english = Locale("en").territories.get(country.code, country.name)
        foreign = {key_of(name) for name in names_in_cldr(country)} - towns
        keys = sorted({key_of(english), key_of(country.name), *given.get(country.code, []), *foreign})
        yield f"{country.code}\t{english}\t{at.latitude:.2f}\t{at.longitude:.2f}\t{'|'.join(keys)}"


def names_in_cldr(country: Country) -> Iterator[str]:
    """In the languages of most readers, and in its own as far as they are written in Latin letters."""
    for language in dict.fromkeys([*LANGUAGES, *(tag.split("-")[0] for tag in country.languages)]):
        try:
            name = Locale(language).territories.get(country.code, "")
        except (UnknownLocaleError, ValueError):
            continue
        if sources.worth_keeping(name):
            yield name


def town_line(town: Town) -> str:
    place = f"{town.name}\t{town.country}\t{town.region}\t{town.latitude:.2f}\t{town.longitude:.2f}"
    return f"{place}\t{town.population}"


def name_lines(names: dict[str, Groups], towns: list[Town]) -> Iterator[str]:
    """The numbers of the towns of each group, in alphabetical order of the keys."""
    number = {town: at for at, town in enumerate(towns)}
    for key in sorted(names):
        told = (",".join(map(str, sorted(number[town] for town in group))) for group in names[key])
        yield "\t".join([key, *told])
