"""Processes that publish, forked from one in which the application stands ready, and reports for them to publish."""

import os
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count

from django.db import connection, connections

from outputs.models import User
from reports.models import Report, Series
from tests.factories import make_activity, make_administrator, make_approved, make_forecast, make_report

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)
SMALL_PDF = b"%PDF-1.7 a small file"
FAILED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A process of ours; `ready` is readable once it is about to work."""

    pid: int
    ready: int

    def wait_until_ready(self) -> None:
        os.read(self.ready, 1)
        os.close(self.ready)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def ended(self) -> int:
        """How: 0 when its work was done, -9 when it was killed."""
        _, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status)


def fork(work: Callable[[], object]) -> Child:
    """A child that works on connections of its own and never returns into the caller's code."""
    connections.close_all()
    ready, tell = os.pipe()
    pid = os.fork()
    if pid:
        os.close(tell)
        return Child(pid=pid, ready=ready)
    status = FAILED
    try:
        connection.ensure_connection()
        os.write(tell, b"!")
        work()
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


def wait_for_the_server() -> None:
    """Until PostgreSQL has noticed that killed clients are gone: only then what they did stands or does not."""
    if connection.vendor != "postgresql":
        return
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with connection.cursor() as cursor:
        while cursor.execute(others) or cursor.fetchone() != (0,):
            time.sleep(0.001)


@cache
def publisher() -> User:
    return make_administrator(username="publisher")


months = count()


def make_next_approved(series: Series) -> Report:
    """A report of a month that no other has, with rows in both of its tables."""
    month = next(months)
    start, following = first_of(month), first_of(month + 1)
    make_activity(
        series.project, title="Seminar", when=f"5-9 {start:%b %Y}; 12 {start:%b %Y}", text="<p>Of a text.</p>"
    )
    make_activity(series.project, title="Workshop", when=f"{start:%b %Y}", place="Geneva")
    make_forecast(series.project, title="Conference", when=f"24-25 {following:%b %Y}")
    report = make_report(
        series.project,
        series=series,
        period_start=start,
        period_end=following - timedelta(days=1),
        window_start=following,
        window_end=following + timedelta(days=27),
        date=following,
    )
    return make_approved(report, author=publisher(), manager=publisher())


def first_of(month: int) -> date:
    return date(2001 + month // 12, month % 12 + 1, 1)
