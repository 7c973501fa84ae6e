"""What months, quarters and the words around them are called in each language.

Months, weekdays and quarters come from CLDR through Babel and are written nowhere; CLDR has no words for seasons,
half-years and parts of a month, so those stand here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from babel.dates import get_day_names, get_month_names, get_quarter_names

from activities.dates.units import Part

LANGUAGES = ("en", "fr")
WIDTHS = ("abbreviated", "wide")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """One language in one width. In the patterns, `{}` is a month, `{of}` a month after "of"."""

    language: str
    months: Mapping[int, str]
    weekdays: Mapping[int, str]  # abbreviated in either width
    quarters: Mapping[int, str]
    half_years: Mapping[int, str]
    seasons: Mapping[int, str]
    parts: Mapping[Part, str]
    conjunction: str
    to_be_confirmed: str
    not_yet_known: str


WORDS = {
    "en": {
        "seasons": {1: "Spring", 2: "Summer", 3: "Autumn", 4: "Winter"},
        "parts": {Part.EARLY: "early {}", Part.MID: "mid-{}", Part.LATE: "late {}", Part.END: "end {}"},
        "conjunction": "and",
    },
    "fr": {
        "seasons": {1: "printemps", 2: "été", 3: "automne", 4: "hiver"},
        "parts": {
            Part.EARLY: "début {}",
            Part.MID: "mi-{}",
            Part.LATE: "dernière décade {of}",
            Part.END: "fin {}",
        },
        "conjunction": "et",
    },
}
WORDS_BY_WIDTH = {
    ("en", "abbreviated"): {
        "half_years": {1: "H1", 2: "H2"},
        "to_be_confirmed": "tbc",
        "not_yet_known": "tbc",
    },
    ("en", "wide"): {
        "half_years": {1: "1st half", 2: "2nd half"},
        "to_be_confirmed": "to be confirmed",
        "not_yet_known": "not yet known",
    },
    ("fr", "abbreviated"): {
        "half_years": {1: "S1", 2: "S2"},
        "to_be_confirmed": "à confirmer",
        "not_yet_known": "à confirmer",
    },
    ("fr", "wide"): {
        "half_years": {1: "1er semestre", 2: "2e semestre"},
        "to_be_confirmed": "à confirmer",
        "not_yet_known": "pas encore connue",
    },
}


def weekday_names(language: str, width: str) -> Mapping[int, str]:
    """Monday is 0."""
    return get_day_names(width, context="format", locale=language)


def names_of(language: str, width: str) -> Names:
    return Names(
        language=language,
        months=get_month_names(width, context="format", locale=language),
        weekdays=weekday_names(language, "abbreviated"),
        quarters=get_quarter_names(width, context="format", locale=language),
        **WORDS[language],
        **WORDS_BY_WIDTH[language, width],
    )


SHORT = {language: names_of(language, "abbreviated") for language in LANGUAGES}
LONG = {language: names_of(language, "wide") for language in LANGUAGES}


def french_of(name: str) -> str:
    """`de mars`, `d’avril`."""
    return f"d’{name}" if name[0].casefold() in "ao" else f"de {name}"
