"""How exactly a date is known."""

from enum import StrEnum


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    PART = "part-of-month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    SEASON = "season"
    YEAR = "year"
    UNKNOWN = "unknown"
