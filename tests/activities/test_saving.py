"""The short version of `tests/proofs/test_saving.py`, on the kind of database that the tests run on."""

import pytest

from tests.databases import database_url, empty_database
from tests.proofs.databases import result_of


@pytest.mark.django_db
def test_of_several_who_save_at_once_none_is_lost_and_a_double_click_makes_one(tmp_path):
    with empty_database(tmp_path) as name:
        result = result_of("tests.proofs.saving", 2, 5, 1, 2, database=database_url(name))

    assert set(result["answers"]) <= {"saved", "refused", "busy"}
    assert sum(result["answers"].values()) == 10
    assert result["lost"] == result["kept though refused"] == result["untold"] == result["not the last"] == []
    assert (result["clicks"], result["made"], result["led to"]) == ({"saved": 4}, 2, 2)
