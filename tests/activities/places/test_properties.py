"""Whatever is asked, the answer is a position on the globe or none."""

from hypothesis import given
from hypothesis import strategies as st

from activities.places import candidates, find, find_all, outline, project
from activities.places.gazetteer import gazetteer

WORDS = st.sampled_from(
    ["Paris", "Valencia", "USA", "Georgia", "online", "tbc", "Biel", "and", "et", "–", "St.", "the"]
)
SIGNS = st.sampled_from([" ", ", ", "/", " (", ")", ";", "&", "\t", "’", "*"])
TEXTS = st.one_of(st.text(), st.lists(st.one_of(WORDS, SIGNS, st.text(max_size=3)), max_size=60).map("".join))


@given(TEXTS)
def test_no_text_is_too_strange_to_be_asked(text):
    positions = [*(find_all(text) or ()), *candidates(text)]

    assert find(text) is None or find(text) in positions
    assert all(-90 <= one.latitude <= 90 and -180 <= one.longitude <= 180 for one in positions)


@given(TEXTS)
def test_case_and_accents_do_not_matter(text):
    assert find_all(text.upper()) == find_all(text.upper().lower())


@given(st.floats(-57, 84), st.floats(-180, 180))
def test_what_is_drawn_lies_within_the_map(latitude, longitude):
    x, y = project(latitude, longitude)

    assert -0.001 <= x <= outline().width + 0.001
    assert -0.5 <= y <= outline().height + 0.5


@given(st.integers(0, 35_000))
def test_a_town_is_a_candidate_of_its_own_name(number):
    name, country = gazetteer().towns[number].split("\t")[:2]

    assert any((one.name, one.country) == (name, country) for one in candidates(name))
