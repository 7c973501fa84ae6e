"""The footnotes whose marks occur in what a document prints."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass

from outputs.models import Project
from reports import documents


def footnotes(project: Project, told: Sequence[documents.Section]) -> documents.Footnotes | None:
    """The footnotes whose mark occurs in what is printed, each once."""
    known = list(project.footnotes.all())
    texts = tuple(text for section in told for text in strings(section)) if known else ()
    notes = tuple(
        documents.Footnote(mark=footnote.mark, text=footnote.text)
        for footnote in known
        if any(footnote.mark in text for text in texts)
    )
    return documents.Footnotes(notes=notes) if notes else None


def strings(node: object) -> Iterator[str]:
    """Every text in a part of the tree."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from strings(part)
    elif is_dataclass(node):
        for field in fields(node):
            yield from strings(getattr(node, field.name))
