"""Reads dates as people type them, English and French alike.

What is not understood is refused with the reason, never guessed. A stretch takes the month and the year it lacks from
the one that follows it (`2-3 and 9-10 May 11`), never from one before.
"""

from dataclasses import replace
from datetime import date

from activities.dates import reasons
from activities.dates.grammar import Draft, Edge, Grammar
from activities.dates.precision import Precision
from activities.dates.reasons import DateError
from activities.dates.tokens import Token, normalised, tokens
from activities.dates.units import STAND_ALONE, Unit
from activities.dates.values import UNDATED, Stretch, When
from activities.dates.vocabulary import Kind, Meaning

LONGEST_TEXT = 200
LEAP_YEAR = 2000  # has every day that some year has
READINGS = (Meaning(Kind.MONTH, 3), Meaning(Kind.WEEKDAY, 1))  # of "mar"


def parse(text: str) -> When:
    """Raises DateError, and nothing else, whatever the text."""
    if len(text) > LONGEST_TEXT:
        raise DateError(reasons.TOO_LONG, length=len(text), limit=LONGEST_TEXT)
    plain = normalised(text)
    if not plain:
        raise DateError(reasons.EMPTY)
    found = tokens(plain)
    if all(token.kind is not Kind.MONTH_OR_WEEKDAY for token in found):
        return when(plain, found)
    return first_reading(plain, found)


def first_reading(text: str, found: list[Token]) -> When:
    """As a month where that makes sense; French `mar. 3 mars 2009` makes sense with a weekday only."""
    errors = []
    for meaning in READINGS:
        try:
            return when(text, read_as(found, meaning))
        except DateError as error:
            errors.append(error)
    raise next((error for error in errors if error.template == reasons.WRONG_WEEKDAY), errors[0])


def read_as(found: list[Token], meaning: Meaning) -> list[Token]:
    return [
        replace(token, kind=meaning.kind, value=meaning.value) if token.kind is Kind.MONTH_OR_WEEKDAY else token
        for token in found
    ]


def when(text: str, found: list[Token]) -> When:
    drafts, to_be_confirmed = Grammar(text, found).drafts()
    stretches: list[Stretch] = []
    following: Draft | None = None
    for draft in reversed(drafts):
        refuse_impossible(draft)
        completed = complete(draft, following)
        stretches.insert(0, stretch_of(completed))
        refuse_disorder(draft, completed, following)
        following = completed
    undated = all(stretch.undated for stretch in stretches)
    return When(stretches=tuple(stretches), to_be_confirmed=to_be_confirmed and not undated)


def refuse_impossible(draft: Draft) -> None:
    """What no year would make right is told before a missing year is: `31 Feb`, `9-5 Oct`."""
    edges = [edge for edge in (draft.first, draft.last) if edge and edge.precision is Precision.DAY and not edge.year]
    for edge in edges:
        if edge.month is not None:
            days(replace(edge, year=LEAP_YEAR, weekday=None))
    if len(edges) == 2:
        first, last = edges
        if last.month is not None and first.month in (None, last.month) and last.number < first.number:
            raise DateError(reasons.BACKWARDS, piece=draft.piece)


def complete(draft: Draft, following: Draft | None) -> Draft:
    if draft.first is None:
        return draft
    source = None if draft.open_ended or following is None else following.first
    if draft.last is None:
        return replace(draft, first=filled(draft.first, source))
    if draft.first.precision is not draft.last.precision:
        raise DateError(reasons.UNEQUAL_ENDS, piece=draft.piece)
    last = filled(draft.last, source)
    return replace(draft, first=filled(draft.first, last), last=last)


def filled(edge: Edge, source: Edge | None) -> Edge:
    """The edge with month and year, its own or those of a source in the same order of day and month.

    So `mar. 5-6 oct. 2010` is a Tuesday, and `Mar 5 - Apr 6, 2011` begins in March.
    """
    if source is not None and source.american is not edge.american:
        source = None
    month, year = edge.month, edge.year
    if month is None and edge.precision is Precision.DAY:
        if source is None or source.precision is not Precision.DAY:
            raise DateError(reasons.MONTH_MISSING, piece=edge.piece)
        month = source.month
    if year is None:
        if source is None or source.precision is Precision.YEAR:
            raise DateError(reasons.YEAR_MISSING, piece=edge.piece)
        year = source.year
    return replace(edge, month=month, year=year)


def stretch_of(draft: Draft) -> Stretch:
    """Of a complete draft."""
    if draft.first is None:
        return UNDATED.stretches[0]
    start, end = days(draft.first)
    if draft.last is not None:
        if draft.first.precision in STAND_ALONE:
            raise DateError(reasons.NO_RANGE, piece=draft.piece)
        end = days(draft.last)[1]
    if end < start:
        raise DateError(reasons.BACKWARDS, piece=draft.piece)
    return Stretch(start=start, end=None if draft.open_ended else end, precision=draft.first.precision)


def days(edge: Edge) -> tuple[date, date]:
    unit = Unit(edge.precision, edge.year or 0, edge.number, edge.month or 0)
    try:
        first, last = unit.first, unit.last
    except ValueError:
        raise DateError(reasons.NO_SUCH_DAY, piece=edge.piece) from None
    if edge.weekday is not None and edge.weekday.value != first.weekday():
        raise DateError(reasons.WRONG_WEEKDAY, piece=edge.piece, weekday=edge.weekday.typed)
    return first, last


def refuse_disorder(draft: Draft, completed: Draft, following: Draft | None) -> None:
    """`28 Dec and 3 Jan 12` would put December after January: the year of the first is not told."""
    if draft == completed or completed.first is None or following is None or following.first is None:
        return
    own_end = draft.last or draft.first
    if own_end.year is None and days(completed.first) > days(following.first):
        raise DateError(reasons.COMES_LATER, piece=draft.piece, following=following.piece)
