"""Blocks as canonical HTML and as plain text.

The one place where HTML stands in Python: a text is stored as this HTML, whatever page or document later prints it.
Every tag written is named here and every text escaped; the sanitiser nevertheless has the last word, and changes
nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

import nh3

from activities.richtext.tree import Block, Item, ItemList, Paragraph, Run

sanitise = nh3.Cleaner(
    tags={"p", "ul", "ol", "li", "strong", "em", "a"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
).clean


def html(blocks: Iterable[Block]) -> str:
    return "".join(f"<p>{_runs(block.runs)}</p>" if isinstance(block, Paragraph) else _list(block) for block in blocks)


def link(address: str, content: str) -> str:
    return f'<a href="{address.replace("&", "&amp;")}">{content}</a>'


def plain_text(blocks: Iterable[Block]) -> str:
    return "\n".join("".join(run.text for run in runs) for runs in lines(blocks))


def lines(blocks: Iterable[Block]) -> Iterator[Sequence[Run]]:
    """The runs of each paragraph and each item, from the first to the last."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.runs
        else:
            for item in block.items:
                yield item.runs
                yield from lines([item.sublist] if item.sublist else [])


def _list(block: ItemList) -> str:
    tag = "ol" if block.ordered else "ul"
    return f"<{tag}>{''.join(map(_item, block.items))}</{tag}>"


def _item(item: Item) -> str:
    return f"<li>{_runs(item.runs)}{_list(item.sublist) if item.sublist else ''}</li>"


def _runs(runs: Iterable[Run]) -> str:
    linked = ((href, "".join(map(_run, group))) for href, group in groupby(runs, key=attrgetter("href")))
    return "".join(link(href, content) if href else content for href, content in linked)


def _run(run: Run) -> str:
    text = _escaped(run.text)
    text = f"<em>{text}</em>" if run.italic else text
    return f"<strong>{text}</strong>" if run.bold else text


def _escaped(text: str) -> str:
    """A non-breaking space is named, so that it can be told from a space, and because the sanitiser writes it so."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\xa0", "&nbsp;")
