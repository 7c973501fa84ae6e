"""Many who save the same entries through the desk's form: `python -m tests.proofs.saving PROCESSES EACH ENTRIES CLICKS`.

Each opens a form, types a title that nobody else types, and sends it; what it was told is held against the history. Then
pairs of processes send the same form at the same time, as a double click does.
"""

import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment
from django.urls import reverse
from reversion.models import Version

from activities.models import Activity, Entry
from outputs.models import User
from tests.factories import make_activity, make_member, make_project
from tests.forms import changed, filled
from tests.proofs.processes import Child, fork

SAVED, REFUSED, BUSY = "saved", "refused", "busy"
ANSWERS = {302: SAVED, 409: REFUSED, 503: BUSY}


def desk(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def save(client: Client, entry: int, title: str) -> str:
    form = reverse("admin:activities_activity_change", args=[entry])
    typed = filled(client, form, title=title)
    return told(client.post(form, typed))


def told(response) -> str:
    return ANSWERS.get(response.status_code, f"answered {response.status_code}")


def save_many(name: str, user: User, entries: Sequence[int], each: int, answers: int) -> None:
    client, dice = desk(user), random.Random(name)
    for number in range(each):
        title = f"Title {name}-{number}"
        answer = save(client, dice.choice(entries), title)
        os.write(answers, f"{answer}\t{title}\n".encode())


def let_loose(works: Sequence[Callable[[int], None]]) -> list[list[str]]:
    """What the processes answered, line by line; all start at once."""
    start, go = os.pipe()
    answers, answer = os.pipe()
    children = [fork(partial(wait_and_work, work, start=start, go=go, answers=answer)) for work in works]
    for child in children:
        child.wait_until_ready()
    for end in (start, go, answer):
        os.close(end)
    with os.fdopen(answers) as lines:
        said = [line.rstrip("\n").split("\t") for line in lines]
    return said + [[f"a process ended with {status}", ""] for status in map(Child.ended, children) if status]


def wait_and_work(work: Callable[[int], None], *, start: int, go: int, answers: int) -> None:
    os.close(go)
    os.read(start, 1)
    work(answers)


def titles_in_the_history() -> dict[str, list[str]]:
    """Of each entry, oldest first."""
    found: dict[str, list[str]] = {}
    for version in Version.objects.get_for_model(Entry).order_by("pk"):
        found.setdefault(version.object_id, []).append(json.loads(version.serialized_data)["fields"]["title"])
    return found


def prove_saving(users: Sequence[User], entries: Sequence[int], each: int) -> dict[str, Any]:
    works = [partial(save_many, str(number), user, entries, each) for number, user in enumerate(users)]
    answers = let_loose([lambda pipe, work=work: work(pipe) for work in works])
    history = titles_in_the_history()
    kept = Counter(title for titles in history.values() for title in titles)
    saved = {title for answer, title in answers if answer == SAVED}
    return {
        "answers": Counter(answer for answer, _ in answers),
        "lost": sorted(title for title in saved if kept[title] != 1),
        "kept though refused": sorted(title for answer, title in answers if answer != SAVED and kept[title]),
        "untold": sorted(title for title in kept if title.startswith("Title ") and title not in saved),
        "not the last": [one.title for one in Entry.objects.all() if history[str(one.uuid)][-1] != one.title],
    }


def click(user: User, address: str, typed: dict, answers: int) -> None:
    response = desk(user).post(address, typed)
    os.write(answers, f"{told(response)}\t{response.headers.get('Location', '')}\n".encode())


def prove_clicks(user: User, project, clicks: int) -> dict[str, Any]:
    address, before = f"{reverse('admin:activities_activity_add')}?project={project.pk}", Activity.objects.count()
    answers = []
    for number in range(clicks):
        typed = filled(desk(user), address, title=f"Clicked {number}", **{"occurrences-0-when": "Oct 09"})
        typed = changed(typed, _continue="1")
        answers += let_loose([lambda pipe, typed=typed: click(user, address, typed, pipe)] * 2)
    return {
        "clicks": Counter(answer for answer, _ in answers),
        "made": Activity.objects.count() - before,
        "led to": len({address.partition("?")[0] for _, address in answers}),
    }


def prove(processes: int, each: int, entries: int, clicks: int) -> dict[str, Any]:
    call_command("migrate", verbosity=0)
    setup_test_environment()
    project = make_project()
    users = [make_member(project) for _ in range(processes)]
    rows = [make_activity(project, title=f"Entry {number}").pk for number in range(entries)]
    begun = time.perf_counter()
    saving = prove_saving(users, rows, each)
    seconds = round(time.perf_counter() - begun, 1)
    return {**saving, "seconds": seconds, **prove_clicks(users[0], project, clicks)}


if __name__ == "__main__":
    print(json.dumps(prove(*map(int, sys.argv[1:]))))  # noqa: T201
