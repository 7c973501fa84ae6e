"""Files that are complete or not there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex


class BackupError(Exception):
    """A sentence that says why there is no backup, or why nothing was restored."""


@contextmanager
def beside(file: Path) -> Iterator[Path]:
    """An empty file in the same directory, for its owner alone; gone afterwards unless it was moved."""
    part = file.with_name(f".{file.name}.{token_hex(4)}.part")
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def settle(part: Path, file: Path) -> None:
    """The finished file gets its name, and both outlast a loss of power. Raises BackupError where the name is taken.

    A link, unlike renaming, never overwrites; file systems without links (USB sticks) are looked at first.
    """
    sync(part)
    try:
        os.link(part, file)
    except FileExistsError as error:
        raise BackupError(f"{file} exists already; a backup overwrites nothing.") from error
    except OSError:
        if os.path.lexists(file):
            raise
        os.rename(part, file)
    sync(file.parent)


def take_place(part: Path, file: Path) -> None:
    """The finished file stands in the place of the other from one moment to the next."""
    sync(part)
    os.replace(part, file)
    sync(file.parent)


def sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
