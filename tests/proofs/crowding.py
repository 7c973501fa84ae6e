"""Many who publish at once: `python -m tests.proofs.crowding PROCESSES EACH SERIES` prints what each of them was told.

With `same` in the place of SERIES, all the processes publish the same reports at the same time.
"""

import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

from django.core.management import call_command

from reports import publishing
from reports.models import Edition, Report, Series
from reports.renderers import RENDERERS
from tests.factories import make_project, make_series
from tests.proofs.processes import NOW, SMALL_PDF, Child, fork, make_next_approved, publisher
from tests.proofs.standing import broken_links, flaws

PDF = RENDERERS["pdf"]
PUBLISHED = "published"


def told(report: int) -> str:
    """What a person who publishes the report is told; an error that is no refusal comes with its type."""
    try:
        publishing.publish(Report.objects.get(pk=report), by=publisher(), at=NOW)
    except publishing.Refused as refusal:
        return str(refusal)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return PUBLISHED


def publish_all(reports: Sequence[int], *, start: int, answers: int) -> None:
    """What a child does once `start` is closed; it answers a line for each report."""
    PDF.render = lambda document: SMALL_PDF
    os.read(start, 1)
    for report in reports:
        os.write(answers, f"{told(report)}\n".encode())


def let_loose(lots: Sequence[Sequence[int]]) -> list[str]:
    """The answers that the processes got, each of which publishes one lot; all start at once."""
    start, go = os.pipe()
    answers, answer = os.pipe()
    publisher()
    children = [fork(partial(start_and_publish, lot, start=start, go=go, answers=answer)) for lot in lots]
    for child in children:
        child.wait_until_ready()
    for end in (start, go, answer):
        os.close(end)
    with os.fdopen(answers) as lines:
        told_to_all = lines.read().splitlines()
    return told_to_all + ended_badly(children)


def start_and_publish(lot: Sequence[int], *, start: int, go: int, answers: int) -> None:
    os.close(go)
    publish_all(lot, start=start, answers=answers)


def ended_badly(children: Sequence[Child]) -> list[str]:
    return [f"a process ended with {status}" for child in children if (status := child.ended())]


def several_lots(processes: int, each: int, lines: Sequence[Series], dice: random.Random) -> list[list[int]]:
    """For each process its own reports, of every one of the series and in any order."""
    reports = [make_next_approved(lines[number % len(lines)]).pk for number in range(processes * each)]
    dice.shuffle(reports)
    return [reports[number::processes] for number in range(processes)]


def prove(processes: int, each: int, series: str) -> dict[str, Any]:
    call_command("migrate", verbosity=0)
    project, number = make_project(), 1 if series == "same" else int(series)
    lines = [make_series(project, name=f"Update {place}") for place in range(number)]
    if series == "same":
        lots = [[make_next_approved(lines[0]).pk for _ in range(each)]] * processes
    else:
        lots = several_lots(processes, each, lines, random.Random(2009))
    start = time.perf_counter()
    answers = Counter(let_loose(lots))
    return {
        "answers": answers,
        "editions": [line.editions.count() for line in lines],
        "twice": Edition.objects.filter(number__gt=1).count(),
        "broken": [link for line in lines for link in broken_links(line)],
        "flawed": [flaw for edition in Edition.objects.all() for flaw in flaws(edition)],
        "seconds": round(time.perf_counter() - start, 1),
    }


if __name__ == "__main__":
    print(json.dumps(prove(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])))  # noqa: T201
