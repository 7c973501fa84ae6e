"""An edition in a few figures, taken from its document: the same wherever they are shown. Pure functions of trees."""

from dataclasses import dataclass

from reports.documents import DataSheet, EntryTable, InShort, ReportDocument, Row, Span, TableKind

DONE = frozenset({TableKind.ACTIVITIES, TableKind.EARLIER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """`places` are those of what was carried out, each once, in the order of the document."""

    language: str
    title: str
    project_title: str
    programme: str
    period: Span
    window: Span
    carried_out: int
    planned: int
    places: tuple[str, ...]
    in_short: str
    sheet: DataSheet | None


def digest(document: ReportDocument) -> Digest:
    carried_out, planned = rows(document, DONE), rows(document, frozenset({TableKind.FORECASTS}))
    return Digest(
        language=document.language,
        title=document.title,
        project_title=document.project_title,
        programme=document.programme,
        period=document.period,
        window=document.window,
        carried_out=len(carried_out),
        planned=len(planned),
        places=places(carried_out),
        in_short=next((section.text for section in document.sections if isinstance(section, InShort)), ""),
        sheet=next((section for section in document.sections if isinstance(section, DataSheet)), None),
    )


def rows(document: ReportDocument, kinds: frozenset[TableKind]) -> tuple[Row, ...]:
    tables = (part for part in document.sections if isinstance(part, EntryTable) and part.table in kinds)
    return tuple(row for table in tables for row in table.rows)


def places(told: tuple[Row, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.place for row in told for one in row.occurrences if one.place))
