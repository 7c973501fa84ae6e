"""The tables of entries, and an entry as a row of them."""

from collections.abc import Iterable, Sequence

from activities import richtext
from activities.models import Attachment, Entry, Occurrence
from reports import documents, titles
from reports.documents import EntryTable, Span, TableKind
from reports.models import Report, Section
from reports.selection import Selected, Selection


def tables(report: Report, selection: Selection, language: str) -> dict[str, EntryTable | None]:
    period = Span(start=report.period_start, end=report.period_end)
    window = Span(start=report.window_start, end=report.window_end)
    activities = report.activities_heading or titles.activities_heading(period, language=language)
    forecasts = report.forecasts_heading or titles.forecasts_heading(window, language=language)
    earlier = report.series.earlier_heading or titles.earlier_heading(language=language)
    word = report.series.project.output_word
    return {
        Section.ACTIVITIES: table(TableKind.ACTIVITIES, activities, selection.activities, word),
        Section.EARLIER: table(TableKind.EARLIER, earlier, selection.earlier, word) if selection.earlier else None,
        Section.FORECASTS: table(TableKind.FORECASTS, forecasts, selection.forecasts, word),
    }


def table(kind: TableKind, heading: str, rows: Sequence[Selected], output_word: str) -> EntryTable:
    return EntryTable(
        table=kind, heading=heading, output_word=output_word, rows=tuple(row(selected) for selected in rows)
    )


def row(selected: Selected) -> documents.Row:
    entry = selected.entry
    return documents.Row(
        key=str(entry.uuid),
        language=entry.written_in,
        title=entry.title,
        occurrences=as_told(selected.occurrences),
        date_to_be_confirmed=entry.date_to_be_confirmed,
        place_to_be_confirmed=entry.place_to_be_confirmed,
        following=selected.following,
        text=richtext.blocks(entry.text),
        outputs=selected.scope or entry.scope,
        funders_welcome=entry.funders_welcome,
        attachments=tuple(attachment(one) for one in attachments(entry) if one.for_readers),
    )


def attachments(entry: Entry) -> Iterable[Attachment]:
    return entry.attachments.all() if entry.pk else ()


def attachment(told: Attachment) -> documents.Attachment:
    return documents.Attachment(
        label=told.label,
        reference=told.reference,
        languages=tuple(told.languages.split(", ")) if told.languages else (),
        address=told.address,
        file_name=told.file_name,
        sha256=told.file_id or "",
        size=told.size or 0,
    )


def as_told(occurrences: Iterable[Occurrence]) -> tuple[documents.Occurrence, ...]:
    return tuple(documents.Occurrence(stretch=one.stretch, place=one.place) for one in occurrences)
