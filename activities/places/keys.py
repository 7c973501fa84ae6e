"""How two spellings of a place are told to be one name; the same for the list that is built and for what is asked."""

import re

from outputs.text import fold

_DROPPED = re.compile(r"[.*†‡]")
_SPACED = re.compile(r"[^\w]+|_")
_SAINT = re.compile(r"\b(?:st|sankt|sant)\b")
_SAINTE = re.compile(r"\bste\b")


def key_of(text: str) -> str:
    """The name without case, accents, full stops, hyphens and apostrophes: `St. John's` is `saint john s`."""
    bare = _SPACED.sub(" ", _DROPPED.sub("", fold(text))).strip()
    return _SAINTE.sub("sainte", _SAINT.sub("saint", bare))
