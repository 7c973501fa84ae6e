"""A document as the one text that is hashed (RFC 8785), and what follows from its hash. Pure: no Django, no rows.

Texts are NFC since they were stored, keys are ASCII, and there are no floats: amounts are decimal strings, dates EDTF.
So `jq -cjS . | sha256sum` gives the same hash.
"""

import base64
import hashlib
import json
from dataclasses import replace

from reports.documents import ReportDocument, State, from_plain, to_plain

CODE_BYTES = 10
CODE_GROUP = 4
# Crockford's letters: none that is taken for a digit or for another letter.
CROCKFORD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "0123456789ABCDEFGHJKMNPQRSTVWXYZ")
MISREAD = str.maketrans("OIL", "011")


def canonical_json(document: ReportDocument) -> str:
    """Raises ValueError on what has no canonical form (a lone surrogate, a float)."""
    text = written(to_plain(document))
    text.encode()
    return text


def is_canonical(text: str) -> bool:
    """Whether JSON of whatever schema version stands in its canonical form; what is no JSON does not."""
    try:
        return written(json.loads(text, parse_float=refuse_float)) == text
    except (ValueError, RecursionError):
        return False


def written(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def refuse_float(literal: str) -> None:
    raise ValueError(f"{literal} is no whole number.")


def read(text: str) -> ReportDocument:
    """The equal tree. Raises ValueError or KeyError on what is not a document."""
    return from_plain(json.loads(text))


def sha256(text: str) -> str:
    """Hexadecimal, of the text as UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint(document: ReportDocument) -> str:
    """What two readings of a report have in common: its content, not how far it has come."""
    return sha256(canonical_json(replace(document, state=State.DRAFT, edition=None)))


def verification_code(digest: str) -> str:
    """The first 80 bits of a SHA-256 in sixteen letters and digits that are not mistaken for each other."""
    return base64.b32encode(bytes.fromhex(digest)[:CODE_BYTES]).decode().translate(CROCKFORD)


def printed_code(code: str) -> str:
    """`7QK2-M0XD-93TF-A1BC`."""
    return "-".join(code[start : start + CODE_GROUP] for start in range(0, len(code), CODE_GROUP))


def typed_code(text: str) -> str:
    """A code as people type it: in any case, with or without dashes and spaces, with O for 0 and I or L for 1."""
    return "".join(char for char in text.upper() if char.isalnum()).translate(MISREAD)
