from activities.models.batch import Batch
from activities.models.entry import Activity, Entry, Forecast
from activities.models.fulfilment import Fulfilment
from activities.models.occurrence import Occurrence
from activities.models.place import PlacePosition

__all__ = ["Activity", "Batch", "Entry", "Forecast", "Fulfilment", "Occurrence", "PlacePosition"]
