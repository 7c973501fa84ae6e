"""The tree to and from plain JSON values."""

from dataclasses import Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from activities.dates import Precision, Stretch, from_edtf, to_edtf
from activities.richtext import ItemList, Paragraph
from reports.documents.sections import (
    Accounting,
    Changes,
    DataSheet,
    Disclaimer,
    EntryTable,
    Footnotes,
    InShort,
    Legend,
    Logos,
    ReportDocument,
    Section,
)

SCHEMA_VERSION = 2  # the newest; a document is written in the oldest that can say it

# Where one of several kinds may stand, the plain form names which.
KINDS: dict[str, type] = {
    "paragraph": Paragraph,
    "list": ItemList,
    "in-short": InShort,
    "data-sheet": DataSheet,
    "entries": EntryTable,
    "legend": Legend,
    "footnotes": Footnotes,
    "disclaimer": Disclaimer,
    "changes": Changes,
    "accounting": Accounting,
    "logos": Logos,
}
KINDS_SINCE = {Logos: 2}
KIND_OF = {cls: kind for kind, cls in KINDS.items()}


def section_name(section: Section) -> str:
    """The name by which a section is told from the others: a document has at most one of each."""
    return section.table.value if isinstance(section, EntryTable) else KIND_OF[type(section)]


def to_plain(document: ReportDocument) -> dict[str, Any]:
    """Dicts, lists, texts, whole numbers and booleans only: dates of entries as EDTF, other days as ISO 8601, amounts
    as text.
    """
    return {"schema_version": version_of(document), **_plain(document)}


def version_of(node: Any) -> int:
    """The schema version that this part of the tree needs."""
    if isinstance(node, tuple):
        return max(map(version_of, node), default=1)
    if not is_dataclass(node) or isinstance(node, Stretch):
        return 1
    told = (part for part in fields(node) if getattr(node, part.name))
    needed = (max(since(part), version_of(getattr(node, part.name))) for part in told)
    return max(needed, default=1) if type(node) not in KINDS_SINCE else KINDS_SINCE[type(node)]


def since(part: Field) -> int:
    return part.metadata.get("since", 1)


def from_plain(data: dict[str, Any]) -> ReportDocument:
    """The equal tree. ValueError on another schema version, KeyError or ValueError on what is not a document."""
    if data.get("schema_version") not in range(1, SCHEMA_VERSION + 1):
        raise ValueError(f"A document of schema version {data.get('schema_version')!r} cannot be read.")
    return _built(ReportDocument, data)


def _plain(value: Any) -> Any:
    match value:
        case Stretch():
            return {"date": to_edtf(value), "precision": value.precision.value, "printed_as": value.printed_as}
        case tuple():
            return [_plain(part) for part in value]
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case StrEnum():
            return value.value
    if is_dataclass(value):
        kind = {"kind": KIND_OF[type(value)]} if type(value) in KIND_OF else {}
        told = (part for part in fields(value) if since(part) == 1 or getattr(value, part.name))
        return {**kind, **{part.name: _plain(getattr(value, part.name)) for part in told}}
    return value


def _built(kind: Any, data: Any) -> Any:
    if get_origin(kind) in (Union, UnionType):
        return None if data is None else _built(_chosen(kind, data), data)
    if get_origin(kind) is tuple:
        return tuple(_built(get_args(kind)[0], part) for part in data)
    if kind is Stretch:
        return from_edtf(data["date"], precision=Precision(data["precision"]), printed_as=data["printed_as"])
    if kind is date:
        return date.fromisoformat(data)
    if is_dataclass(kind):
        told = {name: part for name, part in _parts(kind).items() if name in data or name not in _later(kind)}
        return kind(**{name: _built(part, data[name]) for name, part in told.items()})
    return kind(data)


def _chosen(union: Any, data: Any) -> Any:
    kinds = [kind for kind in get_args(union) if kind is not type(None)]
    return kinds[0] if len(kinds) == 1 else KINDS[data["kind"]]


@cache
def _later(kind: type) -> frozenset[str]:
    return frozenset(part.name for part in fields(kind) if since(part) > 1)


@cache
def _parts(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {part.name: hints[part.name] for part in fields(kind)}
