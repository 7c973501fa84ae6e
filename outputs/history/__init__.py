"""What was entered, by whom and when, and how it stood before.

A *thing* is what people open, change and bring back as one: an entry with its dates and outputs, a project with its
outputs and series. Whoever writes one says so within a `batch`: `begin` before the first change, `keep` after it. At
its end, in the same transaction, the batch becomes one revision of django-reversion that holds each thing whole, so
that of a change and its history both stand or neither.

things         which things there are, and a thing as a plain value
recording      batches and who acts in them
lines          a thing as lines in the user's words, and how two of them differ
reading        the history of a thing
deleted        things that are there no more, and how to bring them back
"""

from outputs.history.recording import (
    BROUGHT_BACK,
    IMPORTED,
    LOADED,
    acting,
    batch,
    begin,
    keep,
    keep_deleted,
    versions_of,
)
from outputs.history.things import Part, Thing, follow, register, thing_of, whole

__all__ = [
    "BROUGHT_BACK",
    "IMPORTED",
    "LOADED",
    "Part",
    "Thing",
    "acting",
    "batch",
    "begin",
    "follow",
    "keep",
    "keep_deleted",
    "register",
    "thing_of",
    "versions_of",
    "whole",
]
