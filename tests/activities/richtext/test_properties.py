import nh3
from hypothesis import given

from activities import richtext
from tests.activities.richtext.texts import any_html, any_lines, trees

ALLOWED = {"tags": {"p", "ul", "ol", "li", "strong", "em", "a"}, "attributes": {"a": {"href"}}, "link_rel": None}


@given(any_html)
def test_cleaning_once_is_enough(source):
    cleaned = richtext.clean(source)

    assert richtext.clean(cleaned) == cleaned
    assert richtext.html(richtext.blocks(source)) == cleaned
    assert richtext.blocks(cleaned) == richtext.blocks(source)
    assert nh3.clean(cleaned, **ALLOWED) == cleaned
    assert cleaned.encode().decode() == cleaned


@given(any_html)
def test_what_is_shown_as_notation_is_read_back_as_the_same_text(source):
    assert richtext.blocks(richtext.from_notation(richtext.to_notation(source))) == richtext.blocks(source)


@given(any_lines)
def test_whatever_is_typed_is_a_text(typed):
    cleaned = richtext.from_notation(typed)

    assert richtext.clean(cleaned) == cleaned
    assert richtext.from_notation(richtext.to_notation(cleaned)) == cleaned


@given(trees)
def test_no_word_is_lost_or_moved(tree):
    words, source = tree

    assert richtext.plain(source).replace(" | ", " ").split() == words


@given(any_html)
def test_a_text_has_two_levels_and_nothing_empty(source):
    for block in richtext.blocks(source):
        items = getattr(block, "items", ())
        below = [item for one in items if one.sublist for item in one.sublist.items]

        assert not any(item.sublist for item in below)
        assert all("".join(run.text for run in part.runs).strip() for part in [*(items or [block]), *below])
