"""What pages say of an edition in a few words, from its document and kept by its hash: no document is read twice."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache

from outputs.release import release
from reports.corrections import printing
from reports.digests import Digest, digest, rows
from reports.documents import Accounting, Fate, ReportDocument, Row, TableKind
from reports.funders.shelves import Shelf
from reports.models import Edition
from reports.renderers.accounts import accounts
from reports.renderers.words import WORDS

CARRIED_OUT = frozenset({Fate.CARRIED_OUT, Fate.OTHERWISE})
# A full stop between words, not that of an abbreviation before a small letter or of a number; or a line's end.
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-Þ«“\"])|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """An event as the document announces it: dates and place in one line each. `last` is None where nobody knows when
    it is over; `welcome` says that funders are, in the words of the document.
    """

    title: str
    language: str
    dates: str
    place: str
    last: date | None
    welcome: str = ""

    def is_ahead(self, today: date) -> bool:
        return self.last is None or self.last >= today


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What became of what the edition before announced; `lines` are those of what did not go so, as the document prints
    them.
    """

    announced: int
    carried_out: int
    not_due: int
    not_announced: int
    lines: tuple[dict, ...]
    colon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    digest: Digest
    announced: tuple[Announced, ...]
    since: Since | None = None

    def ahead(self, today: date) -> tuple[Announced, ...]:
        return tuple(one for one in self.announced if one.is_ahead(today))

    @property
    def first_sentence(self) -> str:
        """Of what the author says in short."""
        return SENTENCE_END.split(self.digest.in_short.strip(), maxsplit=1)[0].replace("\n", " ")

    def runs(self, today: date) -> bool | None:
        """None where the document does not say."""
        return None if self.digest.sheet is None else today <= self.digest.sheet.duration.span.end


def glance(document: ReportDocument) -> Glance:
    planned = rows(document, frozenset({TableKind.FORECASTS}))
    return Glance(
        digest=digest(document),
        announced=tuple(announced(row, document.language) for row in planned),
        since=since(document),
    )


def announced(row: Row, language: str) -> Announced:
    ends = [one.stretch.end for one in row.occurrences]
    return Announced(
        title=row.title,
        language=row.language,
        dates=printing.dates(row, language),
        place=printing.places(row, language),
        last=None if None in ends else max(ends),
        welcome=WORDS[language]["funders_welcome"] if row.funders_welcome else "",
    )


def since(document: ReportDocument) -> Since | None:
    """None where the document accounts for nothing, and where its series keeps that to itself."""
    printed = (part for part in document.sections if isinstance(part, Accounting) and part.is_printed)
    section = next(printed, None)
    if section is None or not section.lines:
        return None
    return Since(
        announced=len(section.lines),
        carried_out=sum(1 for line in section.lines if line.fate in CARRIED_OUT),
        not_due=sum(1 for line in section.lines if line.fate is Fate.NOT_YET_DUE),
        not_announced=section.not_announced,
        lines=tuple(accounts(section, document.language)),
        colon=WORDS[document.language]["colon"],
    )


def glances(editions: Iterable[Edition]) -> dict[str, Glance]:
    """By the hash of the edition. Those that are not kept yet are read in one query."""
    keys = {kept_as(edition.sha256): edition for edition in editions}
    found = {keys[key].sha256: value for key, value in cache.get_many(keys).items()}
    missing = [edition.pk for edition in keys.values() if edition.sha256 not in found]
    if missing:
        documents = Edition.objects.filter(pk__in=missing)
        fresh = {edition.sha256: glance(edition.tree) for edition in documents}
        cache.set_many({kept_as(sha256): value for sha256, value in fresh.items()}, None)
        found |= fresh
    return found


def latest_glance(shelf: Shelf) -> Glance | None:
    return glances([shelf.latest])[shelf.latest.sha256] if shelf.latest else None


def kept_as(sha256: str) -> str:
    return f"glance:{release()}:{sha256}"
