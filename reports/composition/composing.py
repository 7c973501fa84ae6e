"""The document of a report as its rows give it, and that of a correction."""

from dataclasses import replace

from reports import documents, titles
from reports.composition.announcements import accounting, withheld_from
from reports.composition.data_sheet import data_sheet, output_lines
from reports.composition.footnotes import footnotes
from reports.composition.logos import logos
from reports.composition.tables import tables
from reports.corrections import corrected
from reports.counts import counted
from reports.documents import ReportDocument, Span, State
from reports.models import Report, Round, Section, Series
from reports.selection import Selection, select


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
    """The list of changes stands behind the sections that the series prints before it. What the series withholds goes
    out of it, whatever else its author took.
    """
    order = current.report.series.sections
    behind = order[: order.index(Section.CHANGES)] if Section.CHANGES in order else []
    return corrected(
        current.corrects.tree,
        fresh,
        taken=current.taken,
        reason=current.reason,
        date=current.date,
        behind=behind,
        withheld=withheld_from(current.report),
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
    project, told, outputs = report.series.project, tables(report, selection, language), output_lines(report)
    in_rows = counted(outputs, told.values()) if report.series.counts_per_output else outputs
    accounted = (
        accounting(report, told[Section.ACTIVITIES].rows, language=language) if selection.follows_an_edition else None
    )
    printed: dict[str, documents.Section | None] = {
        Section.IN_SHORT: documents.InShort(text=report.in_short) if report.in_short else None,
        Section.DATA_SHEET: data_sheet(project, in_rows, report.date),
        Section.LEGEND: documents.Legend(output_word=project.output_word, outputs=outputs) if outputs else None,
        Section.DISCLAIMER: disclaimer(report),
        Section.ACCOUNTING: accounted,
        Section.LOGOS: logos(report) if Section.LOGOS in report.series.sections else None,
        **told,
    }
    printed[Section.FOOTNOTES] = footnotes(
        project, tuple(section for name, section in printed.items() if section and name != Section.LOGOS)
    )
    order = [*report.series.sections, *unprinted(report.series)]
    return tuple(section for section in (printed.get(Section(name)) for name in order) if section)


def unprinted(series: Series) -> tuple[str, ...]:
    """The accounting stands in every tree, last where the series does not print it."""
    return () if Section.ACCOUNTING in series.sections else (Section.ACCOUNTING,)


def disclaimer(report: Report) -> documents.Disclaimer | None:
    text = report.series.disclaimer or report.series.project.disclaimer
    return documents.Disclaimer(text=text) if text else None
