"""The row of an entry as the document will print it, while the entry is typed. Nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import admin

from activities.forms import EntryForm, OccurrenceForm
from activities.models import Activity, Entry, Forecast, Occurrence
from activities.recording import date_order
from outputs.models import Project
from outputs.models.fields import NormalisedMixin
from outputs.scopes import ALL, OutputScope
from reports.composition.tables import table, tables
from reports.desk.echoing import nowhere, sentence
from reports.documents import EntryTable, TableKind
from reports.foreseen import Foreseen, foresee, reports_of
from reports.models import Section
from reports.renderers.formats import with_breaks
from reports.renderers.presentation import printed_section
from reports.renderers.words import WORDS
from reports.selection import PARTS, Selected, Selection

KINDS = {Entry.Kind.ACTIVITY: Activity, Entry.Kind.FORECAST: Forecast}
SECTIONS = {"activities": Section.ACTIVITIES, "earlier": Section.EARLIER, "forecasts": Section.FORECASTS}
TABLES = {Entry.Kind.ACTIVITY: TableKind.ACTIVITIES, Entry.Kind.FORECAST: TableKind.FORECASTS}
MOST_LINES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One table of the document with the row alone in it; `said` is where that is."""

    said: str
    section: dict
    language: str
    words: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """`notes` say what is typed and not understood yet."""

    tables: tuple[Printed, ...]
    notes: tuple[str, ...]


def preview(project: Project, kind: str, data: Mapping) -> Preview:
    """Of what the form of a new or a stored entry posts; the entry's key is `entry`, where it is stored."""
    model_admin = admin.site.get_model_admin(KINDS[kind])
    form, lines = typed_form(model_admin.form, KINDS[kind], project, data), typed_lines(data)
    entry, valid = typed_entry(form), [line for line in lines if line.is_valid()]
    entry.date_to_be_confirmed = any(line.cleaned_data["when"].to_be_confirmed for line in valid)
    occurrences = sorted((as_stored(one) for line in valid for one in line.occurrences()), key=date_order)
    stored = project.entries.filter(pk=known_key(data.get("entry"))).first()
    if stored:
        entry.pk, entry.uuid = stored.pk, stored.uuid
    return Preview(tables=tuple(printed_tables(entry, occurrences, scope_of(form))), notes=tuple(notes(form, *lines)))


def typed_form(kind: type[EntryForm], model: type[Entry], project: Project, data: Mapping) -> EntryForm:
    """As of a new entry: whether somebody changed the stored one is asked when it is saved."""
    form = kind(data, instance=model(project=project))
    del form.fields["project"]
    form.fields["outputs"].queryset = project.outputs.all()
    form.full_clean()
    return form


def typed_lines(data: Mapping) -> list[OccurrenceForm]:
    count = known_key(data.get("occurrences-TOTAL_FORMS")) or 0
    lines = [
        OccurrenceForm(data, prefix=f"occurrences-{number}", empty_permitted=True, use_required_attribute=False)
        for number in range(min(count, MOST_LINES))
        if not data.get(f"occurrences-{number}-DELETE")
    ]
    return [line for line in lines if line.has_changed()]


def known_key(typed: str | None) -> int | None:
    """A number in the address or the form, if it is one that a database could hold."""
    typed = typed or ""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else None


def typed_entry(form: EntryForm) -> Entry:
    entry = as_stored(form.instance)
    entry.text = form.cleaned_data.get("text") or ""
    return entry


def as_stored(row):
    """The row with its texts as they would be stored."""
    for field in row._meta.concrete_fields:
        if isinstance(field, NormalisedMixin):
            setattr(row, field.attname, field.get_prep_value(getattr(row, field.attname)))
    return row


def scope_of(form: EntryForm) -> OutputScope:
    if form.cleaned_data.get("all_outputs"):
        return ALL
    return OutputScope.of(output.code for output in form.cleaned_data.get("outputs") or ())


def notes(*typed) -> list[str]:
    """What is wrong with what is typed; that something is still missing goes without saying."""
    found = [problem for form in typed for problems in form.errors.as_data().values() for problem in problems]
    return [sentence for problem in found if problem.code != "required" for sentence in problem.messages]


def printed_tables(entry: Entry, occurrences: Sequence[Occurrence], scope: OutputScope) -> list[Printed]:
    """In the first series that takes it; a row of no report is printed alike."""
    for reports in reports_of(entry.project):
        found = foresee(entry, occurrences, reports, scope=scope)
        if found:
            return [printed_in(one) for one in found]
    selected = Selected(entry=entry, occurrences=tuple(occurrences), scope=scope)
    alone = table(TABLES[entry.kind], "", [selected], entry.project.output_word)
    return [printed(alone, nowhere(entry, occurrences), entry.project.language)]


def printed_in(foreseen: Foreseen) -> Printed:
    report = foreseen.report
    parts = {part: (foreseen.selected,) if part == foreseen.part else () for part in PARTS}
    section = tables(report, Selection(**parts), report.series.written_in)[SECTIONS[foreseen.part]]
    return printed(section, sentence(foreseen), report.series.written_in)


def printed(section: EntryTable, said: str, language: str) -> Printed:
    return Printed(
        said=said, section=printed_section(with_breaks(section), language), language=language, words=WORDS[language]
    )
