"""A reviewer mends the words of what was submitted: title, text and places of a row, never its dates or outputs.

Who mended what is kept and shown to the author word by word. It does not make the reviewer the author: the submission
stays that of whoever submitted, and what is approved afterwards is the document with what was mended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from activities.models import Entry, Occurrence
from activities.recording import Conflict, record
from outputs import access, audit
from outputs.models import User
from reports.composition import compose
from reports.documents import EntryTable, ReportDocument, Row
from reports.models import Mending, Report, Round
from reports.rounds import Refused, claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Mendable:
    """A row as the document prints it, and the entry that it prints."""

    row: Row
    entry: Entry

    @property
    def places(self) -> tuple[str, ...]:
        """Each place of the row once, in order; empty where none was told."""
        return tuple(dict.fromkeys(one.place for one in self.row.occurrences))

    @property
    def takes_text(self) -> bool:
        return self.entry.kind == Entry.Kind.ACTIVITY


def mendable(report: Report, document: ReportDocument, row: str) -> Mendable:
    """Refused where the row is none of the document, and in a correction, whose rows are the edition's."""
    if report.current_round is not None and report.current_round.corrects_id is not None:
        raise Refused(_("What a correction says is mended by its author: return it with a comment."))
    tables = (section for section in document.sections if isinstance(section, EntryTable))
    found = next((one for table in tables for one in table.rows if one.key == row), None)
    if found is None:
        raise Refused(_("This row stands in the report no more."))
    own = report.series.project.entries.select_related("project").with_details()
    return Mendable(row=found, entry=own.get(uuid=row))


def mend(
    report: Report, *, row: str, by: User, at: datetime, seen_version: int, title: str, text: str, places: Sequence[str]
) -> Mending:
    """`text` is canonical HTML, `places` are those of `Mendable.places` as they are to read, in that order.

    Only the dates and places that the row prints are touched: what other reports told of the entry stays. Refused where
    somebody else changed the entry since `seen_version`, and where nothing would change.
    """
    found = mendable(report, compose(report, language=report.series.written_in), row)
    before = words(found.entry, found.places)
    with transaction.atomic():
        current = claim(report, "mend", by)
        entry = with_words(found.entry, title=title, text=text if found.takes_text else found.entry.text)
        if not written(entry, occurrences=moved(found, places), seen_version=seen_version):
            raise Refused(_("Nothing was changed."))
        after = words(entry, [stored_place(place) for place in places])
        return keep(current, entry, by=by, at=at, before=before, after=after)


def words(entry: Entry, places: Sequence[str]) -> dict:
    return {"title": entry.title, "text": entry.text, "places": list(places), "language": entry.written_in}


def with_words(entry: Entry, *, title: str, text: str) -> Entry:
    entry.title, entry.text = title, text
    try:
        entry.clean_fields(exclude=["project", "kind", "uuid", "version", "search_text"])
    except ValidationError as problem:
        raise Refused(" ".join(problem.messages)) from problem
    return entry


def written(entry: Entry, *, occurrences: Sequence[Occurrence], seen_version: int) -> bool:
    try:
        return record(entry, occurrences=occurrences, outputs=list(entry.outputs.all()), seen_version=seen_version)
    except Conflict as problem:
        raise Refused(
            _("Somebody else has changed this entry since you opened it. Read it once more, then mend it.")
        ) from problem


def moved(found: Mendable, places: Sequence[str]) -> list[Occurrence]:
    """The entry's occurrences, with other names for the places of those that the row prints."""
    renamed = dict(zip(found.places, places, strict=True))
    printed = {(one.stretch, one.place) for one in found.row.occurrences}
    return [
        Occurrence.of(one.stretch, renamed[one.place] if (one.stretch, one.place) in printed else one.place)
        for one in found.entry.occurrences.all()
    ]


def stored_place(place: str) -> str:
    return Occurrence._meta.get_field("place").get_prep_value(place)


def keep(current: Round, entry: Entry, *, by: User, at: datetime, before: dict, after: dict) -> Mending:
    project = current.report.series.project
    manager = access.manager_stood_in_for(by, project)
    told = {"round": current.number, "row": str(entry.uuid)}
    audit.record(audit.MENDED, by=by, at=at, project=project, about=entry.title, details=told, on_behalf_of=manager)
    return Mending.objects.create(
        round=current, row=entry.uuid, by=by, on_behalf_of=manager, at=at, before=before, after=after
    )
