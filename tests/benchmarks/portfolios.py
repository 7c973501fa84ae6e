"""Queries and seconds of every page that a funder reads, with 1,000 projects beside one: too long for `make bench`.

Two databases on PostgreSQL, made and dropped here, or those that SMALL_DATABASE_URL and LARGE_DATABASE_URL name; a
process on each, which take turns. Pages are measured as the funder of every project and as one of a few of the
thousand. The quickest repeat counts: what else the machine does only adds. A page is *first* when nothing of it is kept
yet, and *kept* afterwards.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.funders import ALL, FEW, PAGES
from tests.proofs.databases import empty_database

ROOT = Path(__file__).resolve().parents[2]
REPEATS = 9
TIMES = 2.0
SIZES = {"SMALL": (1, 200, 10), "LARGE": (1_000, 200, 10)}  # projects, entries and editions of each


@dataclass(frozen=True, kw_only=True)
class Site:
    """A process on one database, as one funder reads it."""

    process: subprocess.Popen
    reader: str

    def ask(self, page: str, *, first: bool) -> dict:
        question = json.dumps({"page": page, "reader": self.reader, "first": first})
        print(question, file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())


@contextmanager
def process(address: str) -> Iterator[subprocess.Popen]:
    command = [sys.executable, "-m", "tests.benchmarks.funders"]
    place = {**os.environ, "BENCHMARK_DATABASE_URL": address}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env=place, text=True, **pipes) as started:
        yield started
        started.stdin.close()


@contextmanager
def database(name: str) -> Iterator[str]:
    told = os.environ.get(f"{name}_DATABASE_URL")
    if told:
        yield told
        return
    with tempfile.TemporaryDirectory() as directory, empty_database("postgresql", Path(directory)) as address:
        projects, activities, editions = SIZES[name]
        manage(address, "migrate", "--verbosity", 0)
        many = ("--projects", projects, "--activities", activities, "--editions", editions)
        manage(address, "populate", *many)
        # Where there is one project alone, the list opens it instead of showing itself.
        manage(address, "populate", "--projects", 1, "--activities", 0)
        yield address


def manage(address: str, *arguments: object) -> None:
    place = {**os.environ, "DATABASE_URL": address, "DEBUG": "true"}
    command = [sys.executable, "manage.py", *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, env=place, check=True, stdout=subprocess.DEVNULL)


def measure(sites: list[Site], page: str) -> list[dict]:
    """Of each site: the queries of the page, and the seconds of the quickest, first and kept."""
    queries = [site.ask(page, first=True)["queries"] for site in sites]
    found = [{"queries": count} for count in queries]
    for name, first in (("first", True), ("kept", False)):
        turns = [[site.ask(page, first=first)["seconds"] for site in sites] for _ in range(REPEATS)]
        for told, column in zip(found, zip(*turns, strict=True), strict=True):
            told[name] = min(column)
    return found


def row(page: str, told: list[dict]) -> str:
    one, few, every = told
    counts = "/".join(str(each["queries"]) for each in told)
    cells = [
        f"{1000 * one[name]:>9.1f}{few[name] / one[name]:>7.2f}{every[name] / one[name]:>7.2f}"
        for name in ("first", "kept")
    ]
    holds = len({each["queries"] for each in told}) == 1 and all(
        each[name] <= TIMES * one[name] for each in (few, every) for name in ("first", "kept")
    )
    return f"{page:16}{counts:>10}{cells[0]}{cells[1]}  {'yes' if holds else 'NO'}"


def main() -> None:
    with ExitStack() as stack:
        small, large = (stack.enter_context(process(stack.enter_context(database(name)))) for name in SIZES)
        sites = [
            Site(process=small, reader=ALL),
            Site(process=large, reader=FEW),
            Site(process=large, reader=ALL),
        ]
        lines = [
            f"{'of 1, a few, all':16}{'queries':>10}{'first, ms':>9}{'few':>7}{'all':>7}{'kept, ms':>9}{'few':>7}{'all':>7}"
        ]
        lines += [row(page, measure(sites, page)) for page in PAGES]
    print("\n".join(lines))  # noqa: T201
    print(f"The same queries, and at most {TIMES:.1f} times the seconds.")  # noqa: T201


if __name__ == "__main__":
    main()
