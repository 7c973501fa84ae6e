"""All that a series told over any span, as a document of its own: what an annual or final report begins with.

It is gathered from the editions that stand, and so says what was told and not what the rows became. It has a table of
activities, or one for each output with its own heading: no data sheet, no forecasts. Nothing in it is a draft, and it
is no edition.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date as Date
from enum import StrEnum

from activities.dates import When, sort_key
from outputs.scopes import natural_key
from reports import titles
from reports.documents import (
    DataSheet,
    EntryTable,
    Occurrence,
    OutputLine,
    ReportDocument,
    Row,
    Span,
    State,
    TableKind,
)
from reports.models import Edition, Series

DONE = (TableKind.ACTIVITIES, TableKind.EARLIER)
PHRASES = {
    "en": {"name": "Inventory", "output": "Output", "all": "ALL OUTPUTS", "none": "WITHOUT AN OUTPUT"},
    "fr": {"name": "Inventaire", "output": "Résultat", "all": "TOUS LES RÉSULTATS", "none": "SANS RÉSULTAT"},
}


class Grouping(StrEnum):
    DATE = "date"
    OUTPUT = "output"


def inventory(series: Series, *, span: Span, by: Grouping, date: Date) -> ReportDocument:
    """Of the day `date`, in the language of the series; in three queries."""
    project, language, trees = series.project, series.written_in, told_by(series)
    withheld = {str(uuid) for uuid in series.withholdings.values_list("entry__uuid", flat=True)}
    rows = gathered(trees, span, withheld=withheld)
    name = PHRASES[language]["name"]
    return ReportDocument(
        language=language,
        state=State.PUBLISHED,
        project=project.slug,
        series=f"{series.name} {name}",
        period=span,
        window=span,
        date=date,
        title=f"{name} {'-'.join(titles.with_years(titles.labels(span, language)))}",
        project_title=project.title,
        programme=project.programme,
        author=project.contact_unit,
        sections=tuple(tables(rows, outputs_of(trees), span, by, language=language, word=project.output_word)),
    )


def told_by(series: Series) -> list[ReportDocument]:
    """The documents that stand, one of each report, the newest period last; in the language of the series if there is
    such a version.
    """
    editions = Edition.objects.filter(series=series).current().standing().order_by("period_end", "sequence")
    chosen: dict[int, Edition] = {}
    for edition in editions:
        if edition.report_id not in chosen or edition.language == series.written_in:
            chosen[edition.report_id] = edition
    return [edition.tree for edition in chosen.values()]


def told_span(series: Series) -> Span:
    """From the first day to the last that the series told of; the project's own where it told of none."""
    days = [(tree.period.start, tree.period.end) for tree in told_by(series)]
    if not days:
        return Span(start=series.project.start, end=series.project.end)
    return Span(start=min(start for start, _ in days), end=max(end for _, end in days))


def gathered(trees: Iterable[ReportDocument], span: Span, *, withheld: Collection[str] = ()) -> tuple[Row, ...]:
    """Each activity once, as it was told last, with all its occurrences that ended in the span, by date."""
    found: dict[str, Row] = {}
    for row in done(trees):
        here = tuple(one for one in row.occurrences if ended_in(one, span))
        if here and row.key not in withheld:
            before = found[row.key].occurrences if row.key in found else ()
            found[row.key] = replace(row, occurrences=by_date((*before, *here)), following=0)
    return tuple(sorted(found.values(), key=order))


def done(trees: Iterable[ReportDocument]) -> Iterator[Row]:
    for tree in trees:
        for section in tree.sections:
            if isinstance(section, EntryTable) and section.table in DONE:
                yield from section.rows


def ended_in(occurrence: Occurrence, span: Span) -> bool:
    end = occurrence.stretch.end
    return end is not None and span.start <= end <= span.end


def by_date(occurrences: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    return tuple(
        sorted(dict.fromkeys(occurrences), key=lambda one: sort_key(When(stretches=(one.stretch,)), one.place))
    )


def order(row: Row) -> tuple:
    return (*sort_key(When(stretches=tuple(one.stretch for one in row.occurrences)), row.title), row.key)


def outputs_of(trees: Sequence[ReportDocument]) -> dict[str, OutputLine]:
    """By their codes, as they were told last."""
    sheets = (part for tree in trees for part in tree.sections if isinstance(part, DataSheet))
    return {output.code: output for sheet in sheets for output in sheet.outputs}


def tables(
    rows: Sequence[Row], outputs: dict[str, OutputLine], span: Span, by: Grouping, *, language: str, word: str
) -> Iterator[EntryTable]:
    """An activity stands under each output that it serves; what serves all, or none, stands once at the end."""
    if by is Grouping.DATE or not rows:
        yield table(titles.activities_heading(span, language=language), rows, word)
        return
    phrases = PHRASES[language]
    for code in sorted({code for row in rows for code in row.outputs.codes}, key=natural_key):
        title = f" – {outputs[code].title}" if code in outputs else ""
        heading = f"{word or phrases['output']} {code}{title}"
        yield table(heading, [row for row in rows if code in row.outputs.codes], word)
    for heading, rest in (
        (phrases["all"], [row for row in rows if row.outputs.everything]),
        (phrases["none"], [row for row in rows if not row.outputs.everything and not row.outputs.codes]),
    ):
        if rest:
            yield table(heading, rest, word)


def table(heading: str, rows: Sequence[Row], word: str) -> EntryTable:
    return EntryTable(table=TableKind.ACTIVITIES, heading=heading, output_word=word, rows=tuple(rows))
