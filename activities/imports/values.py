"""What stands in a cell, read and written in English and French. Imports no Django.

Each reader raises CellRefused, whose template is a key for a translation catalogue.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from activities.dates import DateError, Precision, Stretch, When, from_edtf, printed
from outputs.text import fold

YES = {"en": "yes", "fr": "oui"}
NO = {"en": "no", "fr": "non"}
ALL = {"en": "All", "fr": "Tous"}
KINDS = {"activity": {"en": "activity", "fr": "activité"}, "forecast": {"en": "forecast", "fr": "prévision"}}
OUTCOMES = {"carried-out": {"en": "carried out", "fr": "réalisée"}, "cancelled": {"en": "cancelled", "fr": "annulée"}}
LANGUAGES = {"en": {"en": "English", "fr": "anglais"}, "fr": {"en": "French", "fr": "français"}}
YESES = {"yes", "y", "true", "1", "x", "oui", "o", "vrai", "wahr"}
NOES = {"", "no", "n", "false", "0", "non", "faux", "-"}
ALLS = {"all", "all outputs", "tous", "toutes", "tous les resultats"}
NONES = {"", "-", "none", "aucun", "n/a"}
MOST_LINES = 100
BETWEEN = re.compile(r"[,;\n]|\s(?:and|et|&)\s")
LABEL = re.compile(r"(?:out-?\s?puts?|resultats?|produits?)\s+", re.IGNORECASE)


class CellRefused(ValueError):
    """`template % params` is the sentence."""

    def __init__(self, template: str, **params: object) -> None:
        super().__init__(template % params)
        self.template, self.params = template, params


def gettext_noop(message: str) -> str:
    return message


NEITHER = gettext_noop("“%(piece)s” is neither yes nor no.")
NOT_ONE_OF = gettext_noop("“%(piece)s” is none of: %(known)s.")
NO_SUCH_OUTPUT = gettext_noop("The project has no output “%(piece)s”.")
LINES_DIFFER = gettext_noop("%(lines)d lines, but %(dates)d lines of dates: a line for each, or one for all.")
TOO_MANY_LINES = gettext_noop("More than %(most)d lines of dates in one cell.")
NOT_A_PRECISION = gettext_noop("“%(piece)s” is no precision. Known are: %(known)s.")
NOT_EDTF = gettext_noop("“%(piece)s” is no date in EDTF.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of dates as the form takes it."""

    when: str
    place: str
    printed_as: str


def short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"


def flag(text: str) -> bool:
    if (folded := fold(text)) in YESES:
        return True
    if folded in NOES:
        return False
    raise CellRefused(NEITHER, piece=short(text))


def one_of(text: str, known: dict[str, dict[str, str]]) -> str:
    """The key that the text says, by itself or by its name in either language; empty stays empty."""
    folded = fold(text)
    for key, names in known.items():
        if folded in (key, *map(fold, names.values())):
            return key
    if folded:
        names = ", ".join(names["en"] for names in known.values())
        raise CellRefused(NOT_ONE_OF, piece=short(text), known=names)
    return ""


def outputs(text: str, codes: Collection[str]) -> tuple[bool, list[str]]:
    """Whether all are meant, and else the codes: `1, 2 and 5`, `Output 1`, `1;2`. Raises CellRefused."""
    folded = fold(text)
    if folded in ALLS or folded in NONES:
        return folded in ALLS, []
    found: list[str] = []
    for piece in map(str.strip, BETWEEN.split(text)):
        found += [piece] if piece in codes else unlabelled(piece, codes)
    return False, list(dict.fromkeys(found))


def unlabelled(piece: str, codes: Collection[str]) -> list[str]:
    pieces = [LABEL.sub("", piece)] if LABEL.sub("", piece) in codes else LABEL.sub("", piece).split()
    for one in pieces:
        if one not in codes:
            raise CellRefused(NO_SUCH_OUTPUT, piece=short(one))
    return pieces


def lines(cells: dict[str, str]) -> list[Line]:
    """The lines of dates, each with its place and wording: a line for each, or one for all."""
    whens = dates(cells)
    if len(whens) > MOST_LINES:
        raise CellRefused(TOO_MANY_LINES, most=MOST_LINES)
    places = spread(cells.get("place", ""), whens, "place")
    wordings = spread(cells.get("printed_as", ""), whens, "printed_as")
    together = zip(whens, places, wordings, strict=True)
    return [Line(when=when, place=place, printed_as=words) for when, place, words in together]


def dates(cells: dict[str, str]) -> list[str]:
    """What stands under *When*; where nothing does, what EDTF says."""
    if cells.get("when", "").strip() or not cells.get("edtf", "").strip():
        return cells.get("when", "").strip().split("\n")
    said = cells["edtf"].strip().split("\n")[: MOST_LINES + 1]
    precisions = spread(cells.get("precision", "").strip(), said, "precision")
    return [printed(exchanged(*pair)) for pair in zip(said, precisions, strict=True)]


def spread(text: str, whens: Sequence[str], column: str) -> list[str]:
    found = [line.strip() for line in text.split("\n")]
    if len(found) == 1:
        return found * len(whens)
    if len(found) != len(whens):
        raise CellRefused(LINES_DIFFER, lines=len(found), dates=len(whens), column=column)
    return found


def exchanged(text: str, precision: str) -> When:
    """Without a precision the text itself says it, but for parts of a month, which are days."""
    text = text.strip()
    if precision and precision not in set(Precision):
        raise CellRefused(NOT_A_PRECISION, piece=short(precision), known=", ".join(Precision), column="precision")
    for one in [Precision(precision)] if precision else Precision:
        stretch = stretch_of(text, one)
        if stretch:
            return When(stretches=(stretch,))
    raise CellRefused(NOT_EDTF, piece=short(text), column="edtf")


def stretch_of(text: str, precision: Precision) -> Stretch | None:
    try:
        return replace(from_edtf(text, precision=precision), printed_as="")
    except DateError:
        return None
