"""For which output: how many rows of each update serve it. Pure; imports no Django.

A column is an update, so that a month or a quarter need not be squeezed into a part of itself and each column is what
one document says. What serves *All* has a line of its own and is in no other; what serves two outputs is in both.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from activities.dates import Precision, Stretch, printed_stretch
from outputs.scopes import OutputScope, natural_key
from reports.funders.pictures.told import Told

EVERYTHING, NOTHING = "all", "none"  # the kinds of lines beside those of an output
WIDTH, LEFT, RIGHT, TOP, LINE, ROOM = 960, 0, 84, 28, 74, 34
LETTERS = 110  # of a title
LABEL, WIDEST = 82, 26  # a column's name takes up so much; a bar is never wider than that


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A column: the edition that is shown of a report, and the period that it reports."""

    edition: str
    number: int
    title: str
    language: str
    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    carried_out: int = 0
    planned: int = 0

    @property
    def total(self) -> int:
        return self.carried_out + self.planned

    def __add__(self, other: "Count") -> "Count":
        return Count(carried_out=self.carried_out + other.carried_out, planned=self.planned + other.planned)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An output by its code, or one of the other two kinds without; `counts` in the order of the updates."""

    kind: str
    code: str
    title: str
    counts: tuple[Count, ...]

    @property
    def sum(self) -> Count:
        return sum(self.counts, Count())


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    is_planned: bool
    number: int
    middle: float

    @property
    def number_y(self) -> float:
        return round(self.y - 4, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A line as it is drawn, its ground at `y`, its name above the bars."""

    line: Line
    y: int
    name_y: int
    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    x: float
    middle: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    width: int
    height: float
    left: float
    right: float
    columns: tuple[Column, ...]
    lanes: tuple[Lane, ...]
    shows_numbers: bool


def lines(rows: Iterable[Told], updates: Sequence[Update], titles: dict[str, str]) -> tuple[Line, ...]:
    """A line for each output that has a title or is named, then *All*, then what names none."""
    counts: dict[tuple[str, str], Counter] = {}
    for row in rows:
        for key in served(row.scope):
            counts.setdefault(key, Counter())[row.edition, row.is_planned] += 1
    codes = sorted({*titles, *(code for _kind, code in counts if code)}, key=natural_key)
    keys = [*(("output", code) for code in codes), *((kind, "") for kind in (EVERYTHING, NOTHING))]
    return tuple(
        Line(kind=key[0], code=key[1], title=titles.get(key[1], ""), counts=by_update(counts.get(key), updates))
        for key in keys
        if key[1] or key in counts
    )


def served(scope: OutputScope) -> list[tuple[str, str]]:
    if scope.everything:
        return [(EVERYTHING, "")]
    return [("output", code) for code in scope.codes] or [(NOTHING, "")]


def by_update(counted: Counter | None, updates: Sequence[Update]) -> tuple[Count, ...]:
    found = counted or Counter()
    return tuple(Count(carried_out=found[one.edition, False], planned=found[one.edition, True]) for one in updates)


def chart(told: Sequence[Line], updates: Sequence[Update], names: dict[str, str], *, language: str) -> Chart:
    """`names` are those of the kinds of lines that have no code."""
    right = WIDTH - RIGHT
    step = (right - LEFT) / max(1, len(updates))
    most = max((n for line in told for one in line.counts for n in (one.carried_out, one.planned)), default=0)
    lanes = tuple(lane(line, TOP + (number + 1) * LINE, step, most, names) for number, line in enumerate(told))
    return Chart(
        width=WIDTH,
        height=TOP + len(told) * LINE + 8,
        left=LEFT,
        right=right,
        columns=columns(updates, step, language),
        lanes=lanes,
        shows_numbers=step >= 44,
    )


def columns(updates: Sequence[Update], step: float, language: str) -> tuple[Column, ...]:
    """Each named by the last day of its period; every second, third … where there is no room for all."""
    every = max(1, -(-LABEL // max(1, int(step))))
    return tuple(
        Column(
            x=round(LEFT + number * step, 1),
            middle=round(LEFT + (number + 0.5) * step, 1),
            label="" if (len(updates) - 1 - number) % every else last_day(one, language),
        )
        for number, one in enumerate(updates)
    )


def last_day(update: Update, language: str) -> str:
    return f"– {printed_stretch(days(update.end, update.end), language=language)}"


def days(start: date, end: date) -> Stretch:
    return Stretch(start=start, end=end, precision=Precision.DAY)


def lane(line: Line, y: int, step: float, most: int, names: dict[str, str]) -> Lane:
    bars = []
    for number, one in enumerate(line.counts):
        middle, width = LEFT + (number + 0.5) * step, min(WIDEST, step * 0.36)
        bars += [
            bar(count, most, x=middle + shift * width, y=y, width=width, is_planned=is_planned)
            for count, shift, is_planned in ((one.carried_out, -1.04, False), (one.planned, 0.04, True))
            if count
        ]
    return Lane(line=line, y=y, name_y=y - LINE + 16, name=name_of(line, names), bars=tuple(bars))


def bar(count: int, most: int, *, x: float, y: float, width: float, is_planned: bool) -> Bar:
    height = round(ROOM * count / most, 1)
    return Bar(
        x=round(x, 1),
        y=round(y - height, 1),
        width=round(width, 1),
        height=height,
        is_planned=is_planned,
        number=count,
        middle=round(x + width / 2, 1),
    )


def name_of(line: Line, names: dict[str, str]) -> str:
    name = f"{line.code} {line.title}".strip() if line.code else names[line.kind]
    return name if len(name) <= LETTERS else f"{name[: LETTERS - 1].rstrip()}…"
