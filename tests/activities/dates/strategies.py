"""Any stretch of time, of every precision."""

from datetime import date, timedelta

from hypothesis import strategies as st

from activities.dates import UNDATED, Precision, Stretch
from activities.dates.units import Part, Unit

CENTURY = st.integers(2000, 2098)  # a winter of 2099 ends in 2100
UNITS_IN_A_YEAR = {
    Precision.MONTH: 12,
    Precision.QUARTER: 4,
    Precision.HALF_YEAR: 2,
    Precision.SEASON: 4,
    Precision.YEAR: 1,
}
CONTINUOUS = (Precision.MONTH, Precision.QUARTER, Precision.HALF_YEAR, Precision.YEAR)


@st.composite
def day_stretches(draw):
    start = draw(st.dates(date(2000, 1, 1), date(2099, 1, 1)))
    length = draw(st.integers(0, 40) | st.integers(0, 360))
    return Stretch(start=start, end=start + timedelta(days=length), precision=Precision.DAY)


@st.composite
def part_stretches(draw):
    unit = Unit(Precision.PART, draw(CENTURY), draw(st.sampled_from(Part)), draw(st.integers(1, 12)))
    return Stretch(start=unit.first, end=unit.last, precision=Precision.PART)


@st.composite
def unit_stretches(draw):
    precision = draw(st.sampled_from(list(UNITS_IN_A_YEAR)))
    first, second = sorted(draw(st.tuples(CENTURY, st.integers(1, UNITS_IN_A_YEAR[precision]))) for _ in range(2))
    last = draw(st.sampled_from([first, second])) if precision in CONTINUOUS else first
    return Stretch(start=Unit(precision, *first).first, end=Unit(precision, *last).last, precision=precision)


closed = day_stretches() | part_stretches() | unit_stretches()
open_ended = closed.map(lambda stretch: Stretch(start=stretch.start, end=None, precision=stretch.precision))
stretches = closed | open_ended | st.just(UNDATED.stretches[0])
