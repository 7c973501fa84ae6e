import pytest

from outputs.scopes import NONE, OutputScope, natural_key, sortable

CODES = ["1", "1.2", "1.3.1.4", "1.10", "2", "10", "A1", "A10"]


def test_codes_stand_in_natural_order_each_once():
    assert OutputScope.of(["10", "1.10", "2", "1.2", "1", "A10", "1.3.1.4", "A1", "2"]).codes == tuple(CODES)


def test_the_database_sorts_codes_as_people_do():
    assert sorted(CODES, key=sortable) == sorted(CODES, key=natural_key) == CODES


def test_all_outputs_exclude_a_list():
    with pytest.raises(ValueError, match="all outputs or some of them"):
        OutputScope(everything=True, codes=("1",))


def test_no_outputs_and_all_outputs_are_two_things():
    assert OutputScope(everything=True) != NONE
