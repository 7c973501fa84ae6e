"""What of entries and of positions of places has a history: an entry with its dates, places, outputs, files and
links.
"""

from activities.histories import lines
from activities.models import Entry, PlacePosition
from activities.restoring import restore
from outputs.history import Part, Thing

ATTACHMENT = (
    *("uuid", "label", "reference", "languages", "address"),
    *("file_id", "file_name", "size", "for_readers"),
)
ENTRY = Thing(
    model=Entry,
    key="uuid",
    fields=(
        "project",
        "kind",
        "uuid",
        "version",
        "title",
        "text",
        "language",
        "all_outputs",
        "outputs",
        "date_to_be_confirmed",
        "place_to_be_confirmed",
        "outcome",
        "reason",
        "internal_note",
        "funders_welcome",
    ),
    naming={"outputs": "code"},
    parts=[
        Part(name="occurrences", fields=("start", "end", "precision", "printed_as", "place")),
        Part(name="attachments", fields=ATTACHMENT),
        Part(name="fulfilments", fields=("activity",)),
        Part(name="fulfils", fields=("forecast",)),
    ],
    lines=lines,
    restore=restore,
)
PLACE = Thing(model=PlacePosition, fields=("project", "place", "latitude", "longitude", "off_map"))
WHOLES = (ENTRY, PLACE)
