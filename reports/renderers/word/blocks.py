"""An author's text: paragraphs, links, and lists of two levels, each numbered list beginning anew."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from activities.richtext import Block, ItemList, Paragraph, Run
from reports.renderers.word.elements import Element
from reports.renderers.word.texts import Words, paragraph

STYLES = {False: ("ListBullet", "ListBullet2"), True: ("ListNumber", "ListNumber2")}
OWN_LISTS = 2  # those that `numbering.xml` has for the styles


@dataclass(slots=True)
class References:
    """What the text refers to and other parts of the file hold: addresses of links and pictures (PNG, base64) by their
    relationship, and the level of each numbered list.
    """

    addresses: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    numbered: list[int] = field(default_factory=list)

    def link(self, address: str) -> str:
        return self.addresses.setdefault(address, f"link{len(self.addresses) + 1}")

    def picture(self, png: str) -> str:
        return self.pictures.setdefault(png, f"picture{len(self.pictures) + 1}")

    def begin_list(self, level: int) -> int:
        self.numbered.append(level)
        return OWN_LISTS + len(self.numbered)


def blocks(text: Iterable[Block], language: str, references: References) -> Iterator[Element]:
    for block in text:
        if isinstance(block, Paragraph):
            yield paragraph("TableText", *styled(block.runs, language, references))
        else:
            yield from items(block, 0, language, references)


def items(listed: ItemList, level: int, language: str, references: References) -> Iterator[Element]:
    style = STYLES[listed.ordered][level]
    numbering = (references.begin_list(level), level) if listed.ordered else None
    for item in listed.items:
        yield paragraph(style, *styled(item.runs, language, references), numbering=numbering)
        if item.sublist:
            yield from items(item.sublist, level + 1, language, references)


def styled(runs: Iterable[Run], language: str, references: References) -> Iterator[Words]:
    for run in runs:
        link = references.link(run.href) if run.href else ""
        yield Words(run.text, bold=run.bold, italic=run.italic, language=language, link=link)
