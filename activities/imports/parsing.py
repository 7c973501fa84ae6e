"""Files into rows of text, in a process of their own: what a file does to it ends there."""

import json
import subprocess
import sys
from pathlib import Path

from activities.imports import refusals
from activities.imports.refusals import FileRefused
from outputs.text import printable

ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = 15  # by the clock; the child has its own limit of the processor's
MEGABYTES = 8
COMMAND = [sys.executable, "-E", "-s", "-S", "-m", "activities.imports.child"]

Rows = list[tuple[int, list[str]]]


def rows_of(content: bytes) -> Rows:
    """The rows that hold something, each with its number in the file. Raises FileRefused."""
    if len(content) > MEGABYTES * 1_000_000:
        raise FileRefused(refusals.TOO_LARGE, megabytes=MEGABYTES)
    answer = json.loads(answered(content))
    if "refused" in answer:
        raise FileRefused(answer["refused"], **answer["params"])
    return [(number, [printable(cell) for cell in row]) for number, row in answer["rows"]]


def answered(content: bytes) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and module)
            COMMAND, input=content, capture_output=True, timeout=SECONDS, cwd=ROOT, env={}, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise FileRefused(refusals.TOO_MUCH) from error
    except subprocess.CalledProcessError as error:  # ended by a limit
        raise FileRefused(refusals.TOO_MUCH) from error
    return done.stdout
