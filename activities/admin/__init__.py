"""The desk for activities and forecasts.

The classes are registered by `reports.desk`, which adds what speaks of reports.
"""

from activities.admin.days import DaysAsWritten
from activities.admin.entries import ActivityAdmin, ForecastAdmin
from activities.admin.positions import PlacePositionAdmin

__all__ = ["ActivityAdmin", "DaysAsWritten", "ForecastAdmin", "PlacePositionAdmin"]
