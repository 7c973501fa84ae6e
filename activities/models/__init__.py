from activities.models.asking import Asking, OwedText
from activities.models.attachment import Attachment
from activities.models.batch import Batch
from activities.models.entry import Activity, Entry, Forecast
from activities.models.fulfilment import Fulfilment
from activities.models.occurrence import Occurrence
from activities.models.place import PlacePosition

__all__ = [
    "Activity",
    "Asking",
    "Attachment",
    "Batch",
    "Entry",
    "Forecast",
    "Fulfilment",
    "Occurrence",
    "OwedText",
    "PlacePosition",
]
