"""The page that closes a report: what it holds, as it will print, and everything that its author is asked first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from activities.models import Entry
from activities.warnings import doubts
from outputs.models import User
from reports import assistant
from reports.composition import title_of
from reports.desk.asking import Ask, Line, asks, seam_sentences
from reports.desk.reading import Reading, read_report
from reports.desk.rows import beside
from reports.documents import EntryTable, TableKind
from reports.models import Placement, Report
from reports.outstanding import outstanding
from reports.renderers.presentation import PrintedRow, context, is_printed
from reports.selection import Selection, select

SECTIONS = {TableKind.ACTIVITIES: "activities", TableKind.EARLIER: "earlier", TableKind.FORECASTS: "forecasts"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedRow(PrintedRow):
    """`remarks` say what looks like a slip; `address` leads to the entry's form and back."""

    pk: int
    address: str
    is_first: bool
    is_last: bool
    is_included: bool
    is_forecast: bool
    is_undated: bool
    remarks: tuple[str, ...]
    margin: str = "reports/desk/row_placing.html"


@dataclass(kw_only=True)
class Closing:
    report: Report
    reading: Reading
    selection: Selection
    placements: Mapping[int, Placement]
    others: Sequence[Report]

    @classmethod
    def of(cls, report: Report, user: User) -> "Closing":
        others = list(report.series.reports.exclude(pk=report.pk))
        for one in others:
            one.series = report.series
        return cls(
            report=report,
            reading=read_report(report, user, {}),
            selection=select(report),
            placements={one.entry_id: one for one in report.placements.all()},
            others=others,
        )

    @property
    def project(self):
        return self.report.series.project

    @property
    def address(self) -> str:
        return reverse("report-close", args=[self.project.slug, self.report.pk])

    @property
    def holds_nothing(self) -> bool:
        return not (self.selection.activities or self.selection.earlier)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Those that the report holds."""
        return assistant.printed(self.selection)

    @cached_property
    def remarks(self) -> dict[int, list[str]]:
        """What looks like a slip, by the key of the entry."""
        found: dict[int, list[str]] = {}
        marks = [footnote.mark for footnote in self.project.footnotes.all()]
        for doubt in doubts(self.entries, self.project, marks=marks):
            found.setdefault(doubt.entry.pk, []).append(doubt.sentence)
        return found

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        held = [entry.pk for entry in (*self.entries, *(row.entry for row in self.selection.left_out))]
        return asks(self, outstanding(self.report, self.others, held))

    @cached_property
    def withheld(self):
        found = self.report.series.withholdings.select_related("entry")
        found = list(found.prefetch_related("entry__occurrences"))
        for one in found:
            one.entry.project = self.project
        return found

    def is_decided(self, entry: Entry) -> bool:
        placement = self.placements.get(entry.pk)
        return placement is not None and placement.decision != ""

    @property
    def seams(self) -> list[str]:
        return seam_sentences(assistant.seams(self.report, self.others), title_of)

    def line(self, entry: Entry, *said: str) -> Line:
        return Line.of(entry, said, self.form_of(entry))

    def form_of(self, entry: Entry) -> str:
        """The address of the entry's form, which leads back to its row."""
        form = reverse(f"admin:activities_{entry.kind}_change", args=[entry.pk])
        return f"{form}?back={self.address}%23row-{entry.pk}"

    @property
    def document_context(self) -> dict:
        """What the document's template prints, with what can be done with each row beside it."""
        told = context(self.reading.document)
        nodes = [node for node in self.reading.document.sections if is_printed(node)]
        pairs = zip(told["sections"], nodes, strict=True)
        return {**told, "sections": [self.section(printed, node) for printed, node in pairs]}

    def section(self, printed: dict, node) -> dict:
        if not isinstance(node, EntryTable):
            return printed
        part = SECTIONS[node.table]
        selected = getattr(self.selection, part)
        rows = [
            self.row(row, one.entry, number, len(selected))
            for number, (row, one) in enumerate(zip(printed["rows"], selected, strict=True))
        ]
        return {**printed, "rows": rows, "part": part, "is_moved": any(self.position(one.entry) for one in selected)}

    def position(self, entry: Entry) -> bool:
        placement = self.placements.get(entry.pk)
        return placement is not None and placement.position is not None

    def row(self, printed: PrintedRow, entry: Entry, number: int, length: int) -> PlacedRow:
        placement = self.placements.get(entry.pk)
        return beside(
            printed,
            PlacedRow,
            pk=entry.pk,
            address=self.form_of(entry),
            is_first=number == 0,
            is_last=number == length - 1,
            is_included=placement is not None and placement.decision == Placement.Decision.INCLUDED,
            is_forecast=entry.kind == Entry.Kind.FORECAST,
            is_undated=entry.first_day is None,
            remarks=tuple(self.remarks.get(entry.pk, ())),
        )
