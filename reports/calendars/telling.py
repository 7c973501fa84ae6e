"""What each edition of a series told of what it plans. The one module of the calendar that asks the database."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from activities.dates import Stretch
from reports.documents import Accounting, Fate, ReportDocument, Span, TableKind
from reports.models import Edition, EditionRow, Series

CANCELLED = '"fate":"cancelled"'  # as it stands in the canonical text of a document


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One occurrence of an entry, as an edition tells it: as planned, or as carried out."""

    planned: bool
    title: str
    language: str
    stretch: Stretch
    place: str
    to_be_confirmed: bool
    place_to_be_confirmed: bool
    following: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One edition. `lines` are those of the entries that the series ever planned, by the entry's identity. `holds` as
    long as neither it nor the newest edition of its report was withdrawn. `cancelled` are the entries of which its
    accounting says so.
    """

    sequence: int
    report: int
    number: int
    code: str
    title: str
    language: str
    period: Span
    window: Span
    published_at: datetime
    withdrawn: bool
    erased: bool
    holds: bool
    lines: Mapping[UUID, tuple[Line, ...]]
    cancelled: frozenset[UUID] = frozenset()


def tellings(series: Series) -> tuple[Telling, ...]:
    """In the order in which they were published, one for all languages of an edition; in three queries."""
    editions = in_one_language(series)
    newest = {edition.report_id: edition for edition in sorted(editions, key=lambda one: one.number)}
    gone = {report for report, edition in newest.items() if edition.is_withdrawn}
    lines, cancelled = lines_of(series), cancelled_in(editions)
    return tuple(
        telling(
            edition,
            holds=not (edition.is_withdrawn or edition.report_id in gone),
            lines=lines[edition.pk],
            cancelled=cancelled.get(edition.pk, frozenset()),
        )
        for edition in editions
    )


def cancelled_in(editions: Sequence[Edition]) -> Mapping[UUID, frozenset[UUID]]:
    """By edition. Only documents in which there is such a line are read: their text is canonical."""
    telling_so = Edition.objects.filter(pk__in=[one.pk for one in editions], document__contains=CANCELLED)
    return {edition.pk: cancelled_by(edition.tree) for edition in telling_so}


def cancelled_by(document: ReportDocument) -> frozenset[UUID]:
    sections = (part for part in document.sections if isinstance(part, Accounting))
    return frozenset(UUID(line.key) for part in sections for line in part.lines if line.fate is Fate.CANCELLED)


def in_one_language(series: Series) -> list[Edition]:
    """That of the series, where an edition was published in several."""
    published = Edition.objects.filter(series=series).select_related("withdrawal").without_bytes()
    chosen: dict[tuple[int, int], Edition] = {}
    for edition in published.order_by("sequence"):
        one = (edition.report_id, edition.number)
        if one not in chosen or edition.language == series.written_in:
            chosen[one] = edition
    return sorted(chosen.values(), key=lambda edition: edition.sequence)


def lines_of(series: Series) -> Mapping[UUID, Mapping[UUID, tuple[Line, ...]]]:
    """By edition, then by entry."""
    told = EditionRow.objects.filter(edition__series=series)
    planned = told.filter(section=TableKind.FORECASTS.value).values("uuid")
    rows = told.filter(uuid__in=planned).defer("text", "search_text").order_by("edition", "position")
    found: defaultdict[UUID, dict[UUID, tuple[Line, ...]]] = defaultdict(dict)
    for (edition, entry), group in groupby(rows, key=lambda row: (row.edition_id, row.uuid)):
        found[edition][entry] = (*found[edition].get(entry, ()), *map(line, group))
    return found


def line(row: EditionRow) -> Line:
    return Line(
        planned=row.section == TableKind.FORECASTS,
        title=row.title,
        language=row.language,
        stretch=row.stretch,
        place=row.place,
        to_be_confirmed=row.date_to_be_confirmed,
        place_to_be_confirmed=row.place_to_be_confirmed,
        following=row.following,
    )


def telling(
    edition: Edition, *, holds: bool, lines: Mapping[UUID, tuple[Line, ...]], cancelled: frozenset[UUID]
) -> Telling:
    return Telling(
        sequence=edition.sequence,
        report=edition.report_id,
        number=edition.number,
        code=edition.code,
        title=edition.title,
        language=edition.language,
        period=Span(start=edition.period_start, end=edition.period_end),
        window=Span(start=edition.window_start, end=edition.window_end),
        published_at=edition.published_at,
        withdrawn=edition.is_withdrawn,
        erased=edition.is_withdrawn and edition.withdrawal.erased_at is not None,
        holds=holds,
        lines=lines,
        cancelled=cancelled,
    )
