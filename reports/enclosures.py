"""The document that a published PDF carries, taken out of it. Pure: no Django, no rows.

A file of a stranger is read only within the limits of `reports.funders.attachment_reader`.
"""

import logging
from io import BytesIO

from pypdf import PdfReader

NAME = "document.json"
LARGEST = 5 * 1024 * 1024

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells the log each oddity of a file; the answer is enough


class UnreadablePDF(Exception):
    """No PDF, a damaged one, or one that opens only with a password."""


def enclosed(content: bytes) -> bytes | None:
    """The bytes of the enclosed document; None where there is none, or one that is larger than any of ours."""
    try:
        found = PdfReader(BytesIO(content)).attachments.get(NAME, [])
        first = found[0] if found else None
    except Exception as error:  # pypdf lets through whatever a damaged file leads it to
        raise UnreadablePDF from error
    return first if first is not None and len(first) <= LARGEST else None
