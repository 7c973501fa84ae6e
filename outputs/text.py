"""Plain text: how it is stored, and how it is searched.

Every text that people write passes through `normalise` when it is stored; search compares the `fold` of both sides.
Imports no Django, knows no field and no markup.
"""

import re
import unicodedata

# Where a line ends, by Unicode: CR, vertical tab, form feed, NEL, and the line and paragraph separators.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

# What no reader sees and only a trick or a slip puts there: controls; soft hyphen, zero-width space, word joiner and
# byte order mark (they split words for search and comparison, and the documents break long words themselves);
# bidirectional overrides and isolates; annotation and tag characters; lone surrogates and noncharacters, which UTF-8
# or JSON would refuse. The joiners (ZWJ, ZWNJ) and direction marks stay: Persian, Indic scripts and mixed directions
# need them.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
    "\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)

# Marks that stand on the letter before them. Normalising sorts them in quadratic time (160,000 of them take 19
# seconds), so that a letter keeps the first 30, as many as Unicode's stream-safe text format allows.
_MARKS = "".join(re.escape(chr(code)) for code in range(0x300, 0x1F000) if unicodedata.combining(chr(code)))
_TOO_MANY_MARKS = re.compile(f"([{_MARKS}]{{30}})[{_MARKS}]+")

# Direction marks, joiners, variation selectors: kept as written, of no matter to search.
_UNSEARCHED = re.compile("[\u034f\u061c\u200c-\u200f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʹʻʼʽˈ`", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **{"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ŋ": "n", "ɖ": "d"},
        **{"æ": "ae", "œ": "oe", "þ": "th", "ĸ": "k"},
    }
)


def printable(text: str) -> str:
    """The text in NFC, without characters that cannot be seen; what may stay of the controls are newline and tab."""
    if text.isascii() and text.isprintable():
        return text
    text = _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))
    return _without_piles(unicodedata.normalize("NFC", _without_piles(text)))


def normalise(text: str, *, multiline: bool) -> str:
    """The text as it is stored: printable, tabs as spaces, no white space at the ends of a line.

    A non-breaking space inside a line stays as typed. Several lines keep their indents and the empty lines between
    them; where one line is wanted, they are joined by a space.
    """
    lines = [line.rstrip() for line in printable(text).replace("\t", " ").split("\n")]
    if multiline:
        return "\n".join(lines).strip("\n")
    return " ".join(line.strip() for line in lines if line)


def fold(text: str) -> str:
    """The text as search compares it: no case, no accents, plain quotes and dashes, single spaces.

    Letters lose their marks in every script (é is e, ё is е, й is и, ñ is n), and letters that only look accented
    theirs (ł, ø, đ): better a search that finds too much than a name not found for want of a keyboard.
    """
    text = _bare(_UNSEARCHED.sub("", printable(text)))
    text = _bare(text.casefold()).translate(_ALIKE)
    return " ".join(text.split())


def _bare(text: str) -> str:
    """Compatibility forms resolved (ligatures, full width, superscripts), combining marks gone."""
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _without_piles(text: str) -> str:
    return _TOO_MANY_MARKS.sub(r"\1", text)
