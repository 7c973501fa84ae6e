"""Seconds and memory of an import of 500, 1,000 and 2,000 rows: a part of `make bench`.

Each size has a process and a database of its own: a new file, as an installation has it, or the empty one that
BENCHMARK_DATABASE_URL names, in which every size has a project. Seconds are the processor's, the child's among them, for
what else the machine does counts for neither size; what matters is that four times the rows take four times as long.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime

from django.core.management import call_command
from django.db import connection

from activities.imports import batches, columns, loading, parsing, writing
from activities.imports.columns import FOR_A_PERSON
from activities.models import Entry
from tests.factories import make_administrator, make_output, make_project

SIZES = (500, 1_000, 2_000)
AT_MOST = 1.25  # times what the rows alone would make of it
NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)
TEXT = (
    "The meeting discussed the progress towards the project objective. " * 10 + "\n\n- one\n- **two**, in bold\n- three"
)


def rows(count: int) -> list[dict[str, str]]:
    return [
        {
            "kind": "activity",
            "when": f"{number % 28 + 1} Oct 09",
            "place": "Strasbourg",
            "title": f"Seminar {number} on cybercrime",
            "text": TEXT,
            "outputs": "1, 5",
        }
        for number in range(count)
    ]


def processor() -> float:
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


class Counted:
    """How many statements went to the database."""

    count = 0

    def __call__(self, execute, *args):
        self.count += 1
        return execute(*args)


def taken(deed: Callable):
    start = processor()
    done = deed()
    return done, processor() - start


def measure(count: int) -> dict:
    """Of a new process: reading the workbook, looking at it, loading it, and looking at it again."""
    call_command("migrate", verbosity=0)
    project, by = make_project(), make_administrator()
    for code in ("1", "5"):
        make_output(project, code)
    content = writing.workbook(writing.named(FOR_A_PERSON), rows(count), language="en")
    reading, read = taken(lambda: columns.read(parsing.rows_of(content), most=count))
    kept = {"project": project, "kind": "activity", "by": by, "at": NOW, "source": "entries.xlsx"}
    batch, look = taken(lambda: batches.keep(reading, **kept))
    queries = Counted()
    with connection.execute_wrapper(queries):
        _, load = taken(lambda: loading.load(batch, turn=1, by=by, at=NOW))
    _, again = taken(lambda: batches.keep(reading, **kept))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    made = Entry.objects.of(project).count()
    seconds = {"read": read, "look": look, "load": load, "again": again}
    return {"made": made, "queries": queries.count, "memory": memory, **seconds}


def in_a_process_of_its_own(count: int) -> dict:
    with tempfile.TemporaryDirectory() as directory:
        place = os.environ.get("BENCHMARK_DATABASE_URL", f"sqlite:///{directory}/benchmark.sqlite3")
        command = [sys.executable, "-m", "tests.benchmarks.imports", str(count)]
        environment = {**os.environ, "BENCHMARK_DATABASE_URL": place}
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    found = {count: in_a_process_of_its_own(count) for count in SIZES}
    head = f"{'rows':>8}{'read':>8}{'look':>8}{'load':>8}{'again':>8}{'MB':>8}{'queries a row':>15}"
    lines = [head]
    for count, one in found.items():
        seconds = "".join(f"{one[step]:>8.2f}" for step in ("read", "look", "load", "again"))
        lines.append(f"{one['made']:>8}{seconds}{one['memory']:>8.0f}{one['queries'] / count:>15.1f}")
    few, many = (sum(found[count][step] for step in ("read", "look", "load")) for count in (SIZES[0], SIZES[-1]))
    ratio = many / few / (SIZES[-1] / SIZES[0])
    lines.append(
        f"{'times as long as the rows are more':<58}{ratio:>6.2f}  at most {AT_MOST}: {'yes' if ratio <= AT_MOST else 'NO'}"
    )
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measure(int(sys.argv[1]))))  # noqa: T201
    else:
        main()
