"""The order of things of which some are taken from one tree and some from another."""

from collections.abc import Collection, Sequence


def is_reordered(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether what both have stands in another order; what only one has is no matter of order."""
    common = set(old) & set(new)
    return [key for key in old if key in common] != [key for key in new if key in common]


def arranged(present: Collection[str], *, base: Sequence[str], other: Sequence[str]) -> list[str]:
    """What is present, in the order of `base`. What only `other` has stands behind the nearest present that it follows
    there, or first.
    """
    known, placed = set(base), [key for key in base if key in present]
    previous = None
    for key in other:
        if key in present:
            if key not in known:
                placed.insert(placed.index(previous) + 1 if previous is not None else 0, key)
            previous = key
    return placed
