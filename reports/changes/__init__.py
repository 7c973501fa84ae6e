"""The changes from one document to another, and a document with chosen changes applied: pure functions of trees.

A correction starts from the tree of the last edition and takes some of its differences from today's. What belongs to
the way of a document and not to what it tells is no difference: its state, its edition, the list of changes it prints.

    kinds       the changes, each with the key by which a choice of it is remembered
    comparing   two trees to their differences
    applying    a tree and changes to a tree
    ordering    where things stand when only some of the changes are taken

Sections are told apart by their names, rows by their keys within a table, outputs by their codes: each occurs once.
"""

from reports.changes.applying import apply
from reports.changes.comparing import differences
from reports.changes.kinds import (
    Change,
    FieldChange,
    Group,
    OrderChange,
    OutputChange,
    RowChange,
    SectionChange,
    SheetChange,
    TableChange,
)

__all__ = [
    "Change",
    "FieldChange",
    "Group",
    "OrderChange",
    "OutputChange",
    "RowChange",
    "SectionChange",
    "SheetChange",
    "TableChange",
    "apply",
    "differences",
]
