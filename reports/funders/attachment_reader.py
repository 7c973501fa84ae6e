"""The child process that opens the PDF of a stranger: `python -m reports.funders.attachment_reader`.

Reads a PDF from its standard input and writes the document enclosed in it to its standard output; ends with
UNREADABLE where there is no reading it. Before the first byte it gives up the right to more time, memory and output
than a document of ours takes. Knows no settings, no database and no secret.
"""

import resource
import sys

from reports.enclosures import LARGEST, UnreadablePDF, enclosed

UNREADABLE = 3
SECONDS = 10
MEMORY = 512 * 1024 * 1024


def limit() -> None:
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, LARGEST),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def main() -> int:
    limit()
    try:
        sys.stdout.buffer.write(enclosed(sys.stdin.buffer.read()) or b"")
    except (UnreadablePDF, MemoryError):
        return UNREADABLE
    return 0


if __name__ == "__main__":
    sys.exit(main())
