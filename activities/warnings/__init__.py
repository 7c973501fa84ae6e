"""What in entries looks like a slip: to be looked at, never refused, and nobody has to answer. Pure functions of
entries fetched with their details; what they find are sentences for who enters or who prepares a report.

years       a year in title or text that is not that of the dates
spans       dates outside the project, and after an output was closed
doubles     the same event twice
spellings   a place spelt two ways
footnotes   a term without its footnote mark, and a mark without a footnote
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from activities.models import Entry
from activities.warnings.doubles import told_twice
from activities.warnings.footnotes import unmarked, without_a_footnote
from activities.warnings.spans import closed_outputs, outside_the_project
from activities.warnings.spellings import otherwise_spelt, places_spelt_two_ways, spelt_otherwise
from activities.warnings.years import another_year
from outputs.models import Project

__all__ = ["Doubt", "doubts", "of_one", "otherwise_spelt", "spelt_otherwise", "told_twice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    entry: Entry
    sentence: str


def doubts(entries: Sequence[Entry], project: Project, *, marks: Collection[str] = ()) -> tuple[Doubt, ...]:
    """In the order of the entries, without a query; `marks` are those of the project's footnotes."""
    found = [(entry, sentence) for entry in entries for sentence in of_one(entry, project, marks)]
    found += [*told_twice(entries), *places_spelt_two_ways(entries)]
    order = {entry.pk: number for number, entry in enumerate(entries)}
    ordered = sorted(found, key=lambda one: order[one[0].pk])
    return tuple(Doubt(entry=entry, sentence=sentence) for entry, sentence in ordered)


def of_one(entry: Entry, project: Project, marks: Collection[str]) -> Iterator[str]:
    """What the entry says by itself."""
    yield from another_year(entry)
    yield from outside_the_project(entry, project)
    yield from closed_outputs(entry)
    yield from unmarked(entry, marks)
    yield from without_a_footnote(entry, marks)
