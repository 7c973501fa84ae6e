"""Mail whose sender is killed: `python -m tests.proofs.mailing TIMES SEED SPOOL [without]` prints what arrived of it.

A mail server is a directory here: what stands in it was taken. A child that delivers is killed by itself at a named
step of one of its mails, or by its parent at any moment; after it, others deliver until nothing is due. With `without`,
a mail is marked as sent before it is sent; that some are lost then shows that the proof can see it.
"""

import json
import os
import random
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command

from reports import mailing, sending
from reports.models import Edition, OutgoingMail, Series
from tests.factories import make_edition, make_project, make_report, make_series
from tests.proofs import killing
from tests.proofs.processes import NOW, fork, make_next_approved, publisher, wait_for_the_server

MAILS = 3  # to an edition
WITHIN = 0.15  # seconds, in which a child is killed at random; somewhat more than it takes
LATER = timedelta(days=3)


class Server(BaseEmailBackend):
    """Takes a mail for good, or not at all: what it answered for is on the disk."""

    def send_messages(self, messages) -> int:
        for message in messages:
            partial_file = Path(settings.SPOOL) / f".{uuid4()}"
            with partial_file.open("wb") as file:
                file.write(message.message().as_bytes())
                os.fsync(file.fileno())
            partial_file.rename(partial_file.with_name(f"{uuid4()}.eml"))
        return len(messages)


STEPS = {
    "before the claim": (mailing, "claim", "before"),
    "after the claim": (mailing, "claim", "after"),
    "before the server has it": (Server, "send_messages", "before"),
    "after the server has it": (Server, "send_messages", "after"),
    "before the mark": (mailing, "mark", "before"),
    "after the mark": (mailing, "mark", "after"),
}
AT_RANDOM = "at random"
COMMITS = ("before commit", "after commit")


def kill_at(owner: object, name: str, when: str, *, at_call: int) -> None:
    work, calls = getattr(owner, name), Counter()

    def killed(*args, **kwargs):
        calls[name] += 1
        if when == "after" or calls[name] < at_call:
            result = work(*args, **kwargs)
        if calls[name] == at_call:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, killed)


def mark_first() -> None:
    claim = mailing.claim

    def marked(mail: OutgoingMail, **kwargs: Any) -> bool:
        claimed = claim(mail, **kwargs)
        OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=NOW)
        return claimed

    mailing.claim = marked


def deliver(*, way: str, at_call: int, prepare: Callable[[], None]) -> None:
    """What the child does."""
    prepare()
    if way in STEPS:
        kill_at(*STEPS[way], at_call=at_call)
    mailing.deliver(clock=lambda: NOW)


def queue(series: Series) -> set[str]:
    """An edition to as many receivers, by the keys of their mails."""
    edition = Edition.objects.with_standing().get(pk=make_edition(series.reports.get()).pk)
    addresses = [f"desk{number}@example.org" for number in range(MAILS)]
    sending.send(edition, by=publisher(), at=NOW, note="Dear all,", addresses=addresses)
    return set(OutgoingMail.objects.filter(edition=edition.pk).values_list("key", flat=True))


def kill_one(way: str, dice: random.Random, prepare: Callable[[], None]) -> None:
    child = fork(partial(deliver, way=way, at_call=dice.randint(1, MAILS), prepare=prepare))
    child.wait_until_ready()
    if way == AT_RANDOM:
        time.sleep(dice.uniform(0, WITHIN))
        child.kill()
    ended = child.ended()
    assert ended == killing.KILLED or (way == AT_RANDOM and ended == killing.DONE), ended
    wait_for_the_server()


def arrived() -> dict[str, list[bytes]]:
    """What the server took, by the key in each Message-ID; taken out of its directory."""
    found = defaultdict(list)
    for file in Path(settings.SPOOL).glob("*.eml"):
        content = file.read_bytes()
        found[message_from_bytes(content)["Message-ID"].strip(" \n<>").partition("@")[0]].append(content)
        file.unlink()
    return found


def attempt(series: Series, way: str, dice: random.Random, prepare: Callable[[], None]) -> tuple[int, int]:
    """How many mails never arrived, and how many arrived twice or more."""
    keys = queue(series)
    kill_one(way, dice, prepare)
    mailing.deliver(clock=lambda: NOW + LATER)
    mailing.deliver(clock=lambda: NOW + 2 * LATER)
    copies = arrived()
    assert set(copies) <= keys
    return len(keys - set(copies)), sum(len(contents) - 1 for contents in copies.values())


def publish_and_die(series: Series, way: str) -> int:
    """How many mails arrive of a publishing that is killed just before or after its commit."""
    child = fork(partial(killing.publish, make_next_approved(series), way=way, prepare=killing.no_change))
    child.wait_until_ready()
    assert child.ended() == killing.KILLED
    wait_for_the_server()
    for days in (1, 2):
        mailing.deliver(clock=lambda days=days: NOW + days * LATER)
    return sum(len(contents) for contents in arrived().values())


def prove(times: int, seed: int, *, without: bool) -> dict[str, Any]:
    call_command("migrate", verbosity=0)
    settings.EMAIL_BACKEND = f"{__name__}.Server"
    dice, prepare = random.Random(seed), mark_first if without else killing.no_change
    series = make_series(make_project())
    make_report(series.project, series=series)
    lost, twice, most = Counter(), Counter(), 0
    for way in [*STEPS, AT_RANDOM] * times:
        missing, again = attempt(series, way, dice, prepare)
        lost[way] += missing
        twice[way] += again
        most = max(most, again)
    return {"lost": lost, "twice": twice, "twice at once": most, "of a commit": of_commits(times)}


def of_commits(times: int) -> dict[str, list[int]]:
    series = make_series(make_project())
    killing.subscribe(publisher_with_address(), series)
    return {way: sorted({publish_and_die(series, way) for _ in range(times)}) for way in COMMITS}


def publisher_with_address():
    user = publisher()
    user.email = "desk@example.org"
    user.save()
    return user


if __name__ == "__main__":
    settings.SPOOL = sys.argv[3]
    print(json.dumps(prove(int(sys.argv[1]), int(sys.argv[2]), without="without" in sys.argv)))  # noqa: T201
