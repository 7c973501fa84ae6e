"""The one way an entry is written with its dates, places and outputs: form, loader and import call `record`.

Here stand the rules that span tables, as sentences; the database holds the same rules in `activities.triggers`.
"""

from collections.abc import Collection, Sequence

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from activities.dates import When, sort_key
from activities.models import Entry, Occurrence
from outputs import history
from outputs.models import Output


class Conflict(Exception):
    """Somebody else changed the entry since it was read; nothing was written."""


def check(entry: Entry, *, occurrences: Sequence[Occurrence], outputs: Collection[Output]) -> None:
    """Raises ValidationError with a sentence for each rule that the parts of an entry break together."""
    problems = []
    if not occurrences:
        problems.append(ValidationError(_("Say when: a date, a month, or tbc."), code="no_dates"))
    if entry.all_outputs and outputs:
        problems.append(
            ValidationError(_("An entry serves all outputs or some of them, not both."), code="all_or_some")
        )
    if any(output.project_id != entry.project_id for output in outputs):
        problems.append(ValidationError(_("An entry serves outputs of its own project."), code="foreign_output"))
    if problems:
        raise ValidationError(problems)


@history.batch()
def record(
    entry: Entry, *, occurrences: Sequence[Occurrence], outputs: Collection[Output], seen_version: int | None = None
) -> bool:
    """Writes the entry whole and says whether anything changed; an equal entry is not touched and keeps its version.

    Occurrences are put in the order of their dates; the history keeps it as it was and as it is. With `seen_version`
    the entry is written only if nobody changed it since: raises Conflict. Raises ValidationError where the parts do not
    fit together.
    """
    check(entry, occurrences=occurrences, outputs=outputs)
    occurrences = sorted(occurrences, key=date_order)
    stored = Entry.objects.with_details().get(pk=entry.pk) if not entry._state.adding else None
    if stored and not _differs(entry, stored, occurrences, outputs):
        return False
    if stored:
        history.begin(stored)
        _take_next_version(entry, seen_version)
    if entry.all_outputs and stored:
        entry.outputs.clear()
    entry.save(force_insert=entry._state.adding)
    _replace_occurrences(entry, occurrences)
    entry.outputs.set(outputs)
    history.keep(entry)
    return True


@history.batch()
def touch(entry: Entry, *, seen_version: int | None) -> None:
    """What goes with the entry is written next, its files and links, in the same batch: so it is another version.
    Raises Conflict.
    """
    _take_next_version(entry, seen_version)
    history.keep(entry)


def date_order(occurrence: Occurrence) -> tuple:
    """The order in which the occurrences of an entry are kept."""
    return sort_key(When(stretches=(occurrence.stretch,)), stored_place(occurrence))


def stored_place(occurrence: Occurrence) -> str:
    """The place as it will be stored: blanks around it put nothing first."""
    return occurrence._meta.get_field("place").get_prep_value(occurrence.place)


def _take_next_version(entry: Entry, seen_version: int | None) -> None:
    """The check and the step are one statement, so that of two who save at once only one goes on."""
    rows = Entry.objects.filter(pk=entry.pk)
    if seen_version is not None:
        rows = rows.filter(version=seen_version)
    if rows.update(version=F("version") + 1) != 1:
        raise Conflict
    entry.version = Entry.objects.values_list("version", flat=True).get(pk=entry.pk)


def _replace_occurrences(entry: Entry, occurrences: Sequence[Occurrence]) -> None:
    entry.occurrences.all().delete()
    for position, occurrence in enumerate(occurrences):
        occurrence.pk, occurrence.entry, occurrence.position = None, entry, position
        occurrence._state.adding = True
    Occurrence.objects.bulk_create(occurrences)


def _differs(entry: Entry, stored: Entry, occurrences: Sequence[Occurrence], outputs: Collection[Output]) -> bool:
    return (
        _columns(entry) != _columns(stored)
        or [_told(one) for one in occurrences] != [_told(one) for one in stored.occurrences.all()]
        or {output.pk for output in outputs} != {output.pk for output in stored.outputs.all()}
    )


def _columns(entry: Entry) -> list:
    """What people enter, as it would be stored."""
    kept_by_us = {"version", "first_day", "last_day", "search_text"}
    columns = (field for field in entry._meta.concrete_fields if field.attname not in kept_by_us)
    return [field.get_prep_value(getattr(entry, field.attname)) for field in columns]


def _told(occurrence: Occurrence) -> tuple:
    place = stored_place(occurrence)
    return (occurrence.start, occurrence.end, occurrence.precision, occurrence.printed_as, place)
