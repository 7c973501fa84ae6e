"""One unit of the calendar in words, in the style asked for: `5`, `5 Oct`, `5 Oct 09`, `Q2 10`, `from Nov 10`."""

from dataclasses import dataclass
from enum import IntEnum

from activities.dates.names import Names, french_of
from activities.dates.precision import Precision
from activities.dates.units import Part, Unit


class Detail(IntEnum):
    """How much is said of a unit whose month or year is said further on."""

    NUMBER = 0
    WITHOUT_YEAR = 1
    FULL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """`short_years` holds for 2000-2099; weekdays stand before days; dashes as the style has them."""

    names: Names
    short_years: bool = True
    weekdays: bool = False
    dash: str = "-"
    wide_dash: str = " - "

    def year(self, year: int) -> str:
        return f"{year % 100:02}" if self.short_years and 2000 <= year <= 2099 else f"{year:04}"


def label(unit: Unit, style: Style, detail: Detail = Detail.FULL) -> str:
    names = style.names
    match unit.precision:
        case Precision.YEAR:
            return f"{unit.year:04}"
        case Precision.DAY:
            name = day_label(unit, style, detail)
        case Precision.PART:
            month = names.months[unit.month]
            name = names.parts[Part(unit.number)].format(month, of=french_of(month))
        case Precision.MONTH:
            name = names.months[unit.number]
        case Precision.QUARTER:
            name = names.quarters[unit.number]
        case Precision.HALF_YEAR:
            name = names.half_years[unit.number]
        case _:
            name = names.seasons[unit.number]
    return f"{name} {style.year(unit.year)}" if detail is Detail.FULL else name


def day_label(unit: Unit, style: Style, detail: Detail) -> str:
    """Without its year; French counts the first of a month as an ordinal."""
    number = "1er" if style.names.language == "fr" and unit.number == 1 else str(unit.number)
    weekday = style.names.weekdays[unit.first.weekday()] if style.weekdays else ""
    month = style.names.months[unit.month] if detail > Detail.NUMBER else ""
    return " ".join(word for word in (weekday, number, month) if word)


def open_label(unit: Unit, style: Style) -> str:
    """`from Nov 10`, `à partir d’oct. 10`."""
    said = label(unit, style)
    if style.names.language == "en":
        return f"from {said}"
    match unit.precision, unit.number:
        case (Precision.DAY | Precision.QUARTER | Precision.HALF_YEAR, _) | (Precision.SEASON, 1):
            return f"à partir du {said}"
        case Precision.SEASON, _:
            return f"à partir de l’{said}"
        case Precision.PART, Part.LATE:
            return f"à partir de la {said}"
        case _:
            return f"à partir {french_of(said)}"
