"""What people type about an entry. Nothing typed is lost on an error."""

from activities.forms.asking import AnswerForm
from activities.forms.attachments import AttachmentForm
from activities.forms.days import DayField
from activities.forms.entries import EntryForm, ForecastForm
from activities.forms.occurrences import OccurrenceForm, OccurrenceFormSet
from activities.forms.texts import TextField, write_in

__all__ = [
    "AnswerForm",
    "AttachmentForm",
    "DayField",
    "EntryForm",
    "ForecastForm",
    "OccurrenceForm",
    "OccurrenceFormSet",
    "TextField",
    "write_in",
]
