"""Files that strangers hand in, read at arm's length: in a child process with little time, memory and output."""

import subprocess
import sys
from tempfile import TemporaryFile

from django.conf import settings

from reports.funders.attachment_reader import LARGEST, SECONDS

READER = [sys.executable, "-B", "-m", "reports.funders.attachment_reader"]


class UnreadableFile(Exception):
    """No PDF, a damaged or a locked one, or one that takes more to read than any of ours."""


def enclosed_document(content: bytes) -> bytes:
    """The document enclosed in a PDF, empty where there is none. Raises UnreadableFile."""
    with TemporaryFile() as given, TemporaryFile() as taken:
        given.write(content)
        given.seek(0)
        try:
            done = subprocess.run(  # noqa: S603 (no shell, nothing of the stranger's among the arguments)
                READER,
                stdin=given,
                stdout=taken,
                stderr=subprocess.DEVNULL,
                cwd=settings.BASE_DIR,
                env={},
                timeout=SECONDS,
            )
        except subprocess.TimeoutExpired as error:
            raise UnreadableFile from error
        if done.returncode:
            raise UnreadableFile
        taken.seek(0)
        return taken.read(LARGEST)
