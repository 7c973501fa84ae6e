"""A process that writes pairs of entries until it is told to stop: both entries of a pair bear one title, and are
written in one transaction unless it is told otherwise.

    python -m tests.proofs.writers NAME STOP_FILE [halves]
"""

import sys
import time
from contextlib import nullcontext
from itertools import count
from pathlib import Path

import django


def write_pairs(name: str, stop: Path, *, pair) -> int:
    from django.contrib.auth import get_user_model  # once the applications are there
    from django.utils import timezone

    from outputs import audit
    from outputs.models import Project
    from tests.factories import make_activity

    project, writer = Project.objects.get(), get_user_model().objects.create(username=name)
    for number in count(1):
        if stop.exists():
            return number - 1
        with pair():
            make_activity(project, title=f"{name} {number}")
            audit.record("wrote", by=writer, at=timezone.now(), about=f"{name} {number}")
            make_activity(project, title=f"{name} {number}")
        time.sleep(0.1)  # people pause; SQLite serves nobody in turn


if __name__ == "__main__":
    django.setup()
    from django.db import transaction

    name, stop, *halves = sys.argv[1:]
    print(write_pairs(name, Path(stop), pair=nullcontext if halves else transaction.atomic))  # noqa: T201
