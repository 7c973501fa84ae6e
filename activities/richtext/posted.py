"""A text as a form posts it: the notation, or HTML from the editor, which says so with its first characters.

One field with one value that says what it is: whoever keeps, compares or brings back what was posted need not know.
"""

from activities.richtext.notation import from_notation, to_notation
from activities.richtext.reading import blocks
from activities.richtext.tokens import End, Text, Token, tokens
from activities.richtext.writing import html, sanitise

MARK = "<!doctype html>"


def from_posted(text: str) -> str:
    """Canonical HTML. Raises TextTooLong."""
    return sanitise(html(blocks(text.removeprefix(MARK)))) if is_html(text) else from_notation(text)


def to_posted(source: str) -> str:
    """The notation of a stored text; one that would be taken for HTML begins with a backslash."""
    notation = to_notation(source)
    return f"\\{notation}" if is_html(notation) else notation


def bare(text: str) -> str:
    """The text of posted HTML as it came, invisible characters included; a line per paragraph."""
    return "".join(_bare(token) for token in tokens(text.removeprefix(MARK))).removesuffix("\n")


def _bare(token: Token) -> str:
    if isinstance(token, Text):
        return token.text
    return "\n" if token == End("p") else ""


def is_html(text: str) -> bool:
    return text.startswith(MARK)
