"""The one place where rows become a document. Reads only; the same rows give the same document."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date

from activities import richtext
from outputs.models import Project
from reports import documents, titles
from reports.corrections import corrected
from reports.documents import EntryTable, ReportDocument, Span, State, TableKind
from reports.models import Report, Round, Section
from reports.selection import Selected, Selection, select


def compose(report: Report, *, language: str) -> ReportDocument:
    """The document of a report as it stands today, in a fixed number of queries. That of a correction is the edition
    that it corrects with the differences that its author took.

    `language` is that of the statements made here (titles and headings); texts keep the language they were written in.
    """
    current = report.current_round
    if current is None or current.state == Round.State.PUBLISHED:
        return from_rows(report, language=language)
    if current.corrects is None:
        return replace(from_rows(report, language=language), state=State(current.state))
    return replace(correction(current, from_rows(report, language=language)), state=State(current.state))


def correction(current: Round, fresh: ReportDocument) -> ReportDocument:
    """The list of changes stands behind the sections that the series prints before it."""
    order = current.report.series.sections
    behind = order[: order.index(Section.CHANGES)] if Section.CHANGES in order else []
    return corrected(
        current.corrects.tree,
        fresh,
        taken=current.taken,
        reason=current.reason,
        date=current.date,
        behind=behind,
    )


def from_rows(report: Report, *, language: str) -> ReportDocument:
    """The document that the rows give, whatever was published of the report."""
    series, project = report.series, report.series.project
    period = Span(start=report.period_start, end=report.period_end)
    window = Span(start=report.window_start, end=report.window_end)
    return ReportDocument(
        language=language,
        state=State.DRAFT,
        project=project.slug,
        series=series.name,
        period=period,
        window=window,
        date=report.date,
        title=title_of(report, language=language),
        project_title=project.title,
        programme=project.programme,
        author=project.contact_unit,
        sections=sections(report, select(report), language),
    )


def title_of(report: Report, *, language: str = "") -> str:
    """As the document says it; in the language of the series unless told otherwise."""
    period = Span(start=report.period_start, end=report.period_end)
    window = Span(start=report.window_start, end=report.window_end)
    language = language or report.series.written_in
    return report.title or titles.report_title(report.series.name, period=period, window=window, language=language)


def sections(report: Report, selection: Selection, language: str) -> tuple[documents.Section, ...]:
    """What there is to print, in the order of the series. Sections with nothing to say are left out, the two tables
    never are.
    """
    project, outputs = report.series.project, output_lines(report)
    printed: dict[str, documents.Section | None] = {
        Section.IN_SHORT: documents.InShort(text=report.in_short) if report.in_short else None,
        Section.DATA_SHEET: data_sheet(project, outputs, report.date),
        Section.LEGEND: documents.Legend(output_word=project.output_word, outputs=outputs) if outputs else None,
        Section.DISCLAIMER: disclaimer(report),
        **tables(report, selection, language),
    }
    told = tuple(section for section in printed.values() if section)
    printed[Section.FOOTNOTES] = footnotes(project, told)
    order = (printed.get(Section(name)) for name in report.series.sections)
    return tuple(section for section in order if section)


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
    occurrences = tuple(
        documents.Occurrence(stretch=occurrence.stretch, place=occurrence.place) for occurrence in selected.occurrences
    )
    return documents.Row(
        key=str(entry.uuid),
        language=entry.written_in,
        title=entry.title,
        occurrences=occurrences,
        date_to_be_confirmed=entry.date_to_be_confirmed,
        place_to_be_confirmed=entry.place_to_be_confirmed,
        following=selected.following,
        text=richtext.blocks(entry.text),
        outputs=entry.scope,
    )


def data_sheet(project: Project, outputs: tuple[documents.OutputLine, ...], day: date) -> documents.DataSheet:
    return documents.DataSheet(
        title=project.formal_title or project.title,
        references=project.reference_numbers,
        area=project.area,
        budget=budget(project),
        funding=funding(project, day),
        implementation=project.implementation,
        duration=duration(project, day),
        objective=project.objective,
        output_word=project.output_word,
        outputs=outputs,
        contact=contact(project),
    )


def budget(project: Project) -> documents.Budget | None:
    if not (project.budget_ceiling or project.budget_threshold or project.budget_printed_as):
        return None
    return documents.Budget(
        currency=project.currency,
        ceiling=project.budget_ceiling,
        threshold=project.budget_threshold,
        printed_as=project.budget_printed_as,
    )


def funding(project: Project, day: date) -> documents.Funding:
    """The contributions that held on the day; one without a date always did."""
    contributions = (
        documents.Contribution(
            funder=contribution.funder.name,
            note=contribution.note,
            amount=contribution.amount,
            currency=contribution.currency or project.currency if contribution.amount else "",
            share=contribution.share,
        )
        for contribution in project.contributions.select_related("funder")
        if contribution.since is None or contribution.since <= day
    )
    return documents.Funding(contributions=tuple(contributions), printed_as=project.funding_printed_as)


def duration(project: Project, day: date) -> documents.Duration:
    """Before the day of its extension a project ends when it was first meant to."""
    not_yet = project.extended_on is not None and day < project.extended_on
    end = project.original_end if not_yet else project.end
    return documents.Duration(
        span=Span(start=project.start, end=end),
        original_end=None if not_yet else project.original_end,
        printed_as=project.duration_printed_as,
    )


def contact(project: Project) -> documents.Contact | None:
    block = documents.Contact(
        unit=project.contact_unit,
        organisation=project.contact_organisation,
        telephone=project.contact_telephone,
        fax=project.contact_fax,
        email=project.contact_email,
    )
    return block if block != documents.Contact() else None


def output_lines(report: Report) -> tuple[documents.OutputLine, ...]:
    return tuple(
        documents.OutputLine(
            code=output.code,
            title=output.title,
            short_title=output.short_title,
            statement=output.statement,
            closed_on=output.closed_on if output.closed_on and output.closed_on <= report.date else None,
        )
        for output in report.series.project.outputs.all()
    )


def disclaimer(report: Report) -> documents.Disclaimer | None:
    text = report.series.disclaimer or report.series.project.disclaimer
    return documents.Disclaimer(text=text) if text else None


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
