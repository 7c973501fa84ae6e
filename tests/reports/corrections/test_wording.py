import pytest

from reports.corrections import word_for_word
from reports.documents import Piece, PieceKind

KEPT, REMOVED, ADDED = PieceKind.KEPT, PieceKind.REMOVED, PieceKind.ADDED


def pieces(before, after):
    return [(piece.kind, piece.text) for piece in word_for_word(before, after)]


def test_a_changed_word_stands_among_those_that_stayed():
    assert pieces("a seminar in Geneva", "a workshop in Geneva") == [
        (KEPT, "a "),
        (REMOVED, "seminar "),
        (ADDED, "workshop "),
        (KEPT, "in Geneva"),
    ]


def test_a_text_that_is_new_is_one_piece():
    assert pieces("", "Two countries\nacceded.") == [(ADDED, "Two countries acceded.")]


def test_a_text_that_is_gone_is_one_piece():
    assert pieces("Two countries acceded.", "") == [(REMOVED, "Two countries acceded.")]


def test_texts_with_little_in_common_stand_one_after_the_other():
    assert pieces("Training of judges and prosecutors", "Opening speech and reception in Tbilisi") == [
        (REMOVED, "Training of judges and prosecutors "),
        (ADDED, "Opening speech and reception in Tbilisi"),
    ]


ALPHABET = "a b c d e f g h i j k l m n o p q r s t u v w x y z"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (f"old {ALPHABET}", f"new {ALPHABET}", [(REMOVED, "old "), (ADDED, "new "), (KEPT, "a b c d e …")]),
        (f"{ALPHABET} old", f"{ALPHABET} new", [(KEPT, "… v w x y z "), (REMOVED, "old "), (ADDED, "new")]),
        (
            f"old {ALPHABET} old",
            f"{ALPHABET}",
            [(REMOVED, "old "), (KEPT, "a b c d e … v w x y z "), (REMOVED, "old")],
        ),
    ],
)
def test_long_stretches_that_stayed_are_shortened(before, after, expected):
    assert pieces(before, after) == expected


def test_a_piece_says_what_became_of_its_words():
    assert word_for_word("one", "one two") == (Piece(kind=KEPT, text="one "), Piece(kind=ADDED, text="two"))
