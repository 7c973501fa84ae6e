"""Queries, seconds and bytes of the desk's pages with 1,000 and with 100,000 entries in one project, beside none: on
both databases, made and dropped here, each page asked in a process of its own. The quickest repeat counts.

    python -m tests.benchmarks.desk [sqlite|postgresql]
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from activities.models import Activity
from outputs.access import Role
from outputs.models import Project
from outputs.people import add_user
from tests.proofs.databases import DATABASES, empty_database

ROOT = Path(__file__).resolve().parents[2]
SIZES = (0, 1_000, 100_000)
REPEATS = 9
TIMES = 2.0
ACTIVITIES = "/admin/activities/activity/"
PAGES = {
    "new entry": f"{ACTIVITIES}add/?project={{project}}",
    "entry": f"{ACTIVITIES}{{entry}}/change/",
    "list": ACTIVITIES,
    "forecasts": "/admin/activities/forecast/",
    "home": "/",
    "by days": f"{ACTIVITIES}?when=Oct+10",
    "by output": f"{ACTIVITIES}?output={{output}}",
    "by place": f"{ACTIVITIES}?place=tbil",
    "by words": f"{ACTIVITIES}?q=evidence+kyiv",
    "missing": f"{ACTIVITIES}?missing=anything",
    "not told": f"{ACTIVITIES}?told=no",
    "last page": f"{ACTIVITIES}?p=99999",
}
HELD = ("new entry", "entry", "list", "forecasts")  # what must hold; the others are told beside them
LARGEST = {"new entry": 300_000, "entry": 300_000, "list": 160_000, "forecasts": 160_000}


def main(kinds: list[str]) -> None:
    for kind in kinds:
        told = {size: of_a_database(kind, size) for size in SIZES}
        print(f"\n{kind:12}{'queries':>12}{'ms, 1,000':>11}{'100,000':>9}{'times':>7}{'KB':>6}")  # noqa: T201
        for page in PAGES:
            print(row(page, *(told[size].get(page) for size in SIZES)))  # noqa: T201
    print(f"\nThe queries of none; at most {TIMES} times the seconds; a form of 300 KB, a list of 160.")  # noqa: T201


def row(page: str, none: dict | None, small: dict, large: dict) -> str:
    """Without entries there is no form of one, and a list asks less: nothing is fetched for rows that are not there."""
    counts = "/".join(str(one["queries"]) if one else "-" for one in (none, small, large))
    times = large["seconds"] / small["seconds"]
    cells = f"{page:12}{counts:>12}{1000 * small['seconds']:>11.1f}{1000 * large['seconds']:>9.1f}{times:>7.2f}"
    cells += f"{large['bytes'] / 1000:>6.0f}"
    if page not in HELD:
        return cells
    holds = small["queries"] == large["queries"] and times <= TIMES and large["bytes"] <= LARGEST[page]
    return f"{cells}  {'yes' if holds else 'NO'}"


def of_a_database(kind: str, size: int) -> dict[str, dict]:
    with tempfile.TemporaryDirectory() as directory, empty_database(kind, Path(directory)) as address:
        own = {"DATABASE_URL": address, "BENCHMARK_DATABASE_URL": address, "DEBUG": "true"}
        place = {**os.environ, **own, "DJANGO_SETTINGS_MODULE": "cybercrime_project.settings"}
        for command in (["migrate", "--verbosity", "0"], ["populate", "--projects", "1", "--activities", str(size)]):
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=place, check=True)
        measured = [sys.executable, "-m", "tests.benchmarks.desk", "--measure"]
        done = subprocess.run(measured, cwd=ROOT, env=place, check=True, capture_output=True)
        return json.loads(done.stdout)


def measure() -> dict[str, dict]:
    """Of each page, as the secretariat of the project asks for it."""
    project = Project.objects.get()
    user, _password = add_user("secretariat", role=Role.SECRETARIAT, project=project)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    entry = Activity.objects.order_by("pk").values_list("pk", flat=True).last()
    rows = {"project": project.pk, "entry": entry, "output": project.outputs.first().pk}
    asked = {page: path.format(**rows) for page, path in PAGES.items() if entry or page != "entry"}
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return {page: figures(client, address) for page, address in asked.items()}


def figures(client: Client, address: str) -> dict:
    ask(client, address)
    with CaptureQueriesContext(connection) as queries:
        _seconds, size = ask(client, address)
    count = len(queries)  # before the next request begins them anew
    seconds = min(ask(client, address)[0] for _ in range(REPEATS))
    return {"queries": count, "seconds": seconds, "bytes": size}


def ask(client: Client, address: str) -> tuple[float, int]:
    begun = perf_counter()
    response = client.get(address)
    if response.status_code != 200:
        raise AssertionError(f"{address} answered {response.status_code}.")
    return perf_counter() - begun, len(response.content)


if __name__ == "__main__":
    if sys.argv[1:] == ["--measure"]:
        print(json.dumps(measure()))  # noqa: T201
    else:
        main(sys.argv[1:] or DATABASES)
