"""The JSON Schema of a document in its plain form, built from the nodes, so that it says what they say.

`make schema` writes it to `static/schemas/`, where whoever reads the data of an edition finds it. That of an older
version stays as it is.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import EnumType
from inspect import cleandoc
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from activities.dates import Precision, Stretch
from reports.documents.plain import KIND_OF, KINDS_SINCE, SCHEMA_VERSION, since
from reports.documents.sections import ReportDocument

Schema = dict[str, Any]

PLAIN_TYPES: dict[Any, Schema] = {
    type(None): {"type": "null"},
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
}
EDTF: Schema = {
    "description": "EDTF (ISO 8601-2): a date or an interval, `2010-11/..` if open-ended, `XXXX` if not yet known.",
    "type": "string",
    "pattern": r"^(XXXX|[0-9]{4}(-[0-9]{2}){0,2}(/([0-9]{4}(-[0-9]{2}){0,2}|\.\.))?)$",
}


def schema(version: int = SCHEMA_VERSION) -> Schema:
    """Draft 2020-12. Every property is required but what a version added, and there are no others."""
    root, *parts = (definition(kind, version) for kind in nodes(version))
    properties = {"schema_version": {"const": version}, **root["properties"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": name(version),
        **root,
        "properties": properties,
        "required": list(properties),
        "$defs": {part["title"]: part for part in parts},
    }


def name(version: int) -> str:
    return f"report-{version}.json"


def written(version: int = SCHEMA_VERSION) -> str:
    return json.dumps(schema(version), indent=2, ensure_ascii=False) + "\n"


def nodes(version: int) -> list[type]:
    """Every class a document is made of, the document first."""
    found: list[type] = [ReportDocument]
    for kind in found:
        parts = (part for part in parts_of(hints(kind, version).values()) if KINDS_SINCE.get(part, 1) <= version)
        found += dict.fromkeys(part for part in parts if part not in found)
    return found


def parts_of(types: Iterable[Any]) -> Iterator[type]:
    for one in types:
        if is_dataclass(one):
            yield one
        else:
            yield from parts_of(get_args(one))


def hints(kind: type, version: int) -> dict[str, Any]:
    """What each property of the plain form is. A stretch has its days as one date, which is none of the types here."""
    if kind is Stretch:
        return {"date": EDTF, "precision": Precision, "printed_as": str}
    found = get_type_hints(kind)
    return {part.name: found[part.name] for part in fields(kind) if since(part) <= version}


def definition(kind: type, version: int) -> Schema:
    named = {"kind": {"const": KIND_OF[kind]}} if kind in KIND_OF else {}
    properties = {**named, **{name: plain_type(one, version) for name, one in hints(kind, version).items()}}
    later = () if kind is Stretch else {part.name for part in fields(kind) if since(part) > 1}
    return {
        "title": kind.__name__,
        **description(kind),
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in later],
        "additionalProperties": False,
    }


def description(kind: type) -> Schema:
    """The first paragraph of what the class says of itself; a dataclass that says nothing has its signature there."""
    text = cleandoc(kind.__doc__ or "").partition("\n\n")[0].replace("\n", " ")
    return {} if not text or text.startswith(f"{kind.__name__}(") else {"description": text}


def plain_type(one: Any, version: int) -> Schema:
    if isinstance(one, dict):
        return one
    if get_origin(one) is tuple:
        return {"type": "array", "items": plain_type(get_args(one)[0], version)}
    if get_origin(one) in (Union, UnionType):
        known = (part for part in get_args(one) if KINDS_SINCE.get(part, 1) <= version)
        return {"anyOf": [plain_type(part, version) for part in known]}
    if isinstance(one, EnumType):
        return {"enum": [member.value for member in one]}
    return {"$ref": f"#/$defs/{one.__name__}"} if is_dataclass(one) else PLAIN_TYPES[one]


if __name__ == "__main__":
    sys.stdout.write(written())
