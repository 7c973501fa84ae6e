"""The output scope as a value: which outputs of its project an entry serves.

Some, none, or *All*. *All* is a statement of its own and not the list of what there is today: an output that is added
later does not change what an old entry said. Imports no Django, so that the document tree can carry a scope.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_DIGITS = re.compile(r"(\d+)")


def natural_key(code: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key under which 1.2 comes before 1.10; numbers come before letters."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _DIGITS.split(code) if part)


def sortable(code: str) -> str:
    """The code with every number padded to 20 digits: text order is natural order."""
    return _DIGITS.sub(lambda digits: digits.group().zfill(20), code)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputScope:
    """`everything` excludes a list; `codes` are unique and stand in natural order, however they were given.

    Raises ValueError where both are given.
    """

    everything: bool = False
    codes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.everything and self.codes:
            raise ValueError("An entry serves all outputs or some of them, not both.")
        object.__setattr__(self, "codes", tuple(sorted(set(self.codes), key=natural_key)))

    @classmethod
    def of(cls, codes: Iterable[str]) -> "OutputScope":
        return cls(codes=tuple(codes))


ALL = OutputScope(everything=True)
NONE = OutputScope()
