"""Requests a second of the pages of a funder, beside a constant answer of the same size through the same stack.

PostgreSQL, gunicorn with two workers, `hey` (Debian: hey) with 50 clients. A page and its constant take turns; the
median of the turns' ratios counts. With `--minute` then 200 clients for a minute, and what the workers hold.
DATABASE_URL may name a database that `populate` filled; else one is made and dropped.
"""

import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from statistics import median

from tests.benchmarks.portfolios import database
from tests.benchmarks.serving import HERE, Server, python, served

SECONDS, CLIENTS = 4, 50
TURNS = 3
PAGES = ("project", "edition", "PDF")
AT_LEAST, AT_MOST = 0.5, 3.0


def hey(address: str, cookie: str, *, seconds: int = SECONDS, clients: int = CLIENTS) -> dict[str, float]:
    """Requests a second, the mean seconds of one, and how many were not answered as they should be."""
    headers = ["-H", f"Cookie: sessionid={cookie}"] if cookie else []
    command = ["hey", "-z", f"{seconds}s", "-c", str(clients), "-t", "20", *headers, address]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    answered = {int(code): int(count) for code, count in re.findall(r"\[(\d{3})\]\s+(\d+) responses", told)}
    refused = re.search(r"Error distribution:(.*)", told, re.DOTALL)
    lost = sum(int(count) for count in re.findall(r"^\s*\[(\d+)\]", refused.group(1), re.MULTILINE)) if refused else 0
    return {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", told).group(1)),
        "mean": float(re.search(r"Average:\s+([\d.]+) secs", told).group(1)),
        "errors": lost + sum(count for code, count in answered.items() if code != 200),
    }


def size_of(address: str, cookie: str) -> int:
    request = urllib.request.Request(address, headers={"Cookie": f"sessionid={cookie}"} if cookie else {})
    with urllib.request.urlopen(request) as response:
        return len(response.read())


def compare(page: str, address: str, cookie: str) -> str:
    size = size_of(address, cookie)
    turns = [(hey(f"{HERE}/constant/{size}/", cookie), hey(address, cookie)) for _ in range(TURNS)]
    rate = median(told["rate"] / constant["rate"] for constant, told in turns)
    times = median(told["mean"] / constant["mean"] for constant, told in turns)
    errors = sum(told["errors"] + constant["errors"] for constant, told in turns)
    best = [max(one["rate"] for one in column) for column in zip(*turns, strict=True)]
    holds = rate >= AT_LEAST and times <= AT_MOST and not errors
    cells = f"{size:>9}{best[0]:>10.0f}{best[1]:>8.0f}{rate:>8.2f}{times:>8.2f}{errors:>8}"
    return f"{page:26}{cells}  {'yes' if holds else 'NO'}"


def minute(server: Server, address: str, cookie: str) -> Iterator[str]:
    """Once warm: memory is flat when a minute of 200 clients adds nothing to speak of."""
    hey(address, cookie, seconds=10, clients=200)
    before = server.workers()
    told = hey(address, cookie, seconds=60, clients=200)
    held = [f"{kb / 1024:.1f} to {after / 1024:.1f}" for kb, after in zip(before, server.workers(), strict=True)]
    yield f"200 clients for a minute: {told['rate']:.0f} a second, {told['errors']} errors, MB of the workers: {', '.join(held)}"


def measured(server: Server) -> Iterator[str]:
    told = json.loads(python(server.place, "-m", "tests.benchmarks.visitors"))
    for page in PAGES:
        yield compare(f"{page}, funder", HERE + told["pages"][page], told["cookie"])
    if "--minute" in sys.argv:
        yield from minute(server, HERE + told["pages"]["project"], told["cookie"])


def main() -> None:
    print(f"{'':26}{'bytes':>9}{'constant':>10}{'page':>8}{'rate':>8}{'times':>8}{'errors':>8}")  # noqa: T201
    with database("SMALL") as address, served(address) as server:
        for line in measured(server):
            print(line, flush=True)  # noqa: T201
    print(f"At least {AT_LEAST:.1f} of the rate, at most {AT_MOST:.1f} times the seconds, no error.")  # noqa: T201


if __name__ == "__main__":
    main()
