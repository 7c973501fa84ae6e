"""The file as checked plain values: TOML in, tables out, each problem named. Knows no row of the database."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from activities.dates import DateError, Precision, Stretch, When, parse, printed
from reports.projectfile import schema
from reports.projectfile.problems import Problems, ProjectFileError

INNER = (
    ("occurrence", schema.OCCURRENCE),
    ("placement", schema.PLACEMENT),
    ("withheld", schema.WITHHELD),
)
MISSING = "is missing: give “when”, or start, end and precision."


def read(text: str, problems: Problems) -> dict[str, Any]:
    """The tables of the file, each list as a list of tables. Raises ProjectFileError where it is not TOML.

    Numbers without end are a ValueError and not a TOMLDecodeError, nesting without end is a RecursionError.
    """
    try:
        data = schema.normalised(tomllib.loads(text, parse_float=Decimal))
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise ProjectFileError([f"This is not TOML: {error}"]) from error
    schema.FILE.check(data, "the file", problems)
    problems.stop_if_any()
    data["update"] = data.get("update", []) if isinstance(data.get("update", []), list) else [data["update"]]
    for where, table, kind in tables(data, problems):
        kind.check(table, where, problems)
    refuse_twice(data, problems)
    problems.stop_if_any()
    return data


def tables(data: dict[str, Any], problems: Problems) -> Iterator[tuple[str, dict[str, Any], schema.Table]]:
    """Every table of the file with the words that name it in a message."""
    project = data["project"]
    yield "project", project, schema.PROJECT
    if isinstance(contact := project.get("contact", {}), dict):
        yield "project.contact", contact, schema.CONTACT
    lists = (
        (project, "funding", schema.FUNDING, "funder"),
        (project, "footnote", schema.FOOTNOTE, "mark"),
        (data, "output", schema.OUTPUT, "number"),
        (data, "series", schema.SERIES, "name"),
        (data, "update", schema.UPDATE, "period_end"),
        (data, "activity", schema.ACTIVITY, "title"),
        (data, "forecast", schema.FORECAST, "title"),
        (data, "place", schema.PLACE, "place"),
    )
    for holder, name, kind, label in lists:
        for number, table in enumerate(listed(holder, name, name, problems), 1):
            where = called(name, table, label, number)
            yield where, table, kind
            for inner, inner_kind in INNER:
                if inner in kind.keys:
                    yield from ((where, one, inner_kind) for one in listed(table, inner, where, problems))


def refuse_twice(data: dict[str, Any], problems: Problems) -> None:
    """Alike entries are told apart by their dates, these lists by one key alone."""
    lists = ((data["project"], "footnote", "mark"), (data, "output", "number"), (data, "series", "name"))
    for holder, name, key in lists:
        names = [str(table[key]) for table in listed(holder, name, name, Problems()) if key in table]
        for twice in sorted({one for one in names if names.count(one) > 1}):
            problems.add(called(name, {key: twice}, key, 0), key, "stands in the file twice.")


def listed(holder: dict[str, Any], key: str, where: str, problems: Problems) -> list[dict[str, Any]]:
    value = holder.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        problems.add(where, key, f"must be tables, each under [[{key}]].")
        return []
    return value


def called(name: str, table: dict[str, Any], label: str, number: int) -> str:
    """`activity “Seminar”`; by its number where it has no name."""
    return f"{name} {schema.shown(str(table[label]))}" if table.get(label) else f"{name} {number}"


def dates(
    entry: dict[str, Any], where: str, problems: Problems, *, language: str
) -> tuple[list[tuple[Stretch, str]], bool]:
    """The stretches with their places, and whether the dates are to be confirmed.

    `language` is the one in which the project prints its dates.
    """
    own = [key for key in schema.OCCURRENCE_KEYS if key in entry]
    if "occurrence" in entry and (own or not entry["occurrence"]):
        key, reason = (own[0], "stands beside [[occurrence]] tables; give it there.") if own else ("when", MISSING)
        problems.add(where, key, reason)
        return [], False
    found, to_be_confirmed = [], entry.get("date_to_be_confirmed", False)
    for occurrence in entry.get("occurrence", [entry]):
        when = understood(occurrence, where, problems, language)
        if when is not None:
            to_be_confirmed = to_be_confirmed or when.to_be_confirmed
            found += [(stretch, occurrence.get("place", "")) for stretch in when.stretches]
    return found, to_be_confirmed and any(not stretch.undated for stretch, _ in found)


def understood(occurrence: dict[str, Any], where: str, problems: Problems, language: str) -> When | None:
    beside = [key for key in ("start", "end", "precision") if key in occurrence and "when" in occurrence]
    if beside:
        problems.add(where, beside[0], "stands beside “when”; give the dates once.")
        return None
    try:
        when = parse(occurrence["when"]) if "when" in occurrence else given(occurrence)
    except KeyError as error:
        key = error.args[0]
        problems.add(where, "when" if key == "start" else key, MISSING)
    except DateError as error:
        problems.add(where, "when" if "when" in occurrence else "start", str(error))
    except ValueError:
        known = ", ".join(precision.value for precision in Precision)
        problems.add(where, "precision", f"“{occurrence['precision']}” is none. Known are: {known}.")
    else:
        return worded(when, occurrence, where, problems, language)
    return None


def given(occurrence: dict[str, Any]) -> When:
    """A day needs no end; the other precisions say both."""
    precision = Precision(occurrence.get("precision", Precision.DAY))
    if precision is Precision.UNKNOWN:
        days = (occurrence.get("start"), occurrence.get("end"))
        return When(stretches=(Stretch(start=days[0], end=days[1], precision=precision),))
    start = occurrence["start"]
    end = occurrence.get("end", start) if precision is Precision.DAY else occurrence["end"]
    return When(stretches=(Stretch(start=start, end=end, precision=precision),))


def worded(when: When, occurrence: dict[str, Any], where: str, problems: Problems, language: str) -> When | None:
    """With the wording that the file asks for; `date_as_printed` counts only where the computed form differs."""
    wording, seen = occurrence.get("printed_as", ""), occurrence.get("date_as_printed", "")
    if not wording and seen != printed(when, language=language):
        wording = seen
    if not wording:
        return when
    if len(when.stretches) > 1:
        problems.add(where, "printed_as", "belongs to one stretch; give each its own [[occurrence]].")
        return None
    return replace(when, stretches=(replace(when.stretches[0], printed_as=wording),))
