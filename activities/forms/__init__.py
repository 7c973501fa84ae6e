"""What people type about an entry. Nothing typed is lost on an error."""

from activities.forms.days import DayField
from activities.forms.entries import TEXT_HELP, EntryForm, ForecastForm
from activities.forms.occurrences import OccurrenceForm, OccurrenceFormSet

__all__ = ["TEXT_HELP", "DayField", "EntryForm", "ForecastForm", "OccurrenceForm", "OccurrenceFormSet"]
