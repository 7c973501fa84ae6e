"""What holds for every date and every text."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from activities.dates import (
    UNDATED,
    DateError,
    Precision,
    Stretch,
    When,
    from_edtf,
    parse,
    printed,
    sort_key,
    spelled_out,
    to_edtf,
)
from activities.dates.units import Unit
from activities.dates.vocabulary import MEANINGS
from tests.activities.dates.strategies import CENTURY, stretches

untimed = settings(deadline=None)  # a busy machine is no failure


@st.composite
def whens(draw):
    """One to three different stretches in any order: nothing else that has days is printed alike."""
    found = tuple(draw(st.lists(stretches, min_size=1, max_size=3, unique=True)))
    undated = all(stretch.undated for stretch in found)
    return When(stretches=found, to_be_confirmed=not undated and draw(st.booleans()))


@st.composite
def crowded_whens(draw):
    """Stretches of one short time, so that they share months and years, touch and overlap."""
    year, month = draw(CENTURY), draw(st.integers(1, 12))
    starts = st.builds(date, st.just(year), st.integers(month, min(month + 1, 12)), st.integers(1, 28))
    spans = st.tuples(starts, st.sampled_from([0, 0, 1, 4, 31])).map(
        lambda span: Stretch(start=span[0], end=span[0] + timedelta(days=span[1]), precision=Precision.DAY)
    )
    months = st.integers(1, 12).map(
        lambda number: Stretch(
            start=Unit(Precision.MONTH, year, number).first,
            end=Unit(Precision.MONTH, year, number).last,
            precision=Precision.MONTH,
        )
    )
    years = st.sampled_from([year, year + 1]).map(
        lambda number: Stretch(start=date(number, 1, 1), end=date(number, 12, 31), precision=Precision.YEAR)
    )
    return When(stretches=tuple(draw(st.lists(spans | months | years, min_size=2, max_size=3, unique=True))))


@pytest.mark.parametrize("language", ["en", "fr"])
@untimed
@given(when=whens() | crowded_whens())
def test_what_is_printed_is_read_back_as_the_same_value(language, when):
    assert parse(printed(when, language=language)) == when


@pytest.mark.parametrize("language", ["en", "fr"])
@untimed
@given(when=whens())
def test_what_is_said_in_full_is_read_back_too_but_for_what_it_explains(language, when):
    text = spelled_out(when, language=language)

    assert "(" in text or len(text) > 200 or parse(text) == when


@untimed
@given(stretch=stretches)
def test_every_stretch_survives_its_exchange_format(stretch):
    assert from_edtf(to_edtf(stretch), precision=stretch.precision) == stretch


def parses_or_refuses(text):
    try:
        return parse(text)
    except DateError as error:
        return str(error)


@untimed
@given(text=st.text())
@example(text="\u0301")
@example(text="\ud800")
@example(text="\x00")
@example(text="ﷺ" * 200)
@example(text="İ")
@example(text="𝟛𝟙 Oct 𝟘𝟡")
def test_parsing_raises_nothing_but_its_own_error_whatever_the_text(text):
    assert parses_or_refuses(text)


WORDS = [" ".join(phrase) for phrase in MEANINGS] + [
    "5",
    "31",
    "09",
    "2010",
    "0",
    "99999",
    "1er",
    "2nd",
    "12/2010",
    "5.6",
    ".",
]


@untimed
@given(words=st.lists(st.sampled_from(WORDS), max_size=12), glue=st.sampled_from([" ", ""]))
def test_parsing_raises_nothing_but_its_own_error_whatever_the_order_of_its_own_words(words, glue):
    assert parses_or_refuses(glue.join(words))


@untimed
@given(text=st.text(), precision=st.sampled_from(Precision))
@example(text="9999-12", precision=Precision.SEASON)
@example(text="9999-24/..", precision=Precision.SEASON)
def test_reading_edtf_raises_nothing_but_the_same_error(text, precision):
    try:
        stretch = from_edtf(text, precision=precision)
    except DateError:
        return
    assert to_edtf(stretch) == text


@untimed
@given(rows=st.lists(st.tuples(whens(), st.text()), max_size=6))
def test_order_is_total(rows):
    keys = [sort_key(when, title) for when, title in rows]

    assert all((one < other) + (one == other) + (one > other) == 1 for one in keys for other in keys)


@untimed
@given(when=whens(), title=st.text())
def test_nothing_dated_comes_after_what_is_undated(when, title):
    assert when == UNDATED or sort_key(when, title) < sort_key(UNDATED, title) or when.stretches[0].undated
