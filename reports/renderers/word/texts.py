"""Words as Word takes them: runs of one look, one language and one direction, in paragraphs of a style."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from reports.renderers.word.elements import Element, element

# Word checks the spelling of a language in a country.
PROOFING = {"en": "en-GB", "fr": "fr-FR"}

# Lone surrogates, noncharacters and controls: no file may hold them, and none is stored.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACED = "\ufffd"

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
# Letters that run from right to left, with whatever stands between them and is no letter.
RIGHT_TO_LEFT = re.compile(rf"[{_RIGHT}](?:[\W\d_]*[{_RIGHT}])*")
BEGINS_RIGHT_TO_LEFT = re.compile(rf"[\W\d_]*[{_RIGHT}]")
HEBREW = re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]")
PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Words:
    """`style` is a character style, `link` the relationship of an address; `language` is empty where it is the
    document's.
    """

    text: str
    style: str = ""
    bold: bool = False
    italic: bool = False
    language: str = ""
    link: str = ""


PLAIN = Words("")


def paragraph(style: str, *words: Words, numbering: tuple[int, int] | None = None) -> Element:
    """`numbering` is a list and a level in it, where the style alone does not say them."""
    properties = element("pPr", element("pStyle", val=style))
    if numbering is not None:
        number, level = numbering
        properties.append(element("numPr", element("ilvl", val=level), element("numId", val=number)))
    if BEGINS_RIGHT_TO_LEFT.match("".join(part.text for part in words)):
        properties.append(element("bidi"))
    return element("p", properties, *linked(words))


def linked(words: Iterable[Words]) -> Iterator[Element]:
    for link, parts in groupby(words, key=lambda part: part.link):
        runs = [run for part in parts for run in by_direction(part)]
        if link:
            yield element("hyperlink", *runs, r_id=link)
        else:
            yield from runs


def by_direction(words: Words) -> Iterator[Element]:
    text, start = FORBIDDEN.sub(REPLACED, words.text), 0
    if not text.isascii():
        for found in RIGHT_TO_LEFT.finditer(text):
            if found.start() > start:
                yield run(text[start : found.start()], words)
            yield run(found.group(), words, rightward=False)
            start = found.end()
    if start < len(text):
        yield run(text[start:], words)


def run(text: str, words: Words = PLAIN, *, rightward: bool = True) -> Element:
    made = element("r")
    properties = [*look(words), *tongue(text, words, rightward)]
    if properties:
        made.append(element("rPr", *properties))
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(element("br"))
        told = element("t")
        told.set(PRESERVED, "preserve")
        told.text = line
        made.append(told)
    return made


def look(words: Words) -> Iterator[Element]:
    style = words.style or ("Hyperlink" if words.link else "")
    if style:
        yield element("rStyle", val=style)
    if words.bold:
        yield element("b")
        yield element("bCs")
    if words.italic:
        yield element("i")
        yield element("iCs")


def tongue(text: str, words: Words, rightward: bool) -> Iterator[Element]:
    if not rightward:
        yield element("rtl")
        yield element("lang", bidi="he-IL" if HEBREW.search(text) else "ar-SA")
    elif words.language:
        yield element("lang", val=PROOFING[words.language])
