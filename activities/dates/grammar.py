"""From tokens to drafts: what each piece of a typed date says by itself, before anything is taken from its neighbours.

when  = item { separator item } [ "," ] [ "(" ] [ tbc ] [ ")" ]
item  = tbc | [ from ] edge [ dash edge ] [ onwards ]
edge  = [ weekday ] ( day | month | quarter | half-year | season | part of a month | year )
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from activities.dates import reasons
from activities.dates.cursor import Cursor
from activities.dates.numerals import full_year
from activities.dates.precision import Precision
from activities.dates.reasons import DateError, excerpt
from activities.dates.tokens import Token
from activities.dates.vocabulary import Kind

UNITS_IN_A_YEAR = {Precision.QUARTER: 4, Precision.HALF_YEAR: 2}
FRENCH_IN = frozenset({"au", "à", "a"})  # also the words for "to"
WITHIN_A_YEAR = frozenset({Precision.QUARTER, Precision.HALF_YEAR, Precision.SEASON})
JOINTS = frozenset({Kind.DASH, Kind.TO, Kind.COMMA, Kind.AND})
LISTING = JOINTS | {Kind.NUMBER, Kind.ORDINAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One end of a stretch as far as it is said; `number` as in `units.Unit`, and `piece` is how it was typed."""

    precision: Precision
    number: int
    month: int | None = None
    year: int | None = None
    weekday: Token | None = None
    american: bool = False  # the month stands before the day
    piece: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One stretch as typed. Without `first` it is not yet known; without `last` it is one unit or open-ended."""

    piece: str
    first: Edge | None = None
    last: Edge | None = None
    open_ended: bool = False


class Grammar(Cursor):
    """Reads one text, left to right, never going back.

    `american_month` is the month of `March 3 and 5, 2010`, which holds for bare days up to the year.
    """

    def __init__(self, text: str, tokens: list[Token]) -> None:
        super().__init__(text, tokens)
        self.american_month: int | None = None

    def drafts(self) -> tuple[list[Draft], bool]:
        """The stretches, and whether they are to be confirmed."""
        drafts = [self.item()]
        while self.separator():
            drafts.append(self.item())
        self.accept(Kind.COMMA)
        to_be_confirmed = self.confirmation()
        if self.kind is not Kind.END:
            raise self.not_expected()
        return drafts, to_be_confirmed

    def separator(self) -> bool:
        if self.kind is Kind.COMMA and self.confirmation_follows():
            return False
        if self.accept(Kind.COMMA, Kind.SEMICOLON):
            self.accept(Kind.AND)
            return True
        return self.accept(Kind.AND) is not None

    def confirmation_follows(self) -> bool:
        rest = [token.kind for token in self.tokens[self.position + 1 : self.position + 4]]
        return rest[:2] == [Kind.UNCONFIRMED, Kind.END] or rest == [Kind.OPEN, Kind.UNCONFIRMED, Kind.CLOSE]

    def confirmation(self) -> bool:
        opened = self.accept(Kind.OPEN)
        if self.accept(Kind.UNCONFIRMED) is None:
            if opened:
                raise self.not_expected()
            return False
        if opened and not self.accept(Kind.CLOSE):
            raise self.not_expected()
        return True

    def item(self) -> Draft:
        start = self.position
        if self.confirmation():
            return Draft(piece=self.piece(start))
        opening = self.accept(Kind.FROM, Kind.OF, Kind.TO)
        first = self.edge()
        last = self.edge() if self.accept(*self.dashes()) else None
        onwards = last is None and self.accept(Kind.ONWARDS) is not None
        draft = Draft(piece=self.piece(start), first=first, last=last, open_ended=onwards)
        return self.opened(draft, opening) if opening else draft

    def dashes(self) -> tuple[Kind, ...]:
        """A slash stands between dates in numbers only, as in `2009-10-05/2009-10-09`."""
        return (Kind.DASH, Kind.TO, Kind.SLASH) if self.previous.kind is Kind.NUMERIC else (Kind.DASH, Kind.TO)

    def opened(self, draft: Draft, opening: Token) -> Draft:
        """`from 5 to 9 Oct` has its end; `from 5 Oct` goes on; French `au printemps` is no end."""
        if opening.kind is Kind.TO and (
            opening.typed.casefold() not in FRENCH_IN or draft.first.precision not in WITHIN_A_YEAR
        ):
            raise DateError(reasons.START_MISSING, piece=draft.piece)
        if opening.kind is Kind.OF and draft.last is None:
            raise DateError(reasons.END_MISSING, piece=draft.piece)
        return replace(draft, open_ended=draft.open_ended or (opening.kind is Kind.FROM and draft.last is None))

    def edge(self) -> Edge:
        self.skip(Kind.OF, Kind.ARTICLE)
        start = self.position
        weekday = self.accept(Kind.WEEKDAY)
        if weekday:
            self.accept(Kind.COMMA)
            self.skip(Kind.ARTICLE)
        said = self.position
        edge = self.unit()
        if weekday and edge.precision is not Precision.DAY:
            raise self.not_expected(weekday)
        return replace(edge, weekday=weekday, piece=self.piece(said if weekday else start))

    def unit(self) -> Edge:
        readers = {
            Kind.NUMBER: self.number,
            Kind.ORDINAL: self.number,
            Kind.NUMERIC: self.numeric,
            Kind.MONTH: self.named_month,
            Kind.LETTER: self.lettered_period,
            Kind.SEASON: self.season,
            Kind.PART: self.part_of_month,
        }
        if self.kind not in readers:
            raise self.not_expected()
        return readers[self.kind](self.take())

    def number(self, token: Token) -> Edge:
        """A year, a counted period, or a day with its month, if it is said."""
        if token.kind is Kind.ORDINAL and (period := self.accept(Kind.PERIOD)):
            return self.period(period.value, token.value)
        if token.digits == 4:
            return Edge(precision=Precision.YEAR, number=1, year=token.value)
        if token.digits > 2:
            raise DateError(reasons.NOT_A_NUMBER_OF_A_DATE, piece=excerpt(token.typed))
        if self.following.kind is Kind.MONTH:
            self.accept(Kind.OF)
        if month := self.accept(Kind.MONTH):
            self.american_month = None
            return Edge(precision=Precision.DAY, number=token.value, month=month.value, year=self.year())
        return self.american_day(token)

    def numeric(self, token: Token) -> Edge:
        day, month, year = token.value
        if day is None:
            return Edge(precision=Precision.MONTH, number=month, year=year)
        return Edge(precision=Precision.DAY, number=day, month=month, year=year)

    def named_month(self, token: Token) -> Edge:
        if self.american_day_follows():
            self.american_month = token.value
            return self.american_day(self.take())
        self.american_month = None
        return Edge(precision=Precision.MONTH, number=token.value, year=self.year())

    def american_day_follows(self) -> bool:
        """`March 3` and `March 3rd`, but `March 10` only before a year of its own: `March 10-12, 2010`."""
        if self.kind is Kind.ORDINAL or self.token.digits == 1:
            return True
        if self.token.digits != 2:
            return False
        for previous, token in pairwise(self.tokens[self.position :]):
            if token.digits == 4:
                return previous.kind in (Kind.NUMBER, Kind.ORDINAL, Kind.COMMA)
            month_first = token.kind is Kind.MONTH and previous.kind in JOINTS
            if token.digits > 2 or not (month_first or token.kind in LISTING):
                return False
        return False

    def american_day(self, token: Token) -> Edge:
        """A day after its month, or one without a month at all."""
        month = self.american_month
        year = self.long_year() if month else None
        if year is not None:
            self.american_month = None
        return Edge(precision=Precision.DAY, number=token.value, month=month, year=year, american=month is not None)

    def lettered_period(self, token: Token) -> Edge:
        if self.token.digits != 1:
            raise self.not_expected(token)
        return self.period(token.value, self.take().value)

    def period(self, precision: Precision, number: int) -> Edge:
        """Of the two tokens just taken: `Q2`, `2nd quarter`."""
        if not 1 <= number <= UNITS_IN_A_YEAR[precision]:
            raise DateError(reasons.NO_SUCH_UNIT, piece=self.piece(self.position - 2))
        return Edge(precision=precision, number=number, year=self.year())

    def season(self, token: Token) -> Edge:
        return Edge(precision=Precision.SEASON, number=token.value, year=self.year())

    def part_of_month(self, token: Token) -> Edge:
        start = self.position - 1
        self.accept(Kind.DASH)
        self.skip(Kind.OF, Kind.ARTICLE)
        month = self.accept(Kind.MONTH)
        if month is None:
            raise DateError(reasons.MONTH_MISSING, piece=self.piece(start))
        return Edge(precision=Precision.PART, number=token.value, month=month.value, year=self.year())

    def year(self) -> int | None:
        """Two digits, or four: `09`, `2009`, `, 2009`, `of 2009`."""
        if self.following.digits in (2, 4):
            self.accept(Kind.OF)
        if self.token.digits == 2:
            return full_year(self.take().typed)
        return self.long_year()

    def long_year(self) -> int | None:
        if self.following.digits == 4:
            self.accept(Kind.COMMA)
        return self.take().value if self.token.digits == 4 else None
