"""Where a link may lead: to the web or to a mailbox."""

import re
from functools import lru_cache
from urllib.parse import quote

from activities.richtext.writing import link, sanitise
from outputs.text import printable

LENGTH = 2_000
SCHEMES = "https?://|mailto:"

_ALLOWED = re.compile(f"(?:{SCHEMES})[^ ]", re.IGNORECASE)
_IGNORED = re.compile(r"[\t\n]")
_UNSAFE = re.compile(r"""[\s<>"\\`]""")


@lru_cache(maxsize=256)
def address(source: str) -> str:
    """The address as it is stored; empty where it leads elsewhere, is too long or the sanitiser would not have it."""
    if len(source) > 2 * LENGTH:
        return ""
    found = _IGNORED.sub("", printable(source)).strip()
    found = _UNSAFE.sub(lambda unsafe: quote(unsafe.group()), found)
    if len(found) > LENGTH or not _ALLOWED.match(found):
        return ""
    return found if sanitise(link(found, "text")) == link(found, "text") else ""
