"""Publishings that are killed: `python -m tests.proofs.killing TIMES SEED [without]` prints what was left behind.

A child is killed by itself at a named step, or by its parent at any moment. With `without`, the transaction is taken
away in the child and the keys of the tables no longer hold; what then is found half shows that the proof can see it.
"""

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from statistics import median
from types import SimpleNamespace
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

from outputs.models import User
from reports import publishing
from reports.composition import compose
from reports.models import Edition, EditionFile, EditionRow, Report, Round, Series, Subscription
from reports.renderers import RENDERERS
from tests.factories import make_administrator, make_project, make_series
from tests.proofs.processes import NOW, SMALL_PDF, fork, make_next_approved, publisher, wait_for_the_server
from tests.proofs.standing import Standing, broken_links, flaws, standing, whole

PDF = RENDERERS["pdf"]
STEPS = {
    "before composing": (publishing, "compose", "before"),
    "after rendering": (PDF, "render", "after"),
    "after the file": (EditionFile.objects, "bulk_create", "after"),
    "after the rows": (EditionRow.objects, "bulk_create", "after"),
    "after the edition's row": (Edition.objects, "bulk_create", "after"),
    "after the round's state": (Round, "save", "after"),
    "after the step's record": (publishing, "take_step", "after"),
    "after the mail to subscribers": (publishing, "announce", "after"),
    "before commit": (connection, "commit", "before"),
    "after commit": (connection, "commit", "after"),
}
COMMITS = ("before commit", "after commit")
AT_RANDOM, AT_RANDOM_RENDERING = "at random", "at random, with the real PDF"
REAL_PDF_EVERY = 25
KILLED, DONE = -signal.SIGKILL, 0


def kill_at(owner: object, name: str, when: str) -> None:
    work = getattr(owner, name)

    def killed(*args, **kwargs):
        if when == "after":
            work(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, killed)


def kill_at_step(step: str) -> None:
    """The commit that counts is that of the edition, not that of the look at the approved round before it."""
    if step not in COMMITS:
        return kill_at(*STEPS[step])
    take_step = publishing.take_step

    def arm(*args, **kwargs):
        take_step(*args, **kwargs)
        kill_at(*STEPS[step])

    publishing.take_step = arm
    return None


def without_transaction() -> None:
    """Each statement stands by itself. Only the row that is claimed is still locked, which PostgreSQL demands."""
    publishing.claim = transaction.atomic(publishing.claim)
    publishing.transaction = SimpleNamespace(atomic=nullcontext)


def drop_keys() -> None:
    """A file and rows before their edition are refused by the keys too, which are no part of this proof."""
    if connection.vendor == "sqlite":
        connection.settings_dict["OPTIONS"]["init_command"] += "PRAGMA foreign_keys=OFF;"
        return
    with connection.cursor() as cursor:
        for table in (EditionFile._meta.db_table, EditionRow._meta.db_table):
            for name, told in connection.introspection.get_constraints(cursor, table).items():
                if told["foreign_key"]:
                    cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {connection.ops.quote_name(name)}")


def publish(report: Report, *, way: str, prepare: Callable[[], None]) -> None:
    """What the child does."""
    prepare()
    if way != AT_RANDOM_RENDERING:
        PDF.render = lambda document: SMALL_PDF
    if way in STEPS:
        kill_at_step(way)
    publishing.publish(report, by=publisher(), at=NOW)


def kill(report: Report, *, way: str, within: float, prepare: Callable[[], None], dice: random.Random) -> int:
    """How the child ended. It is killed at a step by itself, otherwise after some part of the time it would take."""
    child = fork(partial(publish, report, way=way, prepare=prepare))
    child.wait_until_ready()
    if way not in STEPS:
        time.sleep(dice.uniform(0, within))
        child.kill()
    ended = child.ended()
    wait_for_the_server()
    return ended


def usual_seconds(series: Series, way: str) -> float:
    """Of a publishing that nobody kills."""

    def once() -> float:
        child = fork(partial(publish, make_next_approved(series), way=way, prepare=no_change))
        child.wait_until_ready()
        start = time.perf_counter()
        assert child.ended() == DONE
        return time.perf_counter() - start

    return median(once() for _ in range(5))


def ways(times: int, dice: random.Random) -> list[str]:
    """As many at random as at steps, in any order."""
    names = [*STEPS] * (times // (2 * len(STEPS)))
    names += [AT_RANDOM_RENDERING] * (times // REAL_PDF_EVERY)
    names += [AT_RANDOM] * (times - len(names))
    dice.shuffle(names)
    return names


@dataclass(kw_only=True)
class Proof:
    """What came of the attempts so far. A report that was not published is tried again with the next."""

    series: Series
    dice: random.Random
    within: dict[str, float]
    prepare: Callable[[], None]
    report: Report | None = None
    left: Counter = field(default_factory=Counter)
    ended: Counter = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def kill(self, way: str) -> None:
        """Until one was killed: at a random moment it may have been done before."""
        while self.attempt(way) == DONE and way not in STEPS:
            pass

    def attempt(self, way: str) -> int:
        self.report = self.report or make_next_approved(self.series)
        before = standing()
        within = self.within.get(way, 0)
        ended = kill(self.report, way=way, within=within, prepare=self.prepare, dice=self.dice)
        self.ended[f"{way}: {ended}"] += 1
        self.left[found := what_is_left(self.report, before)] += 1
        self.broken += broken_links(self.series)
        self.report = self.report if found == "as before" else None
        return ended


def what_is_left(report: Report, before: Standing) -> str:
    after = standing()
    if after == before:
        return "as before"
    return "published" if whole(Report.objects.get(pk=report.pk), before, after) else "half"


def prove(times: int, seed: int, *, without: bool) -> dict[str, Any]:
    call_command("migrate", verbosity=0)
    series, dice = make_series(make_project()), random.Random(seed)
    subscribe(make_administrator(email="desk@example.org"), series)
    PDF.render(compose(make_next_approved(series), language="en"))  # loads the engine before anybody is timed
    within = {way: 1.1 * usual_seconds(series, way) for way in (AT_RANDOM, AT_RANDOM_RENDERING)}
    if without:
        drop_keys()
    proof = Proof(series=series, dice=dice, within=within, prepare=without_transaction if without else no_change)
    start = time.perf_counter()
    for way in ways(times, dice):
        proof.kill(way)
    seconds = round(time.perf_counter() - start, 1)
    flawed = [flaw for edition in series.editions.all() for flaw in flaws(edition)]
    return {"left": proof.left, "ended": proof.ended, "broken": proof.broken, "flawed": flawed, "seconds": seconds}


def subscribe(user: User, series: Series) -> None:
    """So that each publishing has a mail to queue."""
    Subscription.objects.create(series=series, kind="mail", user=user, secret_hash="a" * 64, made_at=NOW)


def no_change() -> None:
    """The application as it is."""


if __name__ == "__main__":
    print(json.dumps(prove(int(sys.argv[1]), int(sys.argv[2]), without="without" in sys.argv)))  # noqa: T201
