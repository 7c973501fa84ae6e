"""When: each row of the documents on a line of time, its date as exactly as it is known. Pure; imports no Django.

A day is a mark, days are a bar, a month or a quarter is a paler bar of its whole span, what has no end fades out in an
arrow, and what has no date stands beside the picture. Nothing is moved to the first of its month. An event that several
updates announce for the same days is drawn once, with their number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from activities.dates import Precision, Stretch
from reports.funders.pictures.axis import Axis, Tick, axis, ticks
from reports.funders.pictures.told import Told

WIDTH, LEFT, RIGHT = 960, 8, 8
TOP, HEADING, GAP, FOOT = 28, 26, 14, 6
LABELLED = 30  # rows that a picture can name; more of them are told apart by the table
LANE, THIN_LANE = 22, 12
RADIUS = 5
LETTER, LONGEST = 6.6, 42  # the width of a letter, and how many of a title are shown
BESIDE = 4
NARROWEST = 7  # that a bar of some days is drawn, so that it is seen where years are shown


class Form(StrEnum):
    DAY = "day"
    DAYS = "days"
    COARSE = "coarse"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One stretch; `x` and `width` as they are drawn, `right` the end of both."""

    form: Form
    x: float
    width: float

    @property
    def right(self) -> float:
        return round(self.x + self.width, 1)

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What the rows of some updates say alike; `times` is how many rows."""

    row: Told
    times: int

    @property
    def said(self) -> str:
        return f"{self.row.title} ({self.times}×)" if self.times > 1 else self.row.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An event: its shapes on one lane, whose middle is `y`; `label` is empty in a crowd, `hint` says all of it."""

    shapes: tuple[Shape, ...]
    y: float
    label: str
    label_x: float
    anchor: str
    language: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The carried out or the planned, below a heading at `y`."""

    is_planned: bool
    y: int
    count: int
    half: int
    marks: tuple[Mark, ...]

    @property
    def thick(self) -> int:
        """Of a bar; half of it stands above the middle of its lane."""
        return 2 * self.half


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    width: int
    height: int
    left: int
    right: int
    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]
    undated: tuple[Event, ...]
    undated_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What an event takes up of its lane, its label included."""

    event: Event
    shapes: tuple[Shape, ...]
    label: str
    label_x: float
    anchor: str
    start: float
    end: float


def timeline(rows: Sequence[Told], *, span: tuple[date, date], language: str) -> Timeline:
    dated, undated = events(row for row in rows if not row.is_undated), events(row for row in rows if row.is_undated)
    stretches = [stretch for event in dated for stretch in event.row.stretches]
    over = axis(span, stretches, left=LEFT, width=WIDTH - LEFT - RIGHT)
    lane = LANE if len(dated) <= LABELLED else THIN_LANE
    bands, y = [], TOP
    for is_planned in (False, True):
        chosen = [event for event in dated if event.row.is_planned is is_planned]
        if chosen:
            drawn, height = band(chosen, over, is_planned=is_planned, y=y, lane=lane)
            bands.append(drawn)
            y += height + GAP
    return Timeline(
        width=WIDTH,
        height=y + FOOT,
        left=LEFT,
        right=WIDTH - RIGHT,
        ticks=ticks(over, language=language, room=56),
        bands=tuple(bands),
        undated=tuple(undated),
        undated_count=sum(event.times for event in undated),
    )


def events(rows: Iterable[Told]) -> list[Event]:
    """In the order of the rows."""
    alike: dict[tuple, list[Told]] = {}
    for row in rows:
        alike.setdefault((row.uuid, row.is_planned, row.title, row.stretches), []).append(row)
    return [Event(row=group[0], times=len(group)) for group in alike.values()]


def band(events: Sequence[Event], over: Axis, *, is_planned: bool, y: int, lane: int) -> tuple[Band, int]:
    """With its height."""
    lanes = stacked(placed(event, over, is_named=lane == LANE) for event in events)
    marks = [mark(one, y + HEADING + (number + 0.5) * lane) for number, row in enumerate(lanes) for one in row]
    half, count = (RADIUS if lane == LANE else RADIUS - 1), sum(event.times for event in events)
    drawn = Band(is_planned=is_planned, y=y + HEADING - 9, count=count, half=half, marks=tuple(marks))
    return drawn, HEADING + len(lanes) * lane


def stacked(items: Iterable[Placed]) -> list[list[Placed]]:
    """Each on the first lane where it covers no other."""
    lanes: list[list[Placed]] = []
    for item in sorted(items, key=lambda one: (one.start, one.end)):
        free = next((lane for lane in lanes if lane[-1].end + BESIDE <= item.start), None)
        if free is None:
            lanes.append(free := [])
        free.append(item)
    return lanes


def placed(event: Event, over: Axis, *, is_named: bool) -> Placed:
    """The label stands behind the shapes, before them where there is no more room behind."""
    shapes = tuple(shape(stretch, over) for stretch in event.row.stretches if not stretch.undated)
    start, end = min(one.x for one in shapes) - RADIUS, max(one.right for one in shapes) + RADIUS
    label = shortened(event.said) if is_named else ""
    room = len(label) * LETTER + BESIDE if label else 0
    if end + room <= over.left + over.width or start - room < over.left:
        at, anchor, end = end + BESIDE, "start", end + room
    else:
        at, anchor, start = start - BESIDE, "end", start - room
    return Placed(event=event, shapes=shapes, label=label, label_x=at, anchor=anchor, start=start, end=end)


def shape(stretch: Stretch, over: Axis) -> Shape:
    if stretch.end is None:
        x = over.x(stretch.start)
        return Shape(form=Form.OPEN, x=x, width=round(over.left + over.width - x, 1))
    x, right = over.x(stretch.start), over.after(stretch.end)
    if stretch.precision is not Precision.DAY:
        return Shape(form=Form.COARSE, x=x, width=round(right - x, 1))
    if stretch.start == stretch.end:
        return Shape(form=Form.DAY, x=x, width=round(right - x, 1))
    width = max(right - x, NARROWEST)
    return Shape(form=Form.DAYS, x=round((x + right - width) / 2, 1), width=round(width, 1))


def mark(one: Placed, y: float) -> Mark:
    return Mark(
        shapes=one.shapes,
        y=y,
        label=one.label,
        label_x=round(one.label_x, 1),
        anchor=one.anchor,
        language=one.event.row.language,
        hint=f"{one.event.row.date}: {one.event.said}",
    )


def shortened(title: str) -> str:
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
