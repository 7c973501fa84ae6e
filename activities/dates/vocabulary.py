"""The words that a typed date may hold, in English and French at once, each with its meaning.

Names of months and weekdays come from CLDR; by hand stand only the abbreviations that people type and CLDR lacks.
"""

import unicodedata
from enum import Enum, auto
from typing import NamedTuple

from activities.dates.names import LANGUAGES, LONG, SHORT, WIDTHS, weekday_names
from activities.dates.precision import Precision
from activities.dates.units import Part


class Kind(Enum):
    NUMBER = auto()  # 5, 09, 2010
    ORDINAL = auto()  # 1st, 1er, second
    NUMERIC = auto()  # 16/09/2009, 2009-09-16
    MONTH = auto()
    WEEKDAY = auto()
    MONTH_OR_WEEKDAY = auto()  # mar: March in English, Tuesday in French
    LETTER = auto()  # the Q of Q2
    PERIOD = auto()  # quarter, semestre
    SEASON = auto()
    PART = auto()
    UNCONFIRMED = auto()
    FROM = auto()
    TO = auto()
    OF = auto()
    ONWARDS = auto()
    AND = auto()
    ARTICLE = auto()
    DASH = auto()
    SLASH = auto()
    COMMA = auto()
    SEMICOLON = auto()
    OPEN = auto()
    CLOSE = auto()
    END = auto()


class Meaning(NamedTuple):
    kind: Kind
    value: object = None


def fold(text: str) -> str:
    """Without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


WORDS = {
    Meaning(Kind.MONTH, 2): "fev",
    Meaning(Kind.MONTH, 7): "jul.juill",
    Meaning(Kind.MONTH, 9): "sept",
    Meaning(Kind.WEEKDAY, 1): "tues",
    Meaning(Kind.WEEKDAY, 2): "weds",
    Meaning(Kind.WEEKDAY, 3): "thur.thurs",
    Meaning(Kind.ORDINAL, 1): "first.premier.premiere",
    Meaning(Kind.ORDINAL, 2): "second.seconde.deuxieme",
    Meaning(Kind.ORDINAL, 3): "third.troisieme",
    Meaning(Kind.ORDINAL, 4): "fourth.quatrieme",
    Meaning(Kind.LETTER, Precision.QUARTER): "q.t",
    Meaning(Kind.LETTER, Precision.HALF_YEAR): "h.s",
    Meaning(Kind.PERIOD, Precision.QUARTER): "quarter.trimestre",
    Meaning(Kind.PERIOD, Precision.HALF_YEAR): "half.half year.half - year.semester.semestre",
    Meaning(Kind.SEASON, 3): "fall",
    Meaning(Kind.PART, Part.EARLY): "early.beginning.start.debut",
    Meaning(Kind.PART, Part.MID): "mid.middle.mi.milieu",
    Meaning(Kind.PART, Part.LATE): "late.derniere decade",
    Meaning(Kind.PART, Part.END): "end.fin",
    Meaning(Kind.UNCONFIRMED): "tbc.t b c.to be confirmed.a confirmer.not yet known.pas encore connue",
    Meaning(Kind.FROM): "from.as of.as from.since.starting.depuis.dès.a partir.a compter",
    Meaning(Kind.TO): "to.until.till.through.a.au.jusqu a.jusqu au",
    Meaning(Kind.OF): "of.de.du.d",
    Meaning(Kind.ONWARDS): "onward.onwards.and onwards",
    Meaning(Kind.AND): "and.et.&",
    Meaning(Kind.ARTICLE): "the.le.la.les.l.at.in.on.en.during.courant",
    Meaning(Kind.DASH): "-",
    Meaning(Kind.SLASH): "/",
    Meaning(Kind.COMMA): ",",
    Meaning(Kind.SEMICOLON): ";",
    Meaning(Kind.OPEN): "(",
    Meaning(Kind.CLOSE): ")",
}
ACCENTED = frozenset({"dès"})  # means something else without its accent
ORDINAL_SUFFIXES = frozenset({"st", "nd", "nde", "rd", "th", "er", "re", "ere", "e", "eme"})


def named(kind: Kind, names: dict[int, str]) -> dict[tuple[str, ...], Meaning]:
    return {(fold(name).rstrip("."),): Meaning(kind, number) for number, name in names.items()}


def meanings() -> dict[tuple[str, ...], Meaning]:
    """A sequence of folded words and what it means."""
    found = {}
    for language in LANGUAGES:
        for width in WIDTHS:
            found |= named(Kind.WEEKDAY, weekday_names(language, width))
        for names in (SHORT[language], LONG[language]):
            found |= named(Kind.MONTH, names.months) | named(Kind.SEASON, names.seasons)
    for meaning, words in WORDS.items():
        found |= {tuple(phrase.split()): meaning for phrase in words.split(".")}
    return found | {("mar",): Meaning(Kind.MONTH_OR_WEEKDAY)}


MEANINGS = meanings()
LONGEST_PHRASE = max(map(len, MEANINGS))
