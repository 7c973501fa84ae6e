"""The updates of a file into reports, with what the author placed in them."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from activities.models import Entry
from outputs import history
from outputs.models import Project
from reports.models import Placement, Report, Series
from reports.projectfile.entries import EntryLoader, as_key
from reports.projectfile.problems import Problems
from reports.projectfile.reading import called
from reports.selection import PARTS, in_order, select

DAYS = {
    "period_start": "period_start",
    "period_end": "period_end",
    "forecast_start": "window_start",
    "forecast_end": "window_end",
    "date": "date",
}
TEXTS = ("title", "activities_heading", "forecasts_heading", "in_short")


def load_updates(
    data: dict[str, Any], project: Project, series: dict[str, Series], entries: EntryLoader, problems: Problems
) -> int:
    """How many reports and placements were written."""
    written, reports = 0, []
    for number, table in enumerate(data["update"], 1):
        where = called("update", table, "period_end", number)
        line = chosen_series(table, series, where, problems)
        if line is None:
            continue
        report, changed = write_report(table, line, where, problems)
        written += changed
        if report in reports:
            problems.add(where, "period_end", "stands in the file twice.")
        elif report is not None:
            reports.append(report)
            written += place(report, table, entries, where, problems)
            history.keep(report)
    return written


def chosen_series(table: dict[str, Any], series: dict[str, Series], where: str, problems: Problems) -> Series | None:
    """The series that the update names; a project with one need not name it."""
    if "series" not in table and len(series) == 1:
        return next(iter(series.values()))
    name = table.get("series", Series.DEFAULT_NAME)
    if name not in series:
        problems.add(where, "series", f"The project has no series “{name}”.")
    return series.get(name)


def write_report(table: dict[str, Any], series: Series, where: str, problems: Problems) -> tuple[Report | None, bool]:
    values = {field: table[key] for key, field in DAYS.items()} | {key: table[key] for key in TEXTS if key in table}
    report = Report.objects.filter(series=series, period_end=table["period_end"]).first() or Report(series=series)
    before = {field: getattr(report, field) for field in values}
    for field, value in values.items():
        setattr(report, field, value)
    try:
        report.full_clean()
    except ValidationError as error:
        problems.add_invalid(where, error, {field: key for key, field in DAYS.items()})
        return None, False
    if report.pk and before == values:
        return report, False
    report.save()
    return report, True


def place(report: Report, table: dict[str, Any], entries: EntryLoader, where: str, problems: Problems) -> int:
    """What the file places; a file without keys says the order by its own order, where that is not the computed one."""
    if "placement" in table:
        keys = [as_key(one["entry"]) for one in table["placement"]]
        for key in sorted({key for key in keys if keys.count(key) > 1}):
            problems.add(where, "placement", f"The entry with the key “{key}” is placed twice.")
        return sum(place_entry(report, one, entries, where, problems) for one in table["placement"])
    if entries.with_keys:
        return 0
    selection = select(report)
    return sum(place_in_order(report, getattr(selection, part), entries.loaded) for part in PARTS)


def place_entry(report: Report, table: dict[str, Any], entries: EntryLoader, where: str, problems: Problems) -> bool:
    entry = entries.by_key.get(as_key(table["entry"]))
    if entry is None:
        problems.add(where, "placement", f"There is no entry with the key “{table['entry']}”.")
        return False
    where = f"{where}: placement of “{entry.title}”"
    values = {key: table[key] for key in ("decision", "reason", "position") if key in table}
    try:
        Placement(report=report, entry=entry, **values).full_clean(exclude=["report", "entry"])
    except ValidationError as error:
        problems.add_invalid(where, error)
        return False
    return set_placement(report, entry, values)


def place_in_order(report: Report, rows: Sequence, loaded: list[Entry]) -> int:
    """Numbers the whole section in the order of the file, if the computed order is another."""
    in_file = [row.entry for row in in_order(rows, {}) if row.entry in loaded]
    wanted = sorted(in_file, key=loaded.index)
    if wanted == in_file:
        return 0
    return sum(set_placement(report, entry, {"position": position}) for position, entry in enumerate(wanted, 1))


def set_placement(report: Report, entry: Entry, values: dict[str, Any]) -> bool:
    there = Placement.objects.filter(report=report, entry=entry).first()
    if there and all(getattr(there, field) == value for field, value in values.items()):
        return False
    Placement.objects.update_or_create(report=report, entry=entry, defaults=values)
    return True
