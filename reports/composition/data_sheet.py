"""The data sheet: the project as it stood on a document's date."""

from datetime import date

from outputs.models import Project
from reports import documents
from reports.documents import Span
from reports.models import Report


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
