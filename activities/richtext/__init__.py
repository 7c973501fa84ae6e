"""An author's text: cleaned, as blocks, as HTML, as plain text and as people type it without an editor.

A text is paragraphs and bulleted or numbered lists of two levels, with bold, italic and links: what every format can
carry. What comes in as anything else (headings, tables, Word's paragraphs that look like lists) becomes these, and no
visible text is lost. The HTML that goes out is written from the blocks, never passed through. Nothing here recurses
into its input, knows Django or asks the database; what is too much is refused with TextTooLong, never cut.

    tokens     HTML as a stream of texts and tags, in linear time
    reading    that stream, as a browser would show it
    unshown    what of it is no text: hidden, commented, deleted
    emphasis   what of it is bold and italic
    word       what Word means by its paragraphs
    parts      the flat list of paragraphs and items that reading and notation fill, and the blocks made of it
    links      where a link may lead
    notation   the text of a plain text field, both ways; `inline` for what stands within a line
    posted     what a form posts: the notation, or HTML from the editor
    writing    blocks as HTML and as plain text
    reasons    why a text is refused
    tree       the values, and how many there may be
"""

from activities.richtext.notation import from_notation, to_notation
from activities.richtext.posted import bare, from_posted, is_html, to_posted
from activities.richtext.reading import blocks
from activities.richtext.reasons import TextTooLong
from activities.richtext.tree import LIMIT, Block, Item, ItemList, Paragraph, Run
from activities.richtext.writing import html, plain_text, sanitise

__all__ = [
    "LIMIT",
    "Block",
    "Item",
    "ItemList",
    "Paragraph",
    "Run",
    "TextTooLong",
    "bare",
    "blocks",
    "clean",
    "from_notation",
    "from_posted",
    "html",
    "is_html",
    "plain",
    "to_notation",
    "to_posted",
]


def clean(source: str) -> str:
    """Canonical HTML: equal texts are equal strings, and cleaning again changes nothing. Raises TextTooLong."""
    return sanitise(html(blocks(source)))


def plain(text: str | tuple[Block, ...]) -> str:
    """The text alone, of blocks or of HTML; a line per paragraph and item."""
    return plain_text(blocks(text) if isinstance(text, str) else text)
