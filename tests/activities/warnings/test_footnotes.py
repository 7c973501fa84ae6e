import pytest

from activities.warnings.footnotes import unmarked, without_a_footnote
from tests.factories import make_activity, make_project

pytestmark = pytest.mark.django_db

NEEDED = "“Kosovo” needs its footnote: write “Kosovo*”."


@pytest.mark.parametrize(
    ("told", "sentences"),
    [
        ({"title": "Visit to Kosovo"}, [NEEDED]),
        ({"text": "<p>Experts from Kosovo took part.</p>"}, [NEEDED]),
        ({"place": "Pristina, Kosovo"}, [NEEDED]),
        ({"title": "Visit to Kosovo*", "text": "<p>In Kosovo, too.</p>"}, []),
        ({"title": "Visit to Kosovo*"}, []),
        ({"title": "The Kosovoan question"}, []),
        ({"title": "Visit to Albania"}, []),
    ],
)
def test_a_term_without_its_mark_is_said_once_an_entry(told, sentences):
    entry = make_activity(make_project(), **told)

    assert list(unmarked(entry, ["Kosovo*", "CoE"])) == sentences


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Visit to Kosovo*", []),
        ("Visit to Palestine*", ["Palestine*"]),
        ("Palestine* and Palestine*", ["Palestine*"]),
        ("Level 5 * advanced", []),
        ("a*b", []),
    ],
)
def test_a_word_with_an_asterisk_wants_a_footnote(title, words):
    entry = make_activity(make_project(), title=title)

    assert list(without_a_footnote(entry, ["UNMIK/Kosovo*"])) == [
        f"“{word}” has the sign of a footnote, and the project data have none for it." for word in words
    ]
