"""What was typed in a form that was left half-filled, as its author reads it again."""

from activities import richtext
from outputs.models import KeptForm


def words_of(kept: KeptForm) -> list[str]:
    """Without the HTML in which the editor writes."""
    return [richtext.bare(words) if richtext.is_html(words) else words for words in kept.words]
