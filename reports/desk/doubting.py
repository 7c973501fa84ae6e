"""What is worth a look in entries of any projects: what they do not say, and what looks like a slip."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import prefetch_related_objects

from activities.models import Entry
from activities.warnings import doubts
from reports import assistant
from reports.desk.asking import LACKS


def remarks(entries: Sequence[Entry]) -> dict[int, tuple[str, ...]]:
    """By the key of the entry; in one query, of entries fetched with their details and their projects."""
    prefetch_related_objects(entries, "project__footnotes")
    found: defaultdict[int, list[str]] = defaultdict(list)
    for entry in entries:
        found[entry.pk] += [str(LACKS[what]) for what in assistant.missing(entry)]
    for together in by_project(entries):
        project = together[0].project
        marks = [footnote.mark for footnote in project.footnotes.all()]
        for doubt in doubts(together, project, marks=marks):
            found[doubt.entry.pk].append(doubt.sentence)
    return {pk: tuple(said) for pk, said in found.items() if said}


def by_project(entries: Sequence[Entry]) -> list[list[Entry]]:
    projects: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        projects[entry.project_id].append(entry)
    return list(projects.values())
