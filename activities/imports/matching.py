"""Which entry a row means: by its key, else by kind, title and dates, as a project file has it.

Asked once for all rows.
"""

from collections.abc import Iterable
from uuid import UUID

from activities.models import Entry, Occurrence
from outputs.models import Project

Content = tuple[str, str, frozenset]


class Known:
    """The entries that the rows may mean."""

    def __init__(self, project: Project, *, keys: Iterable[UUID], titles: Iterable[str]) -> None:
        own = Entry.objects.of(project).select_related("project").with_details()
        keys = set(keys)
        self.foreign = set(Entry.objects.filter(uuid__in=keys).exclude(project=project).values_list("uuid", flat=True))
        self.by_key = {entry.uuid: entry for entry in own.filter(uuid__in=keys)}
        alike = own.filter(title__in=set(titles)).order_by("-pk")  # of two alike the first is meant
        self.by_content = {content(entry, entry.occurrences.all()): entry for entry in alike}

    def entry(self, key: UUID | None, told: Content) -> Entry | None:
        return self.by_key.get(key) if key else self.by_content.get(told)


def content(entry: Entry, occurrences: Iterable[Occurrence]) -> Content:
    days = frozenset((one.start, one.end, str(one.precision)) for one in occurrences)
    return entry.kind, entry.title, days
