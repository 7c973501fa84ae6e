from activities.models.attachment import Attachment
from activities.models.entry import Activity, Entry, Forecast
from activities.models.fulfilment import Fulfilment
from activities.models.occurrence import Occurrence
from activities.models.place import PlacePosition

__all__ = ["Activity", "Attachment", "Entry", "Forecast", "Fulfilment", "Occurrence", "PlacePosition"]
