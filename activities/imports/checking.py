"""Rows against the forms: what each would become, or what is wrong with it. Writes nothing.

A column that a file does not have leaves entries as they are; an empty cell empties. However many the rows, the
database is asked a fixed number of times.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext as _

from activities.dates import When, spelled_out
from activities.forms import OccurrenceForm
from activities.imports import telling, values
from activities.imports.forms import FORMS, NOT_FOR
from activities.imports.matching import Known, content
from activities.imports.values import CellRefused
from activities.models import Activity, Entry, Forecast, Occurrence
from outputs.models import Output, Project
from outputs.screen import short_language

MODELS = {Entry.Kind.ACTIVITY: Activity, Entry.Kind.FORECAST: Forecast}
OF_DATES = ("when", "place", "printed_as", "edtf", "precision")
SILENT = ("edtf", "precision", "version", "key", "kind")  # follow from other columns, or change nothing
Cells = dict[str, str]


class State(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WRONG = "wrong"


@dataclass(slots=True, kw_only=True)
class Row:
    """`problems` are the sentences by column, "" for those of the whole row; `changes` the cells before and after."""

    number: int
    cells: Cells
    kind: str = ""
    state: State = State.WRONG
    problems: dict[str, list[str]] = field(default_factory=dict)
    entry: Entry | None = None
    stored: Entry | None = None
    occurrences: list[Occurrence] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)
    told: Cells = field(default_factory=dict)
    changes: list[tuple[str, str, str]] = field(default_factory=list)

    def refuse(self, column: str, *sentences: str) -> None:
        self.problems.setdefault(column, []).extend(sentences)

    @property
    def understood(self) -> str:
        """The dates in full."""
        if not self.occurrences:
            return ""
        when = When(stretches=tuple(one.stretch for one in self.occurrences))
        return spelled_out(when, language=short_language())


def checked(project: Project, rows: Sequence[tuple[int, Cells]], *, kind: str) -> list[Row]:
    """`kind` is that of the rows that do not say it."""
    outputs = {output.code: output for output in project.outputs.all()}
    found = [Row(number=number, cells=cells) for number, cells in rows]
    keys = [key for row in found if (key := key_of(row))]
    titles = [" ".join(row.cells.get("title", "").split()) for row in found]
    known, seen = Known(project, keys=keys, titles=titles), {}
    for row in found:
        row.kind = kind_of(row, kind)
        if not row.problems:
            judge(row, project=project, outputs=outputs, known=known)
        if not row.problems:
            refuse_twice(row, seen)
        if row.problems:
            row.state = State.WRONG
    return found


def key_of(row: Row) -> UUID | None:
    text = row.cells.get("key", "").strip()
    try:
        return UUID(text) if text else None
    except ValueError:
        row.refuse(
            "key", _("“%(piece)s” is not a key. Empty the cell for a new entry.") % {"piece": values.short(text)}
        )
        return None


def kind_of(row: Row, otherwise: str) -> str:
    try:
        return values.one_of(row.cells.get("kind", ""), values.KINDS) or otherwise
    except CellRefused as refusal:
        row.refuse("kind", said(refusal))
        return otherwise


def judge(row: Row, *, project: Project, outputs: dict[str, Output], known: Known) -> None:
    key = key_of(row)
    if key in known.foreign:
        row.refuse("key", _("This key is taken. Empty the cell for a new entry."))
        return
    row.stored = known.by_key.get(key)
    base = telling.stored(row.stored) if row.stored else {}
    cells = overlaid(base, row.cells)
    understand_dates(row, cells)
    if row.stored is None and not key and not row.problems:
        like = MODELS[row.kind](project=project, title=" ".join(cells.get("title", "").split()))
        row.stored = known.entry(None, content(like, row.occurrences))
        if row.stored:
            cells = overlaid(telling.stored(row.stored), row.cells)
            understand_dates(row, cells)
    refuse_what_does_not_fit(row, cells)
    fill(row, cells, project=project, outputs=outputs, key=key)
    if not row.problems:
        compare(row)


def overlaid(base: Cells, given: Cells) -> Cells:
    """What the row says over what is stored. Dates are one value: who gives them, gives the exchange format too."""
    cells = {**base, **given}
    if "when" in given and given["when"].strip():
        cells["edtf"] = cells["precision"] = ""
    elif "edtf" in given:
        cells["when"] = ""
    return cells


def understand_dates(row: Row, cells: Cells) -> None:
    """Each line through the form of a line."""
    try:
        lines = values.lines(cells)
    except CellRefused as refusal:
        row.refuse(refusal.params.get("column", "when"), said(refusal))
        return
    confirm, row.occurrences = flagged(row, cells), []
    for line in lines:
        form = OccurrenceForm({"when": line.when, "place": line.place, "printed_as": line.printed_as})
        if not form.is_valid():
            for column, problems in form.errors.items():
                row.refuse(column if column in OF_DATES else "", *problems)
            continue
        confirm = confirm or form.cleaned_data["when"].to_be_confirmed
        row.occurrences += form.occurrences()
    row.cells = {**row.cells, "date_to_be_confirmed": values.YES["en"] if confirm else ""}


def flagged(row: Row, cells: Cells) -> bool:
    try:
        return values.flag(cells.get("date_to_be_confirmed", ""))
    except CellRefused as refusal:
        row.refuse("date_to_be_confirmed", said(refusal))
        return False


def refuse_what_does_not_fit(row: Row, cells: Cells) -> None:
    if row.stored and row.stored.kind != row.kind:
        row.refuse("kind", _("The entry with this key is of the other kind."))
    for column in NOT_FOR[row.kind]:
        if cells.get(column, "").strip().casefold() not in values.NOES:
            row.refuse(column, _("An activity has no outcome and a forecast no text."))


def fill(row: Row, cells: Cells, *, project: Project, outputs: dict[str, Output], key: UUID | None) -> None:
    """The form's answer, in an entry that is not stored."""
    identity = {"uuid": row.stored.uuid if row.stored else key} if row.stored or key else {}
    kept = frozenset(one.code for one in row.stored.outputs.all()) if row.stored else frozenset()
    instance = MODELS[row.kind](project=project, **identity)
    form = FORMS[row.kind](cells, instance=instance, project=project, outputs=outputs, kept=kept)
    if not form.is_valid():
        for column, problems in form.errors.items():
            row.refuse(column if column != "__all__" else "", *problems)
        return
    row.entry, row.outputs = instance, form.cleaned_data["outputs"]
    instance.date_to_be_confirmed = row.cells.get("date_to_be_confirmed") == values.YES["en"]


def compare(row: Row) -> None:
    codes = [output.code for output in sorted(row.outputs, key=lambda one: one.sort_code)]
    row.told = telling.cells(row.entry, occurrences=row.occurrences, codes=codes)
    if row.stored is None:
        row.state = State.NEW
        return
    before = telling.stored(row.stored)
    compared = (name for name in before if name not in SILENT)
    row.changes = [(name, before[name], row.told[name]) for name in compared if before[name] != row.told[name]]
    row.state = State.CHANGED if row.changes else State.UNCHANGED
    stated = row.cells.get("version", "").strip()
    if row.changes and stated and stated != str(row.stored.version):
        row.refuse(
            "version", _("The entry has changed since this file was written. Export it again, or empty the cell.")
        )


def refuse_twice(row: Row, seen: dict) -> None:
    """Two rows that mean the same entry, or would make two alike."""
    same = row.entry.uuid if row.stored or row.cells.get("key", "").strip() else content(row.entry, row.occurrences)
    first = seen.setdefault(same, row.number)
    if first != row.number:
        row.refuse("", _("Stands in row %(number)d already.") % {"number": first})


def said(refusal: CellRefused) -> str:
    return _(refusal.template) % refusal.params
