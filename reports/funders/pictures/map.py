"""Where: a circle at each place, as large as there are rows that name it. Pure; imports no Django.

What is not found is listed and never guessed. The picture shows the part of the world in which the places lie.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from activities.places import Outline, Position, project
from reports.funders.pictures.outputs import Count
from reports.funders.pictures.told import Told

WIDTH, HEIGHT = 960, 480
NARROWEST = 260  # units of the world that the picture shows at least
MARGIN = 1.35
SMALLEST, LARGEST = 5.0, 26.0
NAMED = 14  # the most names
LETTER, TALL = 8.0, 16.0
ON_MAP, NOT_FOUND, NOWHERE, NO_PLACE = "on-map", "not-found", "nowhere", "no-place"
ORDER = (ON_MAP, NOT_FOUND, NOWHERE)

Positions = Mapping[str, tuple[Position, ...] | None]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One position, or one text without any; `texts` as editions write it, most frequent first. `name` is the first of
    them by which this place alone is meant, else the place's own.
    """

    standing: str
    name: str
    texts: tuple[str, ...]
    count: Count
    position: Position | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Each row once: on the map if one of its places is, else not found, else in no place, else without one."""

    on_map: int
    not_found: int
    nowhere: int
    no_place: int

    @property
    def total(self) -> int:
        return self.on_map + self.not_found + self.nowhere + self.no_place


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """`name` is empty where it would cover another."""

    place: Place
    x: float
    y: float
    radius: float
    name: str = ""
    name_x: float = 0
    name_y: float = 0
    anchor: str = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """The outline is moved by `dx`, `dy` after it was enlarged by `scale`."""

    width: int
    height: int
    land: str
    scale: float
    dx: float
    dy: float
    circles: tuple[Circle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    x: float
    y: float
    width: float

    @property
    def scale(self) -> float:
        return WIDTH / self.width

    def on_picture(self, x: float, y: float) -> tuple[float, float]:
        return round((x - self.x) * self.scale, 1), round((y - self.y) * self.scale, 1)


def places(rows: Iterable[Told], positions: Positions) -> tuple[Place, ...]:
    """Those on the map by number of rows, then the not found, then what is nowhere. A row counts once at a place."""
    found: dict[tuple, Count] = {}
    texts: dict[tuple, dict[str, int]] = {}
    for row in rows:
        here: dict[tuple, str] = {key: text for text in row.places for key in keys(text, positions)}
        for key, text in here.items():
            found[key] = found.get(key, Count()) + one(row)
            texts.setdefault(key, {}).setdefault(text, 0)
            texts[key][text] += 1
    made = (place(key, texts[key], found[key], positions) for key in found)
    return tuple(sorted(made, key=lambda one: (ORDER.index(one.standing), -one.count.total, one.name, one.texts)))


def one(row: Told) -> Count:
    return Count(planned=1) if row.is_planned else Count(carried_out=1)


def keys(text: str, positions: Positions) -> list[tuple]:
    found = positions[text]
    if found is None:
        return [(NOT_FOUND, text)]
    return [(ON_MAP, position) for position in found] or [(NOWHERE, text)]


def place(key: tuple, texts: Mapping[str, int], count: Count, positions: Positions) -> Place:
    standing, what = key
    written = tuple(sorted(texts, key=lambda text: (-texts[text], text)))
    if standing != ON_MAP:
        return Place(standing=standing, name=what, texts=written, count=count)
    name = next((text for text in written if positions[text] == (what,)), what.name)
    return Place(standing=standing, name=name, texts=written, count=count, position=what)


def figures(rows: Iterable[Told], positions: Positions) -> Figures:
    counted = dict.fromkeys((*ORDER, NO_PLACE), 0)
    for row in rows:
        standings = {key[0] for text in row.places for key in keys(text, positions)}
        counted[next((one for one in ORDER if one in standings), NO_PLACE)] += 1
    return Figures(**{name.replace("-", "_"): number for name, number in counted.items()})


def world_map(told: Sequence[Place], land: Outline) -> Map:
    shown = [one for one in told if one.position]
    points = [project(one.position.latitude, one.position.longitude) for one in shown]
    window = window_of(points, land)
    most = max((one.count.total for one in shown), default=1)
    circles = [circle(one, window.on_picture(*point), most) for one, point in zip(shown, points, strict=True)]
    return Map(
        width=WIDTH,
        height=HEIGHT,
        land=land.path,
        scale=round(window.scale, 4),
        dx=round(-window.x * window.scale, 1),
        dy=round(-window.y * window.scale, 1),
        circles=tuple(named(circles)),
    )


def window_of(points: Sequence[tuple[float, float]], land: Outline) -> Window:
    """The part of the world around all points, in the picture's proportions; the whole world where there is none."""
    widest = max(land.width, land.height * WIDTH / HEIGHT)
    if not points:
        return centred(land.width / 2, land.height / 2, widest, land)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    across = max(max(xs) - min(xs), (max(ys) - min(ys)) * WIDTH / HEIGHT) * MARGIN
    return centred((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, min(max(across, NARROWEST), widest), land)


def centred(x: float, y: float, width: float, land: Outline) -> Window:
    """Not beyond the edges of the world, unless it is smaller than the window."""
    height = width * HEIGHT / WIDTH
    return Window(
        x=within(x - width / 2, land.width - width), y=within(y - height / 2, land.height - height), width=width
    )


def within(start: float, last: float) -> float:
    return last / 2 if last < 0 else min(max(start, 0), last)


def circle(place: Place, at: tuple[float, float], most: int) -> Circle:
    """The area grows with the number."""
    radius = max(SMALLEST, LARGEST * sqrt(place.count.total / max(most, 4)))
    return Circle(place=place, x=at[0], y=at[1], radius=round(radius, 1))


def named(circles: Sequence[Circle]) -> list[Circle]:
    """The larger ones get their name where it covers neither a name nor another circle."""
    taken: list[Box] = []
    done: list[Circle] = []
    for one in circles:
        others = [around(other) for other in circles if other is not one]
        fits = (spot for spot in spots(one) if inside(box(*spot)) and not covers(box(*spot), [*taken, *others]))
        spot = next(fits, None) if len(taken) < NAMED else None
        if spot is None:
            done.append(one)
            continue
        taken.append(box(*spot))
        name, x, y, anchor = spot
        done.append(replace(one, name=name, name_x=x, name_y=y, anchor=anchor))
    return done


def spots(one: Circle) -> Iterator[tuple[str, float, float, str]]:
    """Right, left, below, above: the name, where its line of writing begins, and which of its ends stands there."""
    name, gap = one.place.name, one.radius + 4
    for x, y, anchor in (
        (one.x + gap, one.y + 5, "start"),
        (one.x - gap, one.y + 5, "end"),
        (one.x, one.y + gap + 11, "middle"),
        (one.x, one.y - gap - 2, "middle"),
    ):
        yield name, round(x, 1), round(y, 1), anchor


def box(name: str, x: float, y: float, anchor: str) -> Box:
    length = len(name) * LETTER
    left = x - length * {"start": 0, "end": 1, "middle": 0.5}[anchor]
    return left, y - TALL * 0.8, left + length, y + TALL * 0.2


def around(one: Circle) -> Box:
    return one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius


def inside(part: Box) -> bool:
    return part[0] >= 0 and part[1] >= 0 and part[2] <= WIDTH and part[3] <= HEIGHT


def covers(part: Box, others: Iterable[Box]) -> bool:
    return any(
        part[0] < other[2] and other[0] < part[2] and part[1] < other[3] and other[1] < part[3] for other in others
    )
