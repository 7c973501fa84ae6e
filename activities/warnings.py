"""What in entries looks like a slip: to be looked at, never refused. Pure functions of entries fetched with their
details; what they find are sentences for the person who prepares a report.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from activities import richtext
from activities.dates import full_date, month_name
from activities.models import Entry
from activities.places import find
from outputs.models import Project
from outputs.text import fold

YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    entry: Entry
    sentence: str


def doubts(entries: Sequence[Entry], project: Project) -> tuple[Doubt, ...]:
    """In the order of the entries, without a query."""
    found = [(entry, sentence) for entry in entries for sentence in of_one(entry, project)]
    found += [*told_twice(entries), *places_spelt_two_ways(entries)]
    order = {entry.pk: number for number, entry in enumerate(entries)}
    ordered = sorted(found, key=lambda one: order[one[0].pk])
    return tuple(Doubt(entry=entry, sentence=sentence) for entry, sentence in ordered)


def of_one(entry: Entry, project: Project) -> Iterator[str]:
    yield from another_year(entry)
    yield from outside_the_project(entry, project)
    yield from closed_outputs(entry)


def days(entry: Entry) -> list[date]:
    """The first and last days of its occurrences, as far as they are known."""
    return [day for one in entry.occurrences.all() for day in (one.start, one.end) if day]


def another_year(entry: Entry) -> Iterator[str]:
    """Years in the title of which none fits the dates; in the text, the months of the dates with other years only."""
    known = days(entry)
    if not known:
        return
    named = {int(year) for year in YEAR.findall(entry.title)} | years_in_text(entry, known)
    if named and not any(min(known).year <= year <= max(known).year for year in named):
        years = ", ".join(str(year) for year in sorted(named))
        yield _("It speaks of %(years)s; its dates are in %(year)s.") % {"years": years, "year": min(known).year}


def years_in_text(entry: Entry, known: Iterable[date]) -> set[int]:
    text, language = richtext.plain(entry.text).casefold(), entry.written_in
    months = {month_name(day, language=language, year=False).casefold() for day in known}
    return {int(year) for month in months for year in re.findall(rf"\b{re.escape(month)}\s+((?:19|20)\d\d)\b", text)}


def outside_the_project(entry: Entry, project: Project) -> Iterator[str]:
    known = days(entry)
    if known and min(known) < project.start:
        yield _("It begins before the project does, on %(day)s.") % {"day": full_date(project.start, language="en")}
    if known and max(known) > project.end:
        yield _("It ends after the project does, on %(day)s.") % {"day": full_date(project.end, language="en")}


def closed_outputs(entry: Entry) -> Iterator[str]:
    known = days(entry)
    for output in entry.outputs.all():
        if known and output.closed_on and output.closed_on < min(known):
            told = {"code": output.code, "day": full_date(output.closed_on, language="en")}
            yield _("Output %(code)s was closed on %(day)s, before it began.") % told


def told_twice(entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    """Entries of one kind with the same title and the same dates: all but the first."""
    seen = set()
    for entry in entries:
        key = (entry.kind, fold(entry.title), tuple((one.start, one.end) for one in entry.occurrences.all()))
        if key in seen:
            yield entry, _("Another entry has the same title and the same dates.")
        seen.add(key)


def places_spelt_two_ways(entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    """Told of the entries whose spelling fewer have."""
    spellings: defaultdict[object, Counter[str]] = defaultdict(Counter)
    entries = list(entries)
    for entry in entries:
        for place in entry.places():
            spellings[same_place(place)][place] += 1
    for entry in entries:
        for place in entry.places():
            usual = spellings[same_place(place)].most_common(1)[0][0]
            if place != usual:
                yield entry, _("“%(place)s” is written “%(usual)s” elsewhere.") % {"place": place, "usual": usual}


def same_place(place: str) -> object:
    """What two spellings of a place have in common: where it lies, if that is known, else its letters."""
    position = find(place)
    if position is not None:
        return position.latitude, position.longitude
    return re.sub(r"\W+", " ", fold(place)).strip()
