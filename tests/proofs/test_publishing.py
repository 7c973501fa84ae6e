"""Publishing wholly happens or leaves nothing behind, whoever dies on the way and however many publish at once; on both
databases.
"""

import pytest

from tests.proofs.databases import DATABASES, empty_database, result_of

pytestmark = pytest.mark.proof

TIMES, TIMES_WITHOUT, SEED = 1_000, 200, 2009
KILLED = ": -9"


@pytest.fixture(params=DATABASES)
def database(request, tmp_path):
    with empty_database(request.param, tmp_path) as address:
        yield address


def test_a_publishing_that_is_killed_leaves_all_or_nothing(database):
    result = result_of("tests.proofs.killing", TIMES, SEED, database=database)

    unkilled = {way for way in result["ended"] if not way.endswith(KILLED)}
    assert sum(times for way, times in result["ended"].items() if way not in unkilled) == TIMES
    assert unkilled <= {"at random: 0", "at random, with the real PDF: 0"}
    assert set(result["left"]) == {"as before", "published"}
    assert result["broken"] == result["flawed"] == []


def test_without_its_transaction_it_leaves_halves(database):
    """The proof sees what it looks for."""
    result = result_of("tests.proofs.killing", TIMES_WITHOUT, SEED, "without", database=database)

    assert result["left"]["half"] > 0


@pytest.mark.parametrize("series", [1, 5])
def test_eight_processes_number_their_editions_without_a_gap(database, series):
    result = result_of("tests.proofs.crowding", 8, 50, series, database=database)

    assert result["answers"] == {"published": 400}
    assert result["editions"] == [400 // series] * series
    assert result["broken"] == result["flawed"] == []


def test_of_two_who_publish_the_same_report_at_once_one_is_refused(database):
    result = result_of("tests.proofs.crowding", 2, 50, "same", database=database)

    assert result["answers"] == {"published": 50, "The report is published; this cannot be done now.": 50}
    assert result["editions"] == [50]
    assert result["broken"] == result["flawed"] == []
