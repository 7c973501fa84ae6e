"""Bold, italic and links within one line of the notation.

Stars switch a style on before text and off behind it (one: italic, two: bold, three: both), wherever they stand, so
that styles may overlap; stars without a partner are stars. As in CommonMark, a star between a letter and a
punctuation mark switches nothing on ("Kosovo*, Serbia"); there an escaped mark counts as a letter.
"""

import re
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from activities.richtext.links import SCHEMES, address
from activities.richtext.parts import PLAIN, Piece, Style
from activities.richtext.tree import Run

_PUNCTUATION = string.punctuation + "•·–—▪◦‣●○■«»‹›“”„‘’‚…¡¿§†‡"
_MARK = f"[{re.escape(_PUNCTUATION)}]"
_TOKEN = re.compile(
    rf"\\(?P<escape>{_MARK}|[\uf0b7\uf0a7])|(?P<stars>\*+)|(?P<open>\[)"
    rf"|\]\((?P<close>(?:{SCHEMES})(?:\\[()]|\([^()\s\\]*\)|[^()\s\\])+)\)"
    r"|(?P<text>[^\\*\[\]]+|.)",
    re.IGNORECASE | re.DOTALL,
)
_MISREAD = rf"\\(?={_MARK}|[\uf0b7\uf0a7]|\Z)|\*|\](?=\()"
_ESCAPED_BRACKET = re.compile(r"\\([()])")
_LETTER = "x"


@dataclass(slots=True)
class _Token:
    """`kind` is a group of the pattern; what turns out to mean nothing becomes text."""

    kind: str
    source: str
    value: str
    bold: bool = False
    italic: bool = False


def read(line: str) -> Iterator[Piece]:
    tokens = [_Token(match.lastgroup or "", match.group(), match[match.lastgroup]) for match in _TOKEN.finditer(line)]
    _pair_links(tokens)
    _pair_stars(tokens)
    bold = italic = False
    href = ""
    for token in tokens:
        bold, italic = bold != token.bold, italic != token.italic
        if token.kind == "open":
            href = token.value
        elif token.kind == "close":
            href = ""
        else:
            yield Style(bold, italic, href), _literal(token)


def written(runs: Sequence[Run]) -> str:
    edged = [None, *runs, None]
    texts = [_text(*three) for three in zip(edged, runs, edged[2:], strict=False)]
    marks = [_marks(before, after) for before, after in pairwise(edged)]
    return marks[0] + "".join(text + mark for text, mark in zip(texts, marks[1:], strict=True))


def _pair_links(tokens: Iterable[_Token]) -> None:
    """A link runs from the last bracket before its address, which its first token then carries."""
    opens: list[_Token] = []
    for token in tokens:
        if token.kind == "open":
            opens.append(token)
        elif token.kind == "close":
            href = address(_ESCAPED_BRACKET.sub(r"\1", token.value)) if opens else ""
            if href:
                opens.pop().value = href
                _as_text(opens)
                opens.clear()
            else:
                token.kind = "text"
    _as_text(opens)


def _as_text(tokens: Iterable[_Token]) -> None:
    for token in tokens:
        token.kind = "text"


def _pair_stars(tokens: list[_Token]) -> None:
    bold = italic = None
    sides = [(" ", " "), *map(_sides, tokens), (" ", " ")]
    for token, (_, before), (after, _) in zip(tokens, sides, sides[2:], strict=False):
        if token.kind != "stars" or len(token.value) > 3:
            continue
        can_open = not after.isspace() and (after not in _PUNCTUATION or before.isspace() or before in _PUNCTUATION)
        can_close = not before.isspace() and (before not in _PUNCTUATION or after.isspace() or after in _PUNCTUATION)
        switches_bold, switches_italic = len(token.value) > 1, len(token.value) != 2
        if switches_bold and not (can_close if bold else can_open):
            continue
        if switches_italic and not (can_close if italic else can_open):
            continue
        token.bold, token.italic = switches_bold, switches_italic
        if switches_bold:
            bold = None if bold else token
        if switches_italic:
            italic = None if italic else token
    if bold:
        bold.bold = False
    if italic:
        italic.italic = False


def _sides(token: _Token) -> tuple[str, str]:
    """What its neighbours see of a token: links and escaped marks are as good as letters."""
    return (token.source[0], token.source[-1]) if token.kind == "text" else (_LETTER, _LETTER)


def _literal(token: _Token) -> str:
    if token.kind == "stars":
        return token.value[2 * token.bold + token.italic :]
    return token.value if token.kind == "escape" else token.source


def _style(run: Run | None) -> Style:
    return Style(run.bold, run.italic, run.href) if run else PLAIN


def _marks(before: Run | None, after: Run | None) -> str:
    """What stands between two runs: the end of a link, stars, the beginning of a link."""
    left, right = _style(before), _style(after)
    stars = "*" * (2 * (left.bold != right.bold) + (left.italic != right.italic))
    if left.href == right.href:
        return stars
    end = "](" + re.sub(r"[()]", r"\\\g<0>", left.href) + ")" if left.href else ""
    return f"{end}{stars}{'[' if right.href else ''}"


def _text(before: Run | None, run: Run, after: Run | None) -> str:
    """The run's text with a backslash before what would be misread, a mark beside stars that need a letter included."""
    patterns = [_MISREAD]
    if run.href:
        patterns.append(r"\[")
    if _ends_beside_text(run, before):
        patterns.append(rf"\A{_MARK}")
    if _ends_beside_text(run, after):
        patterns.append(rf"{_MARK}\Z")
    return re.sub("|".join(patterns), r"\\\g<0>", run.text)


def _ends_beside_text(run: Run, neighbour: Run | None) -> bool:
    here, there = _style(run), _style(neighbour)
    return neighbour is not None and (here.bold > there.bold or here.italic > there.italic)
