"""The land of Natural Earth (1:110 million, as TopoJSON) as one SVG path in the projection of the map."""

import json
from collections.abc import Iterator
from itertools import accumulate, groupby, pairwise
from pathlib import Path

from activities.places.world import SOUTH, WIDTH, project

Point = tuple[float, float]  # longitude, latitude
EDGE = 180.0


def write(folder: Path, target: Path) -> None:
    topology = json.loads((folder / "package" / "land-110m.json").read_text(encoding="ascii"))
    pieces = [piece for ring in rings(topology) if not southern(ring) for piece in cut(ring)]
    height = round(project(SOUTH, 0)[1])
    data = {"width": WIDTH, "height": height, "path": "".join(filter(None, map(drawn, pieces)))}
    target.write_text(json.dumps(data), encoding="ascii")


def rings(topology: dict) -> Iterator[list[Point]]:
    arcs = [degrees(arc, **topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                yield [point for number in ring for point in stretch(arcs, number)[:-1]]


def degrees(arc: list[list[int]], *, scale: list[float], translate: list[float]) -> list[Point]:
    """An arc is its first point, then the steps from each point to the next, in units of the grid."""
    east, north = (accumulate(steps) for steps in zip(*arc, strict=True))
    return [(x * scale[0] + translate[0], y * scale[1] + translate[1]) for x, y in zip(east, north, strict=True)]


def stretch(arcs: list[list[Point]], number: int) -> list[Point]:
    """A negative number is the arc of its complement, from its end."""
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def southern(ring: list[Point]) -> bool:
    return all(latitude < SOUTH for _, latitude in ring)


def cut(ring: list[Point]) -> list[list[Point]]:
    """The ring, or its parts east and west of the 180th meridian where it jumps from one edge of the map to the other.

    A piece ends on the meridian at the mean of the two latitudes; the parts of a side are closed along its edge.
    """
    at = next((number for number, (a, b) in enumerate(pairwise([*ring, ring[0]])) if jumps(a, b)), None)
    if at is None:
        return [ring]
    turned = ring[at + 1 :] + ring[: at + 1]
    pieces: list[list[Point]] = [[crossing(turned[-1], turned[0])]]
    for a, b in pairwise([*turned, turned[0]]):
        pieces[-1].append(a)
        if jumps(a, b):
            pieces[-1].append(crossing(b, a))
            pieces.append([crossing(a, b)])
    return [piece for piece in pieces if len(piece) > 2]


def jumps(a: Point, b: Point) -> bool:
    return abs(a[0] - b[0]) > EDGE


def crossing(a: Point, b: Point) -> Point:
    """The point on the edge of the side where `b` lies."""
    return (EDGE if b[0] > 0 else -EDGE, (a[1] + b[1]) / 2)


def drawn(ring: list[Point]) -> str:
    """Whole units, each point as a step from the one before; nothing for what would be a dot."""
    units = [tuple(map(round, project(latitude, longitude))) for longitude, latitude in ring]
    points = [point for point, _ in groupby(units)]
    if len(set(points)) < 3:
        return ""
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(points)]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z".replace(" -", "-")
