"""The map: its outline, and where on it a position lies."""

import re

import pytest

from activities.places import outline, project
from activities.places.build.outline import cut


def points(path):
    """Each ring of the path as absolute points."""
    for ring in re.findall(r"M(.*?)z", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        x = y = 0
        drawn = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            drawn.append((x, y))
        yield drawn


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        (0, 0, (1000, 505)),
        (0, 180, (2000, 505)),
        (0, -180, (0, 505)),
        (84, 0, (1000, 0)),
        (48.58, 7.75, (1038, 193)),
        (-33.87, 151.21, (1794, 724)),
    ],
)
def test_degrees_become_units_of_the_map(latitude, longitude, expected):
    x, y = project(latitude, longitude)

    assert (round(x), round(y)) == expected


def test_the_outline_is_small_and_fills_its_box():
    world = outline()
    rings = list(points(world.path))

    assert (world.width, world.height) == (2000, 869)
    assert len(world.path) < 20_000
    assert {0 <= x <= 2000 and -10 <= y <= 869 for ring in rings for x, y in ring} == {True}


def test_no_line_of_the_outline_crosses_the_map():
    longest = max(
        abs(a[0] - b[0]) for ring in points(outline().path) for a, b in zip(ring, ring[1:] + ring[:1], strict=True)
    )

    assert longest < 100


def test_a_ring_over_the_edge_of_the_map_becomes_one_on_each_side():
    ring = [(170, 60), (179, 62), (-175, 64), (-175, 66), (178, 68)]

    assert cut(ring) == [
        [(-180, 63), (-175, 64), (-175, 66), (-180, 67)],
        [(180, 67), (178, 68), (170, 60), (179, 62), (180, 63)],
    ]


def test_a_ring_within_the_map_stays_whole():
    assert cut([(0, 0), (10, 0), (10, 10)]) == [[(0, 0), (10, 0), (10, 10)]]
