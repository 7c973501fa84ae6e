"""A form that opens filled with what another entry says."""

from activities.models import Entry

COPIED = ("project", "title", "text", "language", "all_outputs", "place_to_be_confirmed")


def copy_of(entry: Entry) -> Entry:
    """Not stored, with a key of its own; dates, outcome and notes are of the one event and stay with it."""
    return type(entry)(**{name: getattr(entry, name) for name in COPIED})


def copying(form, source: Entry):
    """The form's class for a new entry that begins as a copy."""

    class Copying(form):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **{"instance": copy_of(source), **kwargs})

    return Copying
