from collections import Counter

import pytest

from activities.warnings import otherwise_spelt


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("Strasbourg", "Strasburg"),
        ("Asunción", "Asuncion"),
        ("Bucharest", "Bucarest"),
        ("Palais de l'Europe", "Palais de l’ Europe"),
        ("Agora building", "Agora bulding"),
        ("Zzyzx-Hall", "ZZYZX Hall"),
    ],
)
def test_a_place_spelt_two_ways_is_known_by_where_it_lies_or_by_its_letters(usual, other):
    counts = Counter({other: 1, usual: 3})

    assert otherwise_spelt(counts, counts) == {other: usual}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Austria", "Australia"),
        ("Niger", "Nigeria"),
        ("Vienna", "Vientiane"),
        ("Room 1 of the Agora", "Room 2 of the Agora"),
        ("Hall A", "Hall B"),
        ("online", "Online"),
        ("Ministry of Justice", "Ministry of Interior"),
        ("Northern region", "Southern region"),
    ],
)
def test_two_places_are_left_in_peace(one, other):
    counts = Counter({one: 3, other: 1})

    assert otherwise_spelt(counts, counts) == ({other: one} if one.casefold() == other.casefold() else {})


def test_of_two_spellings_as_usual_the_one_that_was_there_first_stays():
    counts = {"Asunción": 1, "Asuncion": 1}

    assert otherwise_spelt(["Asuncion"], counts) == {"Asuncion": "Asunción"}
    assert otherwise_spelt(["Asunción"], counts) == {}
