"""A document in another language: the passages it is made of, and the document with their translations in their places.

What is computed is computed anew; what people wrote is looked up by its own words, so that what was translated once is
known wherever it stands again. Pure functions of the tree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from activities import richtext
from activities.dates import Stretch
from reports import accounting, titles
from reports.documents import (
    Accounting,
    AccountLine,
    Attachment,
    Budget,
    ChangeLine,
    Changes,
    Contact,
    Contribution,
    DataSheet,
    Disclaimer,
    Duration,
    EditionMark,
    EntryTable,
    Footnote,
    Funding,
    InShort,
    Legend,
    Logo,
    Occurrence,
    OutputLine,
    ReportDocument,
    Row,
)


class Kind(StrEnum):
    """`NAME` is a line that may well be the same in every language."""

    NAME = "name"
    LINE = "line"
    LINES = "lines"
    RICH = "rich"


NAME, LINE, LINES = Kind.NAME, Kind.LINE, Kind.LINES
# What people wrote, of each part of the tree; titles and texts of entries are told by `Row` itself.
WRITTEN: dict[type, dict[str, Kind]] = {
    ReportDocument: {"programme": LINE, "project_title": LINE, "title": LINE, "author": NAME},
    InShort: {"text": LINES},
    DataSheet: {"title": LINE, "area": LINES, "implementation": LINES, "objective": LINES, "output_word": LINE},
    Budget: {"printed_as": LINE},
    Funding: {"printed_as": LINES},
    Contribution: {"funder": NAME, "note": LINE},
    Duration: {"printed_as": LINE},
    Contact: {"unit": NAME, "organisation": NAME},
    OutputLine: {"title": LINE, "short_title": LINE, "statement": LINE},
    EntryTable: {"heading": LINE, "output_word": LINE},
    Legend: {"output_word": LINE},
    Footnote: {"mark": NAME, "text": LINES},
    Attachment: {"label": LINE},
    Logo: {"alternative": NAME},
    Disclaimer: {"text": LINES},
    Changes: {"reason": LINES},
    ChangeLine: {"subject": LINE, "statement": LINE},
    Accounting: {"heading": LINE, "statement": LINE},
    AccountLine: {"reason": LINE},
    Occurrence: {"place": NAME},
    Stretch: {"printed_as": LINE},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Words to translate, once each; a rich text is its canonical HTML. `of_entry` where an entry says it."""

    source: str
    kind: Kind
    of_entry: bool


class Wording:
    """What stands in another language for what. It remembers what it was asked, and what of it is not translated."""

    def __init__(self, known: Mapping[str, str], into: str) -> None:
        self.known, self.into = known, into
        self.computed: Mapping[str, str] = {}
        self.asked: dict[str, Passage] = {}

    def of(self, source: str, kind: Kind, *, of_entry: bool = False) -> str:
        """The source itself where there is no translation."""
        if not source or source in self.computed:
            return self.computed.get(source, source)
        self.asked.setdefault(source, Passage(source=source, kind=kind, of_entry=of_entry))
        return self.known.get(source) or source

    def knows(self, source: str) -> bool:
        return not source or bool(self.known.get(source))

    @property
    def is_partial(self) -> bool:
        around = (one for one in self.asked.values() if not one.of_entry and one.kind is not NAME)
        return any(not self.knows(one.source) for one in around)


def passages(document: ReportDocument, *, into: str) -> tuple[Passage, ...]:
    """In printing order. What is in the other language already is not asked for."""
    wording = Wording({}, into)
    wording.computed = computed(document, wording.of(document.series, LINE), into)
    carried(document, wording)
    return tuple(wording.asked.values())


def translated(document: ReportDocument, known: Mapping[str, str], *, into: str) -> ReportDocument:
    """The document in another language, its edition's mark not yet that of a version. An entry of which the title or
    the text is not translated stays as it was told, and says so.
    """
    wording = Wording(known, into)
    wording.computed = computed(document, wording.of(document.series, LINE), into)
    told = replace(carried(document, wording), language=into)
    if told.edition is None:
        return told
    mark = replace(told.edition, original=document.language, is_partial=wording.is_partial)
    return replace(told, edition=mark)


def computed(document: ReportDocument, name: str, into: str) -> dict[str, str]:
    """What the document computed in its own language, and the same in the other."""
    spans = {"period": document.period, "window": document.window}
    before = titles.report_title(document.series, **spans, language=document.language)
    found = {before: titles.report_title(name, **spans, language=into)}
    for heading in (activities_heading, forecasts_heading, earlier_heading):
        found[heading(document, document.language)] = heading(document, into)
    for section in document.sections:
        if isinstance(section, Accounting):
            found |= accounted(section, document.language, into)
    return found


def activities_heading(document: ReportDocument, language: str) -> str:
    return titles.activities_heading(document.period, language=language)


def forecasts_heading(document: ReportDocument, language: str) -> str:
    return titles.forecasts_heading(document.window, language=language)


def earlier_heading(document: ReportDocument, language: str) -> str:
    return titles.earlier_heading(language=language)


def accounted(section: Accounting, language: str, into: str) -> dict[str, str]:
    said = {one: accounting.statement(section.lines, section.not_announced, one) for one in (language, into)}
    headings = {one: accounting.PHRASES[one]["heading"] for one in (language, into)}
    return {said[language]: said[into], headings[language]: headings[into]}


def carried(node: Any, wording: Wording) -> Any:
    """The same part of the tree in other words."""
    if isinstance(node, tuple):
        return tuple(carried(part, wording) for part in node)
    if isinstance(node, Row):
        return row(node, wording)
    if not is_dataclass(node) or isinstance(node, EditionMark):
        return node
    written = WRITTEN.get(type(node), {})
    told = {name: wording.of(getattr(node, name), kind) for name, kind in written.items()}
    told |= {name: carried(getattr(node, name), wording) for name in parts(type(node)) if name not in written}
    if isinstance(node, AccountLine):
        told |= in_its_language(node, wording)
    return replace(node, **told)


@cache
def parts(kind: type) -> tuple[str, ...]:
    return tuple(part.name for part in fields(kind))


def in_its_language(line: AccountLine, wording: Wording) -> dict[str, str]:
    if line.language == wording.into:
        return {}
    title = wording.of(line.title, LINE, of_entry=True)
    return {"title": title, "language": wording.into} if wording.knows(line.title) else {}


def row(row: Row, wording: Wording) -> Row:
    occurrences = carried(row.occurrences, wording)
    if row.language == wording.into:
        return replace(row, occurrences=occurrences)
    source = richtext.html(row.text)
    title = wording.of(row.title, LINE, of_entry=True)
    text = wording.of(source, Kind.RICH, of_entry=True)
    if not (wording.knows(row.title) and wording.knows(source)):
        return replace(row, occurrences=occurrences, is_untranslated=True)
    return replace(row, occurrences=occurrences, title=title, text=richtext.blocks(text), language=wording.into)
