"""Dates in words: the one line of a report, what was understood in full, and single days and months.

What the one line says is read back as the same value.
"""

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

from activities.dates.labels import Detail, Style, label, open_label
from activities.dates.names import LONG, SHORT
from activities.dates.precision import Precision
from activities.dates.units import STAND_ALONE, Unit, unit_containing
from activities.dates.values import Stretch, When

SPELLED = {
    language: Style(names=LONG[language], short_years=False, weekdays=True, dash=" – ", wide_dash=" – ")
    for language in LONG
}
PLAIN = {language: Style(names=LONG[language], short_years=False) for language in LONG}


def printed(when: When, *, language: str = "en") -> str:
    """`2-3 and 9-10 May 11`, `24-25 Nov 09 (tbc)`, `tbc`.

    Beside a whole year the other years have four digits too: in `Mar 09, 2010` the 09 would be a day.
    """
    stretches = distinct(when.stretches)
    years = any(stretch.precision is Precision.YEAR for stretch in stretches)
    style = Style(names=SHORT[language], short_years=not years)
    phrases = [
        stretch.printed_as or phrase(stretch, style, detail_before(stretch, following))
        for stretch, following in neighbours(stretches)
    ]
    text = listed(phrases, style)
    return f"{text} ({style.names.to_be_confirmed})" if when.to_be_confirmed else text


def printed_stretch(stretch: Stretch, *, language: str = "en") -> str:
    return stretch.printed_as or phrase(stretch, Style(names=SHORT[language]))


def spelled_out(when: When, *, language: str = "en") -> str:
    """What was understood: `Mon 5 – Fri 9 October 2009`, `early March 2010 (Mon 1 – Wed 10 March 2010)`."""
    style = SPELLED[language]
    text = listed([explained(stretch, style) for stretch in distinct(when.stretches)], style)
    return f"{text}, {style.names.to_be_confirmed}" if when.to_be_confirmed else text


def full_date(day: date, *, language: str) -> str:
    """`2 November 2009`, `1er mars 2009`."""
    return label(unit_containing(Precision.DAY, day), PLAIN[language])


def day_and_month(day: date, *, language: str) -> str:
    """`2 November`, `1er mars`."""
    return label(unit_containing(Precision.DAY, day), PLAIN[language], Detail.WITHOUT_YEAR)


def month_name(day: date, *, language: str, year: bool) -> str:
    """`November 2009`, `November`."""
    detail = Detail.FULL if year else Detail.WITHOUT_YEAR
    return label(unit_containing(Precision.MONTH, day), PLAIN[language], detail)


def phrase(stretch: Stretch, style: Style, detail: Detail = Detail.FULL) -> str:
    first, last = stretch.first_unit, stretch.last_unit
    if first is None:
        return style.names.not_yet_known
    if last is None:
        return open_label(first, style)
    if first == last:
        return label(last, style, detail)
    shared = detail_between(first, last)
    dash = style.wide_dash if is_wide(first, shared) else style.dash
    return f"{label(first, style, min(shared, detail))}{dash}{label(last, style, detail)}"


def explained(stretch: Stretch, style: Style) -> str:
    """Seasons and parts of a month with what they mean in days or months."""
    said = phrase(stretch, style)
    if stretch.precision not in STAND_ALONE or stretch.open_ended:
        return said
    meant = Precision.DAY if stretch.precision is Precision.PART else Precision.MONTH
    return f"{said} ({phrase(Stretch(start=stretch.start, end=stretch.end, precision=meant), style)})"


def detail_between(first: Unit, last: Unit) -> Detail:
    """What the first unit of a range need not say, because the last says it."""
    if first.year != last.year:
        return Detail.FULL
    same_month = first.precision is Precision.DAY and first.month == last.month
    return Detail.NUMBER if same_month else Detail.WITHOUT_YEAR


def is_wide(first: Unit, shared: Detail) -> bool:
    """A dash between groups of words has room around it: `29 Jun - 2 Jul 11`, but `Jan-Jun 10` and `2010-2012`."""
    if first.precision is Precision.YEAR:
        return False
    return shared is Detail.FULL or (shared is Detail.WITHOUT_YEAR and first.precision is Precision.DAY)


def detail_before(stretch: Stretch, following: Stretch | None) -> Detail:
    """What a stretch need not say in a list, because the one that follows in time says it."""
    if following is None or not (
        is_plain(stretch) and is_plain(following) and stretch.precision is following.precision
    ):
        return Detail.FULL
    if stretch.precision is Precision.YEAR or stretch.start > following.start:
        return Detail.FULL
    units = (stretch.first_unit, stretch.last_unit, following.first_unit, following.last_unit)
    return max(detail_between(unit, units[-1]) for unit in units)


def is_plain(stretch: Stretch) -> bool:
    return stretch.end is not None and not stretch.printed_as


def distinct(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The same dates in two places are said once."""
    return list(dict.fromkeys(stretches))


def neighbours(stretches: Sequence[Stretch]) -> list[tuple[Stretch, Stretch | None]]:
    return list(zip_longest(stretches, stretches[1:]))


def listed(phrases: Sequence[str], style: Style) -> str:
    """`a, b and c`."""
    *others, last = phrases
    return f"{', '.join(others)} {style.names.conjunction} {last}" if others else last
