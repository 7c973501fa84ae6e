"""Which HTML is bold or italic, by its tag or by its style.

Google Docs has spans for all of it, and a `b` around everything that is not bold.
"""

import re
from collections import defaultdict
from typing import NamedTuple

_BOLD = {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
_ITALIC = {"i", "em", "cite", "dfn", "var"}
_STYLED = _BOLD | _ITALIC | {"span", "font"}
# Not Word's `mso-bidi-font-weight`.
_WEIGHT = re.compile(r"(?<![\w-])font-weight\s*:\s*(\w+)", re.IGNORECASE)
_SLANT = re.compile(r"(?<![\w-])font-style\s*:\s*(\w+)", re.IGNORECASE)
_BOLD_WEIGHTS = {"bold", "bolder", "600", "700", "800", "900"}
_ITALIC_SLANTS = {"italic", "oblique"}


class _Effect(NamedTuple):
    bold: bool
    italic: bool


class Emphasis:
    """What is bold and italic at this place of the source; tags may end in any order, or not at all."""

    def __init__(self) -> None:
        self._open: defaultdict[str, list[_Effect]] = defaultdict(list)
        self._bold = self._italic = 0

    @property
    def bold(self) -> bool:
        return self._bold > 0

    @property
    def italic(self) -> bool:
        return self._italic > 0

    def start(self, tag: str, style: str) -> None:
        if tag in _STYLED:
            effect = _effect(tag, style)
            self._open[tag].append(effect)
            self._count(effect, 1)

    def end(self, tag: str) -> None:
        if self._open[tag]:
            self._count(self._open[tag].pop(), -1)

    def _count(self, effect: _Effect, step: int) -> None:
        self._bold += step * effect.bold
        self._italic += step * effect.italic


def _effect(tag: str, style: str) -> _Effect:
    weight, slant = _WEIGHT.search(style), _SLANT.search(style)
    return _Effect(
        bold=weight.group(1).lower() in _BOLD_WEIGHTS if weight else tag in _BOLD,
        italic=slant.group(1).lower() in _ITALIC_SLANTS if slant else tag in _ITALIC,
    )
