"""Editions of synthetic projects, sealed as publishing seals them: many at once, each with the same small PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cache
from random import Random
from uuid import UUID

from activities.models import Entry
from outputs import audit
from outputs.models import Project, User
from reports import publishing
from reports.composition import compose, title_of
from reports.composition.tables import tables
from reports.documents import EditionMark, EntryTable, ReportDocument, Span, State
from reports.models import Edition, Report, Round, Step
from reports.publishing import Head
from reports.renderers import RENDERERS
from reports.selection import Selected, Selection

PUBLISHER = "synthetic"


def publisher() -> User:
    """Whose name stands in the editions; nobody can sign in with it."""
    return User.objects.get_or_create(username=PUBLISHER, defaults={"is_active": False})[0]


@cache
def small_pdf() -> bytes:
    """Of a draft without a section, so that it is no edition's own document."""
    return RENDERERS["pdf"].render(blank())


def blank() -> ReportDocument:
    day = date(2010, 1, 1)
    span = Span(start=day, end=day)
    return ReportDocument(
        language="en",
        state=State.DRAFT,
        project="synthetic",
        series="Update",
        period=span,
        window=span,
        date=day,
        title="Synthetic update",
        project_title="Synthetic project",
        programme="",
        author="",
        sections=(),
    )


def seal(project: Project, reports: Sequence[Report], entries: Sequence[Entry], *, by: User, random: Random) -> None:
    """The reports of one series, the earliest first. `entries` have their occurrences prefetched."""
    if not reports:
        return
    sealed = list(editions(reports, documents(reports, entries), by=by, random=random))
    publishing.write(sealed)
    Round.objects.bulk_create(Round(report=report, number=1, state=Round.State.PUBLISHED) for report in reports)
    for edition, _document, _content in sealed:
        vouched = publishing.vouching(edition)
        about = str(edition.report)
        verb, at = Step.Verb.PUBLISHED.value, edition.published_at
        audit.record(verb, by=by, at=at, project=project, about=about, details=vouched)


def editions(
    reports: Sequence[Report], told: Iterator[ReportDocument], *, by: User, random: Random
) -> Iterator[tuple[Edition, ReportDocument, bytes]]:
    """Each follows the one before."""
    head = Head()
    for report, draft in zip(reports, told, strict=True):
        mark = EditionMark(number=1, previous=head.sha256)
        document = replace(draft, state=State.PUBLISHED, edition=mark)
        at = datetime.combine(report.date, time(12), tzinfo=UTC)
        edition = publishing.edition_of(report, document, head=head, by=by, at=at, reason="")
        edition.pk = UUID(int=random.getrandbits(128), version=4)
        yield edition, document, small_pdf()
        head = Head(sequence=edition.sequence, sha256=edition.sha256)


def documents(reports: Sequence[Report], entries: Sequence[Entry]) -> Iterator[ReportDocument]:
    """The first is composed; the others differ from it in their days and in their tables, and ask nothing more."""
    composed = compose(reports[0], language="en")
    for report in reports:
        fresh = {table.table: table for table in tables(report, chosen(report, entries), "en").values() if table}
        yield replace(
            composed,
            period=Span(start=report.period_start, end=report.period_end),
            window=Span(start=report.window_start, end=report.window_end),
            date=report.date,
            title=title_of(report, language="en"),
            sections=tuple(
                fresh[section.table] if isinstance(section, EntryTable) else section for section in composed.sections
            ),
        )


def chosen(report: Report, entries: Sequence[Entry]) -> Selection:
    """Activities by their last day, forecasts by any day in the window."""
    done, planned = [], []
    for entry in entries:
        occurrences = tuple(entry.occurrences.all())
        if entry.kind == Entry.Kind.FORECAST:
            if any(one.start <= report.window_end and one.end >= report.window_start for one in occurrences):
                planned.append(Selected(entry=entry, occurrences=occurrences))
        elif report.period_start <= occurrences[-1].end <= report.period_end:
            done.append(Selected(entry=entry, occurrences=occurrences))
    return Selection(
        activities=tuple(sorted(done, key=lambda one: one.key)),
        earlier=(),
        forecasts=tuple(sorted(planned, key=lambda one: one.key)),
    )
