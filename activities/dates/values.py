"""The values: a stretch of time of some precision, and an entry's dates as one value. No reading, no printing."""

from dataclasses import dataclass
from datetime import date

from activities.dates import reasons
from activities.dates.precision import Precision
from activities.dates.reasons import DateError
from activities.dates.units import STAND_ALONE, Unit, unit_containing, unit_starting


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Days inclusive. Without `end` it is open-ended, and `precision` is that of the unit it starts with.

    `printed_as` replaces the printed form where nothing else will do.
    """

    start: date | None
    end: date | None
    precision: Precision
    printed_as: str = ""

    def __post_init__(self) -> None:
        if (self.precision is Precision.UNKNOWN) != (self.start is None and self.end is None):
            raise DateError(reasons.UNDATED_HAS_NO_DAYS)
        if self.start is None and self.end is not None:
            raise DateError(reasons.END_WITHOUT_START)
        if self.start is not None and self.end is not None and self.end < self.start:
            raise DateError(reasons.ENDS_BEFORE_IT_STARTS)
        if not self.undated and not self._consists_of_whole_units():
            raise DateError(reasons.PRECISION_DOES_NOT_FIT, precision=self.precision.value)

    def _consists_of_whole_units(self) -> bool:
        try:
            first, last = self.first_unit, self.last_unit
            if last is None:
                return first is not None
            return last.last == self.end and (first == last or self.precision not in STAND_ALONE)
        except ValueError:
            return False

    @property
    def undated(self) -> bool:
        return self.start is None

    @property
    def open_ended(self) -> bool:
        return self.start is not None and self.end is None

    @property
    def first_unit(self) -> Unit | None:
        """None if undated."""
        return None if self.start is None else unit_starting(self.precision, self.start)

    @property
    def last_unit(self) -> Unit | None:
        """None if undated or open-ended."""
        if self.end is None:
            return None
        return self.first_unit if self.precision is Precision.PART else unit_containing(self.precision, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An entry's dates, in the order in which its author gave them; undated ones are to be confirmed anyway."""

    stretches: tuple[Stretch, ...]
    to_be_confirmed: bool = False

    def __post_init__(self) -> None:
        if not self.stretches:
            raise DateError(reasons.NO_STRETCH)
        if self.to_be_confirmed and self.undated:
            raise DateError(reasons.UNDATED_IS_UNCONFIRMED)

    @property
    def undated(self) -> bool:
        return all(stretch.undated for stretch in self.stretches)


UNDATED = When(stretches=(Stretch(start=None, end=None, precision=Precision.UNKNOWN),))
