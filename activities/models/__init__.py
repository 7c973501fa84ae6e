from activities.models.entry import Activity, Entry, Forecast
from activities.models.occurrence import Occurrence

__all__ = ["Activity", "Entry", "Forecast", "Occurrence"]
