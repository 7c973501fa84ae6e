"""Which state of the application made a page: no number that somebody must remember to raise."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

SOURCES = (
    ("outputs", "*.py"),
    ("activities", "*.py"),
    ("reports", "*.py"),
    ("templates", "*.html"),
    ("static/css", "*.css"),
    ("cybercrime_project/locale", "*.po"),
)


def release() -> str:
    """A hash of all that pages are made with. While developing, templates change under a running process."""
    return hash_of_sources(settings.BASE_DIR) if settings.DEBUG else release_of_this_process()


@cache
def release_of_this_process() -> str:
    return hash_of_sources(settings.BASE_DIR)


def hash_of_sources(root: Path) -> str:
    total = hashlib.sha256()
    for place, pattern in SOURCES:
        for path in sorted((root / place).rglob(pattern)):
            total.update(f"{path.relative_to(root)}\n".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
