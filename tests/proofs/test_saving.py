"""Eight people on ten entries: every save is in the history or was refused to its author, on both databases."""

import pytest

from tests.proofs.databases import DATABASES, empty_database, result_of

pytestmark = pytest.mark.proof

PROCESSES, EACH, ENTRIES, CLICKS = 8, 100, 10, 20


@pytest.mark.parametrize("kind", DATABASES)
def test_no_save_is_lost_and_a_double_click_makes_one(kind, tmp_path):
    with empty_database(kind, tmp_path) as database:
        result = result_of("tests.proofs.saving", PROCESSES, EACH, ENTRIES, CLICKS, database=database)

    answers = result["answers"]
    assert {"saved", "refused"} <= set(answers) <= {"saved", "refused", "busy"}
    assert sum(answers.values()) == PROCESSES * EACH
    assert {name: result[name] for name in ("lost", "kept though refused", "untold", "not the last")} == {
        "lost": [],
        "kept though refused": [],
        "untold": [],
        "not the last": [],
    }
    assert (result["clicks"], result["made"], result["led to"]) == ({"saved": 2 * CLICKS}, CLICKS, CLICKS)
