"""The map of the world: its outline, and where on it a position lies.

The projection is Natural Earth's (Šavrič and others, 2011): neither areas nor angles are kept, and both look right.
"""

import json
from dataclasses import dataclass
from functools import cache
from math import pi, radians
from pathlib import Path

WIDTH = 2000  # units from 180° west to 180° east on the equator
NORTH, SOUTH = 84.0, -57.0  # what is drawn: land without Antarctica
_SCALE = WIDTH / (2 * pi * 0.8707)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The land as the data of one SVG path, for a view box `0 0 width height`."""

    width: int
    height: int
    path: str


@cache
def outline() -> Outline:
    return Outline(**json.loads((Path(__file__).parent / "world.json").read_text(encoding="ascii")))


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Degrees to units of the view box, from its upper left corner."""
    x, y = _natural_earth(radians(latitude), radians(longitude))
    return WIDTH / 2 + _SCALE * x, _SCALE * (_natural_earth(radians(NORTH), 0)[1] - y)


def _natural_earth(phi: float, lam: float) -> tuple[float, float]:
    square = phi * phi
    fourth = square * square
    eighth = fourth * fourth
    x = 0.8707 - 0.131979 * square - 0.013791 * fourth + eighth * square * (0.003971 - 0.001529 * square)
    y = 1.007226 + 0.015085 * square + fourth * square * (-0.044475 + 0.028874 * square - 0.005916 * fourth)
    return lam * x, phi * y
