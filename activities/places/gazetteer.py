"""The shipped list of places, by name. `activities.places.build` makes it; it is read once, at the first question.

Four blocks of lines with tabs between the columns: countries (code, name, latitude, longitude, keys), the United
States (key, code), towns (name, country, state, latitude, longitude, inhabitants), and the keys of towns in the order
of the alphabet (key, numbers of the towns that it means by agreement, of those whose own name it is, of those called
so besides).
"""

import gzip
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "gazetteer.tsv.gz"
MARGIN = 5  # so many times the inhabitants of the next, and a name that several share means the largest


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Degrees, north and east positive; the place's own name, and the ISO code of its country."""

    latitude: float
    longitude: float
    name: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    position: Position
    state: str  # of the United States, else empty
    inhabitants: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Towns:
    """The towns of a name: which are meant where no country is told, whose own it is, and who is called so besides."""

    meant: tuple[Town, ...]
    own: tuple[Town, ...]
    others: tuple[Town, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Lines of towns and of their keys stay text until they are asked for."""

    countries: dict[str, Position]  # by key
    codes: dict[str, str]  # of countries, by key
    states: dict[str, str]  # codes of the United States, by key
    towns: list[str] = field(repr=False)
    keys: list[str] = field(repr=False)

    def towns_called(self, key: str) -> Towns:
        at = bisect_left(self.keys, f"{key}\t")
        line = self.keys[at] if at < len(self.keys) else ""
        name, *groups = line.split("\t")
        meant, own, others = map(self._towns, groups if name == key else ("", "", ""))
        return Towns(meant=meant, own=own, others=others)

    def _towns(self, numbers: str) -> tuple[Town, ...]:
        return tuple(_town(self.towns[int(number)]) for number in numbers.split(",") if number)


@cache
def gazetteer() -> Gazetteer:
    text = gzip.decompress(FILE.read_bytes()).decode()
    countries, states, towns, keys = (block.split("\n") for block in text.split("\n\n"))
    rows = [line.split("\t") for line in countries]
    return Gazetteer(
        countries={key: _position(row[1], row[0], *row[2:4]) for row in rows for key in row[4].split("|")},
        codes={key: row[0] for row in rows for key in (row[0].lower(), *row[4].split("|"))},
        states={key: code for name, code in (line.split("\t") for line in states) for key in (name, code.lower())},
        towns=towns,
        keys=keys,
    )


def _town(line: str) -> Town:
    name, country, state, latitude, longitude, inhabitants = line.split("\t")
    return Town(position=_position(name, country, latitude, longitude), state=state, inhabitants=int(inhabitants))


def _position(name: str, country: str, latitude: str, longitude: str) -> Position:
    return Position(latitude=float(latitude), longitude=float(longitude), name=name, country=country)
