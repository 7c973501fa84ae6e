"""HTML as a stream of texts, start tags and end tags.

Follows the tokenisation rules of the HTML standard, in one pass over the source: every pattern either moves forward
or is tried once. (The standard library's parser takes 80 seconds for 100 kB of `<a <a <a`, the sanitiser's tree
builder 35 for 400 kB of nested lists.) What a browser never shows, comments and the contents of scripts and styles,
is passed over; a tag that never ends is not a tag but text.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from activities.richtext import reasons
from activities.richtext.tree import SOURCE_LIMIT, TAGS_LIMIT, refuse_more_than

_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?""")
_TAG_END = re.compile(r"[\s/]*>")
_END_OF_HIDDEN = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "template", "iframe", "noembed", "noframes")
}
# A number of that many digits is no character, and too long for int().
_OVERLONG_REFERENCE = re.compile(r"&#(?:[0-9]{9,}|[xX][0-9a-fA-F]{9,});?")
_REFERENCE = re.compile(r"&#?\w{1,40};")


class Text(NamedTuple):
    text: str


class Start(NamedTuple):
    name: str
    attributes: dict[str, str]


class End(NamedTuple):
    name: str


Token = Text | Start | End


def tokens(source: str) -> Iterator[Token]:
    """Names are lower case, references in texts resolved. Raises TextTooLong on what no author has written by hand."""
    refuse_more_than(SOURCE_LIMIT, len(source), reasons.SOURCE)
    refuse_more_than(TAGS_LIMIT, source.count("<"), reasons.TAGS)
    position = 0
    while (bracket := source.find("<", position)) >= 0:
        if bracket > position:
            yield Text(resolved(source[position:bracket]))
        token, position = _markup(source, bracket)
        if token:
            yield token
        if isinstance(token, Start) and token.name in _END_OF_HIDDEN:
            hidden = _END_OF_HIDDEN[token.name].search(source, position)
            position = hidden.start() if hidden else len(source)
    if position < len(source):
        yield Text(resolved(source[position:]))


def resolved(text: str) -> str:
    return unescape(_OVERLONG_REFERENCE.sub("\N{REPLACEMENT CHARACTER}", text))


def attribute(value: str) -> str:
    """In attributes only what ends in a semicolon is a reference: the address `?a=1&copy=2` holds none."""
    return _REFERENCE.sub(lambda reference: resolved(reference.group()), value)


def _markup(source: str, bracket: int) -> tuple[Token | None, int]:
    """What the `<` at that place begins, and where to go on."""
    if source.startswith("<!--", bracket):
        return _passed_over(source, source.find("-->", bracket + 2), 3)
    closing = source.startswith("/", bracket + 1)
    if name := _NAME.match(source, bracket + 1 + closing):
        return _tag(source, bracket, name, closing)
    if closing or source.startswith(("!", "?"), bracket + 1):
        return _passed_over(source, source.find(">", bracket), 1)
    return Text("<"), bracket + 1


def _passed_over(source: str, end: int, length: int) -> tuple[None, int]:
    return None, end + length if end >= 0 else len(source)


def _tag(source: str, bracket: int, name: re.Match[str], closing: bool) -> tuple[Token, int]:
    attributes: dict[str, str] = {}
    position = name.end()
    while found := _ATTRIBUTE.match(source, position):
        key, *values = found.groups()
        attributes.setdefault(key.lower(), next(filter(None, values), ""))
        position = found.end()
    if not (end := _TAG_END.match(source, position)):
        return Text(resolved(source[bracket:])), len(source)
    return End(name.group().lower()) if closing else Start(name.group().lower(), attributes), end.end()
