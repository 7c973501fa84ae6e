"""A mail that was queued goes out, whoever dies on the way: once, or, where the sender died between the server's yes
and its own note of it, once more under the same Message-ID; on both databases.
"""

import pytest

from tests.proofs.databases import DATABASES, empty_database, result_of

pytestmark = pytest.mark.proof

TIMES, TIMES_WITHOUT, SEED = 40, 10, 2009
IN_DOUBT = {"after the server has it", "before the mark"}
CERTAIN = {"before the claim", "after the claim", "before the server has it", "after the mark"}


@pytest.fixture(params=DATABASES)
def database(request, tmp_path):
    with empty_database(request.param, tmp_path) as address:
        yield address


@pytest.fixture
def spool(tmp_path):
    place = tmp_path / "spool"
    place.mkdir()
    return place


def test_a_sender_that_is_killed_loses_no_mail_and_repeats_at_most_the_one_in_flight(database, spool):
    result = result_of("tests.proofs.mailing", TIMES, SEED, spool, database=database)

    assert set(result["lost"].values()) == {0}
    assert {result["twice"][way] for way in CERTAIN} == {0}
    assert {result["twice"][way] for way in IN_DOUBT} == {TIMES}
    assert result["twice at once"] == 1


def test_a_publisher_that_is_killed_before_the_commit_sends_nothing_and_after_it_once(database, spool):
    result = result_of("tests.proofs.mailing", 5, SEED, spool, database=database)

    assert result["of a commit"] == {"before commit": [0], "after commit": [1]}


def test_a_sender_that_marks_before_it_sends_loses_mail(database, spool):
    """The proof sees what it looks for."""
    result = result_of("tests.proofs.mailing", TIMES_WITHOUT, SEED, spool, "without", database=database)

    assert result["lost"]["before the server has it"] == TIMES_WITHOUT
