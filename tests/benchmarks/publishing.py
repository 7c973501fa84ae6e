"""Seconds of publishing 12 entries, beside rendering their PDF alone: a part of `make bench`.

The two take turns, and the quickest repeat of each counts: what else runs only adds. The database is a new file, as an
installation has it, because publishing waits for the disk; or the empty one that BENCHMARK_DATABASE_URL names.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial

from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities.models import Entry
from outputs.models import User
from reports import publishing
from reports.models import Report, Series
from reports.renderers import RENDERERS
from tests.benchmarks.__main__ import seconds
from tests.benchmarks.reference import reference_report
from tests.factories import make_activity, make_administrator, make_approved, make_forecast, make_report, make_series

ACTIVITIES, FORECASTS = 8, 4
REPEATS = 25
AT_MOST = 1.3
NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)


def next_report(series: Series, told: Sequence[Entry], month: int, by: User) -> Report:
    """Approved, with entries of the reference told anew of another month."""
    start, following = (date(2001 + number // 12, number % 12 + 1, 1) for number in (month, month + 1))
    for entry in told:
        make, when = make_activity, f"5-9 {start:%b %Y}"
        if entry.kind == Entry.Kind.FORECAST:
            make, when = make_forecast, f"24-25 {following:%b %Y}"
        make(series.project, when=when, title=entry.title, text=entry.text, outputs=["1", "5"])
    report = make_report(
        series.project,
        series=series,
        period_start=start,
        period_end=following - timedelta(days=1),
        window_start=following,
        window_end=following + timedelta(days=27),
        date=following,
    )
    return make_approved(report, author=by, manager=by)


def approved_reports() -> Iterator[tuple[Report, User]]:
    """One after the other, in a series of the reference's project."""
    project, by = reference_report().series.project, make_administrator()
    series = make_series(project, name="Monthly update")
    told = [
        *project.entries.filter(kind=Entry.Kind.ACTIVITY)[:ACTIVITIES],
        *project.entries.filter(kind=Entry.Kind.FORECAST)[:FORECASTS],
    ]
    for month in range(REPEATS):
        yield next_report(series, told, month, by), by


def main() -> None:
    reports = approved_reports()
    first, by = next(reports)
    with CaptureQueriesContext(connection) as queries:
        publishing.publish(first, by=by, at=NOW)
    turns = [turn(report, by) for report, by in reports]
    show(*(min(column) for column in zip(*turns, strict=True)), queries=len(queries))


def turn(report: Report, by: User) -> tuple[float, float]:
    published = seconds(partial(publishing.publish, report, by=by, at=NOW))
    document = report.editions.get().tree
    return published, seconds(partial(RENDERERS["pdf"].render, document))


def show(publish: float, render: float, *, queries: int) -> None:
    ratio = publish / render
    lines = [
        f"{'publishing 12 entries':32}{publish:>9.3f}  {connection.vendor}, {queries} queries",
        f"{'rendering their PDF':32}{render:>9.3f}",
        f"{'publishing, times rendering':58}{ratio:>8.3f}  at most {AT_MOST:.3f}: {'yes' if ratio <= AT_MOST else 'NO'}",
    ]
    print("\n".join(lines))  # noqa: T201


def in_a_new_file() -> None:
    with tempfile.TemporaryDirectory() as directory:
        place = {**os.environ, "BENCHMARK_DATABASE_URL": f"sqlite:///{directory}/benchmark.sqlite3"}
        subprocess.run([sys.executable, "-m", "tests.benchmarks.publishing"], env=place, check=True)


if __name__ == "__main__":
    main() if "BENCHMARK_DATABASE_URL" in os.environ else in_a_new_file()
