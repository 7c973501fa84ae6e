"""What Word means by its paragraphs: its lists come without `ul` and `li`.

    <p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1)</span>Text</p>

The style tells the level, the ignored text the kind of list; a bullet is a letter of a symbol font (·, o, §).
"""

import re

_LEVEL = re.compile(r"mso-list:\s*\w+\s+level(\d)", re.IGNORECASE)
_IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"\s*\(?([0-9]{1,4}|[a-zA-Z]{1,5})[.)]")
_FIRST = {"1", "a", "A", "i", "I"}

MARKER_LENGTH = 20


def list_level(style: str) -> int:
    """1 and more in a list; 0 outside."""
    found = _LEVEL.search(style)
    return int(found.group(1)) if found else 0


def holds_a_marker(style: str) -> bool:
    return bool(_IGNORED.search(style))


def is_number(marker: str) -> bool:
    return bool(_NUMBER.match(marker))


def begins_a_list(marker: str) -> bool:
    found = _NUMBER.match(marker)
    return bool(found) and found.group(1) in _FIRST
