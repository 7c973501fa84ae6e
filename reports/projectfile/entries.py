"""The activities and forecasts of a file into entries, each through the one function that writes an entry."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from activities.dates import Stretch
from activities.models import Activity, Entry, Forecast, Fulfilment, Occurrence
from activities.recording import record
from outputs import history
from outputs.models import Output, Project
from reports.projectfile.problems import Problems
from reports.projectfile.reading import called, dates

MODELS = {"activity": Activity, "forecast": Forecast}
KEYS = {"text": "description", "uuid": "key"}
TEXTS = {
    "title": "title",
    "description": "text",
    "language": "language",
    "outcome": "outcome",
    "reason": "reason",
    "internal_note": "internal_note",
}
ALL = "All"

Days = frozenset[tuple]


class EntryLoader:
    """Entries are found by their key, else by kind, title and dates; `loaded` keeps the order of the file."""

    def __init__(self, project: Project, outputs: dict[str, Output], problems: Problems) -> None:
        self.project, self.outputs, self.problems = project, outputs, problems
        entries = project.entries.order_by("-pk").with_details()  # of two alike the first is meant
        self.by_key = {str(entry.uuid): entry for entry in entries}
        self.by_content = {self.content(entry): entry for entry in entries}
        self.loaded: list[Entry] = []
        self.with_keys = False

    def load(self, data: dict[str, Any]) -> int:
        """How many entries were written."""
        return sum(self.load_entry(kind, table, where) for kind, table, where in self.tables(data))

    def tables(self, data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
        for kind in MODELS:
            for number, table in enumerate(data.get(kind, []), 1):
                yield kind, table, called(kind, table, "title", number)

    def load_entry(self, kind: str, table: dict[str, Any], where: str) -> bool:
        found, to_be_confirmed = dates(table, where, self.problems, language=self.project.language)
        outputs = self.chosen_outputs(table, where)
        entry = self.find(kind, table, [stretch for stretch, _ in found], where) if found else None
        if entry is None:
            return False
        for key, field in TEXTS.items():
            setattr(entry, field, table.get(key, ""))
        entry.date_to_be_confirmed = to_be_confirmed
        entry.place_to_be_confirmed = table.get("place_to_be_confirmed", False)
        entry.funders_welcome = table.get("funders_welcome", False)
        entry.all_outputs = table.get("outputs") == ALL
        written = self.write(entry, [Occurrence.of(*one) for one in found], outputs, where)
        linked = kind == Entry.Kind.FORECAST and entry.pk and self.link(entry, table.get("carried_out_by", []), where)
        return written or bool(linked)

    def write(self, entry: Entry, occurrences: list[Occurrence], outputs: list[Output], where: str) -> bool:
        try:
            entry.full_clean(exclude=["first_day", "last_day"])
            for occurrence in occurrences:
                occurrence.clean_fields(exclude=["entry"])
            return record(entry, occurrences=occurrences, outputs=outputs)
        except ValidationError as error:
            self.problems.add_invalid(where, error, KEYS)
            return False

    def link(self, forecast: Entry, keys: list[str], where: str) -> bool:
        """The activities stand before the forecasts, or are there already."""
        activities = [self.activity(key, where) for key in dict.fromkeys(map(as_key, keys))]
        wanted = [activity.pk for activity in activities if activity]
        if None in activities or wanted == list(forecast.fulfilments.values_list("activity", flat=True)):
            return False
        forecast.fulfilments.all().delete()
        Fulfilment.objects.bulk_create([Fulfilment(forecast=forecast, activity_id=pk) for pk in wanted])
        history.keep(forecast, *(activity for activity in activities if activity))
        return True

    def activity(self, key: str, where: str) -> Entry | None:
        entry = self.by_key.get(key)
        if entry is None or entry.kind != Entry.Kind.ACTIVITY or not entry.pk:
            self.problems.add(where, "carried_out_by", f"There is no activity with the key “{key}”.")
            return None
        return entry

    def find(self, kind: str, table: dict[str, Any], stretches: list[Stretch], where: str) -> Entry | None:
        """The entry that is there, or a new one; None where the file names one twice or a key that cannot be."""
        key, content = as_key(table.get("key", "")), (kind, table["title"], days(stretches))
        entry = self.by_key.get(key) if key else self.by_content.get(content)
        if entry is None:
            entry = MODELS[kind](project=self.project)
            if key and not self.take_key(entry, key, where):
                return None
        if entry.kind != kind:
            self.problems.add(where, "key", f"belongs to the {entry.kind} “{entry.title}”.")
            return None
        if entry in self.loaded:
            self.problems.add(where, "key" if key else "title", "stands in the file twice.")
            return None
        self.with_keys = self.with_keys or bool(key)
        self.by_key[str(entry.uuid)] = self.by_content[content] = entry
        self.loaded.append(entry)
        return entry

    def take_key(self, entry: Entry, key: str, where: str) -> bool:
        try:
            entry.uuid = UUID(key)
        except ValueError:
            self.problems.add(where, "key", f"“{key}” is not a UUID.")
            return False
        if Entry.objects.filter(uuid=entry.uuid).exists():
            self.problems.add(where, "key", "belongs to an entry of another project.")
            return False
        return True

    def chosen_outputs(self, table: dict[str, Any], where: str) -> list[Output]:
        told = table.get("outputs", [])
        if isinstance(told, str):
            if told != ALL:
                self.problems.add(where, "outputs", f"must be “{ALL}” or a list of outputs, not “{told}”.")
            return []
        for code in told:
            if str(code) not in self.outputs:
                self.problems.add(where, "outputs", f"The project has no output “{code}”.")
        return [self.outputs[str(code)] for code in told if str(code) in self.outputs]

    @staticmethod
    def content(entry: Entry) -> tuple[str, str, Days]:
        return entry.kind, entry.title, days([occurrence.stretch for occurrence in entry.occurrences.all()])


def as_key(text: str) -> str:
    """A UUID in its usual form; what is none stays as it is."""
    try:
        return str(UUID(text))
    except ValueError:
        return text


def days(stretches: list[Stretch]) -> Days:
    return frozenset((stretch.start, stretch.end, stretch.precision.value) for stretch in stretches)
