"""What changed in a text, word for word. Paragraphs and items run on: the text itself stands in its table."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reports.documents import Piece, PieceKind

LONG = 12  # words; longer stretches that stayed are shortened
CONTEXT = 5  # words beside a change
ELLIPSIS = "…"
# Of two texts that share less than that, the words they have in common say nothing.
SIMILAR = 0.3


def word_for_word(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces put together are both texts, with single spaces; long stretches that stayed are shortened."""
    pieces = list(stretches(before.split(), after.split()))
    last = len(pieces) - 1
    return tuple(
        Piece(kind=kind, text=" ".join(words) + (" " if number < last else ""))
        for number, (kind, words) in enumerate(pieces)
    )


def stretches(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[PieceKind, Sequence[str]]]:
    for tag, start, end, new_start, new_end in operations(before, after):
        if tag == "equal":
            words = before[start:end]
            yield PieceKind.KEPT, shortened(words, first=start == 0, last=end == len(before) and new_end == len(after))
            continue
        if start < end:
            yield PieceKind.REMOVED, before[start:end]
        if new_start < new_end:
            yield PieceKind.ADDED, after[new_start:new_end]


def operations(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """As difflib has them. In long texts it sets out from rare words only, so that its time stays in proportion."""
    matcher = SequenceMatcher(None, before, after)
    if matcher.ratio() < SIMILAR:
        return [("replace", 0, len(before), 0, len(after))]
    return matcher.get_opcodes()


def shortened(words: Sequence[str], *, first: bool, last: bool) -> Sequence[str]:
    """A change keeps a few words beside it; at the ends of the text there is a change on one side only."""
    if len(words) <= LONG:
        return words
    head = [] if first else words[:CONTEXT]
    tail = [] if last else words[-CONTEXT:]
    return [*head, ELLIPSIS, *tail]
