"""Characters that look like a slip of a program: where they stand, what they are called, and what would mend them.

Shown to the author and mended only when asked. Pure: knows no field and no markup. What a text loses in being stored
anyway is named too, so that nothing goes unseen.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from outputs.glyphs import code, has_glyph
from outputs.text import printable

# UTF-8 that was read as Windows-1252: a lead byte, and as many others as it announces. Of two only those of Latin,
# Greek and Cyrillic letters: a capital before a closing quotation mark is no slip.
_OTHERS = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MISREAD = re.compile(f"[\xc2-\xc5\xce-\xd1]{_OTHERS}|[\xe0-\xef]{_OTHERS}{{2}}|[\xf0-\xf4]{_OTHERS}{{3}}")
_WINDOWS = {
    char: byte for byte in range(0x80, 0x100) if (char := bytes([byte]).decode("cp1252", "replace")) != "\ufffd"
}
# The letters of symbol fonts that Word puts before items and into texts.
_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "→", "\uf0e0": "→", "\uf0fc": "✓", "\uf02d": "–", "\uf04a": "☺"}
_DIRECTION = "\u200e\u200f\u061c"
_JOINERS = "\u200c\u200d"
_WRITTEN_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
# Scripts, and pictures, in which joining two or keeping them apart means something.
_JOINED = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\ufb50-\ufdff\ufe70-\ufefe\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """`place` counts from 1; `mended` is None where nobody can know what was meant."""

    text: str
    place: int
    name: str
    mended: str | None

    @property
    def code(self) -> str:
        return " ".join(map(code, self.text))


def oddities(text: str) -> tuple[Oddity, ...]:
    return tuple(_found(text))


def mended(text: str) -> str:
    """The text with everything mended that can be; ordinary texts are returned as they are."""
    parts, end = [], 0
    for oddity in _found(text):
        if oddity.mended is not None:
            parts += [text[end : oddity.place - 1], oddity.mended]
            end = oddity.place - 1 + len(oddity.text)
    return "".join([*parts, text[end:]])


def _found(text: str) -> Iterator[Oddity]:
    if text.isascii() and text.isprintable():
        return
    from_the_right = bool(_WRITTEN_FROM_THE_RIGHT.search(text))
    position = 0
    while position < len(text):
        odd = _misread(text, position) or _single(text, position, from_the_right=from_the_right)
        if odd:
            yield odd
        position += len(odd.text) if odd else 1


def _misread(text: str, position: int) -> Oddity | None:
    found = _MISREAD.match(text, position)
    if not found:
        return None
    try:
        meant = bytes(_WINDOWS.get(char, ord(char)) for char in found.group()).decode()
    except ValueError:
        return None
    name = f"{unicodedata.name(meant, code(meant))}, MISREAD"
    return Oddity(text=found.group(), place=position + 1, name=name, mended=meant)


def _single(text: str, position: int, *, from_the_right: bool) -> Oddity | None:
    char = text[position]
    if char.isascii() and (char.isprintable() or char in "\t\n\r"):
        return None
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    if char in _JOINERS:
        needed = _JOINED.match(before) and _JOINED.match(after)
        return None if needed else _odd(char, position, "")
    if char in _DIRECTION:
        return None if from_the_right else _odd(char, position, "")
    if 0x80 <= ord(char) < 0xA0 and ord(char) != 0x85:
        return _odd(char, position, bytes([ord(char)]).decode("cp1252", "ignore"))
    if char not in "\x85\u2028\u2029" and not printable(char):
        return _odd(char, position, "")
    if char == "\ufffd":
        return _odd(char, position, None)
    return None if has_glyph(char) else _odd(char, position, _alike(char))


def _alike(char: str) -> str | None:
    """The same letter in a form that the fonts have: full width, mathematical, of a symbol font."""
    plain = _SYMBOLS.get(char) or unicodedata.normalize("NFKC", char)
    return plain if plain != char and all(map(has_glyph, plain)) else None


def _odd(char: str, position: int, meant: str | None) -> Oddity:
    name = unicodedata.name(char, "") or _NAMELESS.get(unicodedata.category(char), "character")
    return Oddity(text=char, place=position + 1, name=name, mended=meant)


_NAMELESS = {"Cc": "CONTROL CHARACTER", "Co": "CHARACTER OF A PRIVATE FONT", "Cs": "HALF A CHARACTER"}
