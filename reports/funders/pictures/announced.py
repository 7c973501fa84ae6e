"""What was announced against what was done, update by update. Pure; imports no Django.

A lane is an update that accounts for the one before: its bar is as long as what was announced, in parts that say what
became of it. An update that accounts for nothing, or keeps it to itself, has no lane.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.funders.pictures.outputs import Update, last_day

DONE, NOT_DUE, OTHERWISE = "done", "not-due", "otherwise"
WIDTH, LEFT, RIGHT, TOP, LINE, THICK = 960, 130, 110, 8, 34, 18
WIDEST = 60  # of what stands for one event, however few there are


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How many were announced to an update, and how many of them were carried out and were not due yet."""

    update: Update
    announced: int
    carried_out: int
    not_due: int

    @property
    def otherwise(self) -> int:
        """Postponed, cancelled or open."""
        return self.announced - self.carried_out - self.not_due


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    kind: str
    count: int
    x: float
    width: float

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The top of its bar at `y`, the foot of its words at `foot`."""

    account: Account
    label: str
    y: int
    parts: tuple[Part, ...]

    @property
    def foot(self) -> int:
        return self.y + THICK - 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    width: int
    height: int
    thick: int
    lanes: tuple[Lane, ...]


def chart(accounts: Sequence[Account], *, language: str) -> Chart:
    most = max((one.announced for one in accounts), default=0)
    unit = min(WIDEST, (WIDTH - LEFT - RIGHT) / max(1, most))
    lanes = tuple(
        Lane(account=one, label=last_day(one.update, language), y=TOP + number * LINE, parts=parts(one, unit))
        for number, one in enumerate(accounts)
    )
    return Chart(width=WIDTH, height=TOP + len(accounts) * LINE, thick=THICK, lanes=lanes)


def parts(account: Account, unit: float) -> tuple[Part, ...]:
    """Side by side; what is nothing has no part."""
    found, x = [], float(LEFT)
    counts = ((DONE, account.carried_out), (NOT_DUE, account.not_due), (OTHERWISE, account.otherwise))
    for kind, count in counts:
        if count:
            found.append(Part(kind=kind, count=count, x=round(x, 1), width=round(count * unit, 1)))
            x += count * unit
    return tuple(found)
