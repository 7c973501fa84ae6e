"""A typed text cut into words, numbers and marks, each with its meaning and its place in the text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from activities.dates import reasons
from activities.dates.numerals import numeric_date
from activities.dates.reasons import DateError, excerpt
from activities.dates.vocabulary import ACCENTED, LONGEST_PHRASE, MEANINGS, ORDINAL_SUFFIXES, Kind, Meaning, fold

NUMERIC = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}(?![0-9])"
    r"|[0-9]{4}-[0-9]{2}(?![0-9])|[0-9]+(?:[./][0-9]+)+"
)
NUMBER = re.compile(r"[0-9]+")
WORD = re.compile(r"[^\W\d_]+")
ORDINAL = re.compile(r"[0-9]+[^\W\d_]+")
DIGITS = frozenset("0123456789")
NAMES_OF_MONTHS = frozenset({Kind.MONTH, Kind.MONTH_OR_WEEKDAY})
NOTHING = Meaning(Kind.END)
DASHES = dict.fromkeys(map(ord, "‐‒–—―−"), "-")
APOSTROPHES = "'’‘`"


@dataclass(frozen=True, slots=True)
class Token:
    """`start` and `end` are places in the normalised text, `typed` is what stands there."""

    kind: Kind
    value: object
    typed: str
    start: int
    end: int

    @property
    def digits(self) -> int:
        """How many digits a number has; other tokens have none."""
        return len(self.typed) if self.kind is Kind.NUMBER else 0


@dataclass(frozen=True, slots=True)
class Lexeme:
    key: str
    start: int
    end: int


def normalised(text: str) -> str:
    """Wide and thin characters as plain ones, invisible ones left out.

    A raised figure is a footnote and no part of a date: refused, not read as a digit.
    """
    for character in text:
        if unicodedata.category(character) == "No":
            raise DateError(reasons.NOT_UNDERSTOOD, piece=excerpt(character))
    composed = unicodedata.normalize("NFKC", text).translate(DASHES)
    visible = (character for character in composed if unicodedata.category(character) != "Cf")
    return " ".join("".join(visible).split())


def tokens(text: str) -> list[Token]:
    """Of a normalised text; ends with an END. Raises DateError at the first piece that means nothing."""
    lexemes, found, index = list(lexemes_of(text)), [], 0
    while index < len(lexemes):
        length, meaning = meaning_at(lexemes, index)
        start, end = lexemes[index].start, lexemes[index + length - 1].end
        if meaning is None:
            raise DateError(reasons.NOT_UNDERSTOOD, piece=excerpt(text[start:end]))
        found.append(Token(meaning.kind, meaning.value, text[start:end], start, end))
        index += length
    return [*found, Token(Kind.END, None, "", len(text), len(text))]


def lexemes_of(text: str) -> Iterator[Lexeme]:
    position, after_name = 0, False
    while position < len(text):
        character = text[position]
        if character == " " or character in APOSTROPHES:
            position += 1
            continue
        match = lexeme_at(text, position, after_name)
        end = match.end() if match else position + 1
        key = lexeme_key(text[position:end])
        yield Lexeme(key, position, end)
        after_name = MEANINGS.get((key,), NOTHING).kind in NAMES_OF_MONTHS
        position = end + 1 if match and text[end : end + 1] == "." else end


def lexeme_at(text: str, position: int, after_name: bool) -> re.Match[str] | None:
    """After the name of a month stands a year or a day, so `2009-10 Jan` is no month there. An ordinal is one piece."""
    number = NUMBER.match(text, position)
    if number is None:
        return WORD.match(text, position)
    if not after_name and (numeric := NUMERIC.match(text, position)):
        return numeric
    suffix = WORD.match(text, number.end())
    if suffix and fold(suffix[0]) in ORDINAL_SUFFIXES:
        return ORDINAL.match(text, position)
    return number


def lexeme_key(text: str) -> str:
    exact = text.casefold()
    return exact if exact in ACCENTED else fold(text)


def meaning_at(lexemes: list[Lexeme], index: int) -> tuple[int, Meaning | None]:
    """How many lexemes the longest phrase takes here, and what it means."""
    key = lexemes[index].key
    if key[:1] in DIGITS:
        return 1, numeral(key)
    for length in range(LONGEST_PHRASE, 0, -1):
        meaning = MEANINGS.get(tuple(lexeme.key for lexeme in lexemes[index : index + length]))
        if meaning and index + length <= len(lexemes):
            return length, meaning
    return 1, None


def numeral(key: str) -> Meaning:
    if NUMBER.fullmatch(key):
        return Meaning(Kind.NUMBER, int(key))
    if ORDINAL.fullmatch(key):
        return Meaning(Kind.ORDINAL, int(NUMBER.match(key)[0]))
    return Meaning(Kind.NUMERIC, numeric_date(key))
