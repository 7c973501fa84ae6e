"""One change to several entries of a project: first as it would be, then written, each entry by its version."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from activities.imports import telling
from activities.models import Entry, Occurrence
from activities.recording import Conflict, record
from outputs import audit, history
from outputs.models import Output, Project, User
from outputs.text import fold, normalise

Seen = dict[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is None or empty stays as it is; an empty `language` is the project's."""

    ADD: ClassVar = "add"
    REMOVE: ClassVar = "remove"
    SET: ClassVar = "set"
    ALL: ClassVar = "all"
    NONE: ClassVar = "none"
    REPLACE: ClassVar = "replace"
    FLAGS: ClassVar = ("place_to_be_confirmed", "date_to_be_confirmed")

    scope: str = ""
    outputs: tuple[Output, ...] = ()
    instead_of: Output | None = None
    place: str = ""
    place_was: str = ""
    language: str | None = None
    place_to_be_confirmed: bool | None = None
    date_to_be_confirmed: bool | None = None

    def __bool__(self) -> bool:
        flags = (self.place_to_be_confirmed, self.date_to_be_confirmed, self.language)
        return bool(self.scope or self.place or any(flag is not None for flag in flags))

    def outputs_of(self, entry: Entry) -> tuple[bool, list[Output]]:
        """Whether all, and else which. What serves all outputs serves those that are added, and loses none singly."""
        before = list(entry.outputs.all())
        if entry.all_outputs and self.scope in (self.ADD, self.REMOVE, self.REPLACE):
            return True, []
        after = {
            self.ADD: [*before, *self.outputs],
            self.REMOVE: [one for one in before if one not in self.outputs],
            self.SET: list(self.outputs),
            self.ALL: [],
            self.NONE: [],
            self.REPLACE: self._replaced(before),
        }.get(self.scope, before)
        return (entry.all_outputs if not self.scope else self.scope == self.ALL), list(dict.fromkeys(after))

    def _replaced(self, before: list[Output]) -> list[Output]:
        if self.instead_of not in before:
            return before
        return [one for one in before if one != self.instead_of] + list(self.outputs)

    def place_of(self, occurrence: Occurrence) -> str:
        meant = not self.place_was or fold(occurrence.place) == fold(self.place_was)
        return normalise(self.place, multiline=False) if self.place and meant else occurrence.place


@dataclass(slots=True, kw_only=True)
class Changed:
    """An entry with what it would be; `changes` are name of the column, before and after."""

    entry: Entry
    version: int
    occurrences: list[Occurrence]
    outputs: list[Output]
    changes: list[tuple[str, str, str]] = field(default_factory=list)


def supposed(entries: Iterable[Entry], change: Change) -> list[Changed]:
    """`entries` with their details prefetched; nothing is asked of the database."""
    return [suppose(entry, change) for entry in entries]


def suppose(entry: Entry, change: Change) -> Changed:
    before, occurrences = telling.stored(entry), list(entry.occurrences.all())
    entry.all_outputs, outputs = change.outputs_of(entry)
    for name in ("language", *Change.FLAGS):
        if getattr(change, name) is not None:
            setattr(entry, name, getattr(change, name))
    for one in occurrences:
        one.place = change.place_of(one)
    outputs.sort(key=lambda one: one.sort_code)
    after = telling.cells(entry, occurrences=occurrences, codes=[one.code for one in outputs])
    changes = [(name, before[name], after[name]) for name in before if before[name] != after[name]]
    return Changed(entry=entry, version=entry.version, occurrences=occurrences, outputs=outputs, changes=changes)


def chosen(project: Project, keys: Sequence[int]):
    return Entry.objects.of(project).filter(pk__in=keys).select_related("project").with_details().by_date()


def change_together(
    project: Project, change: Change, *, seen: Seen, by: User, at: datetime
) -> tuple[list[Entry], list[Entry]]:
    """What was changed, and what somebody else had changed since it was seen; `seen` are the versions by key.

    An entry that is as it should be already is in neither.
    """
    changed, meanwhile = [], []
    with history.acting(by), history.batch():
        for one in supposed(chosen(project, list(seen)), change):
            if one.changes:
                (changed if written(one, seen) else meanwhile).append(one.entry)
        if changed:
            told = {"changed": len(changed), "entries": [str(entry.uuid) for entry in changed]}
            audit.record(audit.CHANGED_TOGETHER, by=by, at=at, project=project, details=told)
    return changed, meanwhile


def written(one: Changed, seen: Seen) -> bool:
    try:
        record(one.entry, occurrences=one.occurrences, outputs=one.outputs, seen_version=seen[one.entry.pk])
    except Conflict:
        return False
    return True
