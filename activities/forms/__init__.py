"""What people type about an entry. Nothing typed is lost on an error."""

from activities.forms.attachments import AttachmentForm
from activities.forms.entries import TEXT_HELP, EntryForm, ForecastForm
from activities.forms.occurrences import OccurrenceForm, OccurrenceFormSet

__all__ = [
    "TEXT_HELP",
    "AttachmentForm",
    "EntryForm",
    "ForecastForm",
    "OccurrenceForm",
    "OccurrenceFormSet",
]
