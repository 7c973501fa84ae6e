"""What stands in the source and is no text of the document: what was hidden, Word's comments, tracked deletions.

A bare `del` or `s` is text that its author shows struck. Where such a part never ends, it is text after all.
"""

import re
from collections.abc import Iterable, Iterator

from activities.richtext.tokens import End, Start, Token

_HIDDEN = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*comment-list|mso-special-character\s*:\s*comment)",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"\b(?:x_)?MsoCommentReference\b|\bmsocomanchor\b|\bmsoDel\b")
# Those that never end by themselves.
_ENCLOSING = {"div", "span", "a", "del"}


def without_unshown(tokens: Iterable[Token]) -> Iterator[Token]:
    kept: list[Token] = []
    name, depth = "", 0
    for token in tokens:
        if not name and isinstance(token, Start) and _is_unshown(token):
            name = token.name
        if not name:
            yield token
            continue
        kept.append(token)
        depth += (token.__class__ is Start and token.name == name) - (token == End(name))
        if not depth:
            name, kept = "", []
    yield from kept


def _is_unshown(tag: Start) -> bool:
    if tag.name not in _ENCLOSING:
        return False
    tracked = tag.name == "del" and bool({"cite", "datetime"} & tag.attributes.keys())
    hidden = _HIDDEN.search(tag.attributes.get("style", "")) or _COMMENT.search(tag.attributes.get("class", ""))
    return tracked or bool(hidden)
