"""In a chain of reports, published one after the other, every occurrence of an activity is told once and none twice,
whatever is entered late, edited, moved or deleted in between.

What an edition told is known by its dates and places alone. So each activity has a habit of its own, of changes after
which a reader, too, could say which occurrence is which.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from activities.dates import Precision, Stretch
from activities.models import Activity, Occurrence
from activities.recording import record
from reports.models import EditionRow
from reports.reported import DONE
from tests.factories import make_edition, make_project, make_report, make_series

pytestmark = pytest.mark.django_db

FIRST = date(2009, 2, 1)
LENGTHS = (28, 31, 30, 31)
BEFORE, BEHIND = 40, 60  # days around the chain in which something may happen too
DAYS = sum(LENGTHS)
HABITS = ("places of their own", "new places", "one place", "more places", "taken out")


@dataclass(kw_only=True)
class Happening:
    """An occurrence as the test knows it, through all edits: `day` counts from the first day of the chain, None is tbc."""

    day: int | None
    place: str
    told: list[int] = field(default_factory=list)

    @property
    def end(self) -> date | None:
        return None if self.day is None else FIRST + timedelta(days=self.day)

    @property
    def row(self) -> Occurrence:
        if self.day is None:
            return Occurrence.of(Stretch(start=None, end=None, precision=Precision.UNKNOWN), self.place)
        return Occurrence.of(Stretch(start=self.end, end=self.end, precision=Precision.DAY), self.place)


@dataclass(kw_only=True)
class Story:
    """An activity with what happened to it. What it tells of on one day is in different places, and what it tells of in
    one place is on different days.
    """

    habit: str
    entry: Activity
    happenings: list[Happening]
    places: count = field(default_factory=count)

    def save(self) -> None:
        record(self.entry, occurrences=[one.row for one in self.happenings], outputs=[])

    def new_place(self) -> str:
        return "Strasbourg" if self.habit == "one place" else f"Place {next(self.places)}"


days = st.integers(-BEFORE, DAYS + BEHIND)


def begin(data, project) -> Story:
    story = Story(
        habit=data.draw(st.sampled_from(HABITS)), entry=Activity(project=project, title="Seminar"), happenings=[]
    )
    unique = story.habit != "more places"
    for day in data.draw(st.lists(days, min_size=1, max_size=4, unique=unique)):
        story.happenings.append(Happening(day=day, place=story.new_place()))
    story.save()
    return story


def go_on(data, story: Story) -> None:
    """One change, of the kind that is this activity's habit."""
    one = data.draw(st.sampled_from(story.happenings))
    if story.habit == "new places":
        one.place = story.new_place()
    elif story.habit == "places of their own":
        move_or_add(data, story, one)
    elif story.habit == "more places":
        story.happenings.append(Happening(day=data.draw(days | st.just(one.day)), place=story.new_place()))
    elif story.habit == "one place":
        move_between_its_neighbours(data, story, one)
    elif len(story.happenings) > 1:
        story.happenings.remove(one)
    story.save()


def move_or_add(data, story: Story, one: Happening) -> None:
    fresh = days.filter(lambda day: day not in used)
    used = {other.day for other in story.happenings} | used_before(story)
    if data.draw(st.booleans()) and len(story.happenings) < 4:
        story.happenings.append(Happening(day=data.draw(fresh), place=story.new_place()))
    else:
        one.day = data.draw(fresh | st.none() if not one.told else fresh)


def move_between_its_neighbours(data, story: Story, one: Happening) -> None:
    others = [other.day for other in story.happenings if other is not one]
    low = max((day for day in others if day < one.day), default=-BEFORE - 1) + 1
    high = min((day for day in others if day > one.day), default=DAYS + BEHIND + 1) - 1
    free = [day for day in range(low, high + 1) if day not in used_before(story)]
    if free:
        one.day = data.draw(st.sampled_from(free))


def used_before(story: Story) -> set[int]:
    rows = EditionRow.objects.filter(uuid=story.entry.uuid).values_list("end", flat=True)
    return {(end - FIRST).days for end in rows}


def publish(report, stories: list[Story], number: int) -> None:
    """Publishes and checks: all that ended since the chain began and was not told is told, and nothing else."""
    due = {
        (story.entry.uuid, one.end, one.place): one
        for story in stories
        for one in story.happenings
        if one.day is not None and FIRST <= one.end <= report.period_end and not one.told
    }
    edition = make_edition(report)
    told = sorted(edition.rows.filter(section__in=DONE).values_list("uuid", "end", "place"))
    assert told == sorted(due)
    for one in due.values():
        one.told.append(number)


def chain(series):
    start = FIRST
    for length in LENGTHS:
        end = start + timedelta(days=length - 1)
        window = {"window_start": end + timedelta(days=1), "window_end": end + timedelta(days=30)}
        yield make_report(series.project, series=series, period_start=start, period_end=end, date=end, **window)
        start = end + timedelta(days=1)


@settings(max_examples=min(settings().max_examples // 4, 500))
@given(st.data())
def test_in_a_chain_of_reports_every_occurrence_is_told_once(data):
    with transaction.atomic():
        tell_all(data)
        transaction.set_rollback(True)


def tell_all(data) -> None:
    project = make_project()
    reports = list(chain(make_series(project)))
    stories: list[Story] = []
    for number, report in enumerate(reports, start=1):
        stories += [begin(data, project) for _ in range(data.draw(st.integers(0, 2)))]
        for story in list(stories):
            change = data.draw(st.sampled_from(["none", "edit", "edit", "delete"]))
            if change == "edit":
                go_on(data, story)
            elif change == "delete" and data.draw(st.booleans()):
                story.entry.delete()
                stories.remove(story)
        publish(report, stories, number)
