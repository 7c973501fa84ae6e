"""What entries may lack, as conditions on their rows: for lists and counts alike. `reports.assistant.missing` says the
same of an entry that is fetched whole.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from activities.models import Entry, Occurrence

TEXT, OWED, OUTPUTS, PLACE, DATES, OUTCOME = "text", "owed", "outputs", "place", "dates", "outcome"


def conditions(kind: str, *, today: date) -> dict[str, Q]:
    """By what is missing, of entries of one kind. A place to be confirmed is told already; of a forecast whose dates
    have passed it is missing what became of it.
    """
    served = Entry.outputs.through.objects.filter(entry=OuterRef("pk"))
    nowhere = Occurrence.objects.filter(entry=OuterRef("pk"), place="")
    texts = {TEXT: Q(text=""), OWED: Q(owed_text__isnull=False)}
    own = texts if kind == Entry.Kind.ACTIVITY else {OUTCOME: due(today)}
    return {
        **own,
        OUTPUTS: Q(all_outputs=False) & ~Exists(served),
        PLACE: Q(place_to_be_confirmed=False) & Exists(nowhere),
        DATES: Q(first_day=None),
    }


def due(today: date) -> Q:
    """Forecasts without an outcome though their dates have passed."""
    return Q(outcome="", last_day__lt=today)
