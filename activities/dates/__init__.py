"""Imprecise dates as values: read as people write them, printed, put in order, exchanged as EDTF.

May not import Django.
"""

from activities.dates.edtf import from_edtf, to_edtf
from activities.dates.order import first_day, last_day, sort_key
from activities.dates.parsing import parse
from activities.dates.precision import Precision
from activities.dates.printing import (
    day_and_month,
    full_date,
    month_name,
    printed,
    printed_stretch,
    spelled_out,
)
from activities.dates.reasons import DateError
from activities.dates.values import UNDATED, Stretch, When

__all__ = [
    "UNDATED",
    "DateError",
    "Precision",
    "Stretch",
    "When",
    "day_and_month",
    "first_day",
    "from_edtf",
    "full_date",
    "last_day",
    "month_name",
    "parse",
    "printed",
    "printed_stretch",
    "sort_key",
    "spelled_out",
    "to_edtf",
]
