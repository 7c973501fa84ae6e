"""Which characters the shipped fonts can print; any other stands on paper as its code, `[U+1F600]`.

A renderer that leaves such a character to the system takes whatever font the machine has: the file would differ from
machine to machine, and where there is none it is not valid. `ranges.txt` is made from `static/fonts` by
`outputs.glyphs.build`. Imports no Django.
"""

import re
from functools import cache
from pathlib import Path

RANGES = Path(__file__).with_name("ranges.txt")
# They choose among the pictures of one character; there is one picture.
_SELECTORS = re.compile("[\u034f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# What no font need have: white space, places to break, direction marks, joiners and the selectors themselves.
_UNSEEN = (
    "\t\n\r\u1680\u3000\u200b-\u200f\u061c\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff"
    "\u034f\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
_WIDE_SPACES = re.compile("[\u1680\u3000]")
_JOINERS_OUTSIDE_ARABIC = re.compile("(?<![\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefe])[\u200c\u200d]")


def has_glyph(character: str) -> bool:
    return not _missing().search(character)


def without_glyph(text: str) -> tuple[str, ...]:
    """The characters of a text that are printed as codes, each once, in the order of the text."""
    return tuple(dict.fromkeys(_missing().findall(text)))


def with_codes(text: str) -> str:
    """The text as it can be printed."""
    if text.isascii():
        return text
    text = _JOINERS_OUTSIDE_ARABIC.sub("", _SELECTORS.sub("", _WIDE_SPACES.sub(" ", text)))
    return _missing().sub(lambda missing: f"[{code(missing.group())}]", text)


def code(character: str) -> str:
    return f"U+{ord(character):04X}"


@cache
def _missing() -> re.Pattern[str]:
    known = "".join(_as_pattern(line) for line in RANGES.read_text("ascii").split())
    return re.compile(f"[^{known}{_UNSEEN}]")


def _as_pattern(line: str) -> str:
    return "-".join(re.escape(chr(int(end, 16))) for end in line.split("-"))
