"""What becomes of a forecast: carried out, postponed, cancelled; and back to open.

Each verb takes a new version of the forecast and is refused with a sentence where the forecast has another outcome
already. Whoever calls them has asked for the right.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from activities.models import Activity, Entry, Forecast, Fulfilment, Occurrence
from activities.recording import record

Outcome = Entry.Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What it takes to undo a verb: the forecast as it was, and the version that the verb left behind."""

    forecast: int
    version: int
    outcome: str
    reason: str
    internal_note: str
    made: int | None = None
    linked: tuple[int, ...] = ()


@transaction.atomic
def carry_out(forecast: Forecast, *, activities: Collection[Activity] = ()) -> Before:
    """By the activities named, or by a new one with the forecast's title, dates, place and outputs."""
    was = opened(forecast)
    if any(activity.project_id != forecast.project_id for activity in activities):
        raise ValidationError(_("A forecast is carried out by activities of its own project."))
    made = None if activities else activity_of(forecast)
    links = [made] if made else list(activities)
    Fulfilment.objects.bulk_create(
        [Fulfilment(forecast=forecast, activity=activity) for activity in links], ignore_conflicts=True
    )
    settle(forecast, outcome=Outcome.CARRIED_OUT, reason="", internal_note=forecast.internal_note)
    return before(was, forecast, made=made.pk if made else None, linked=tuple(one.pk for one in links))


@transaction.atomic
def cancel(forecast: Forecast, *, reason: str, internal_note: str = "") -> Before:
    """The reason is public; the note enters no document."""
    was = opened(forecast)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is cancelled; the reason is printed.")})
    settle(forecast, outcome=Outcome.CANCELLED, reason=reason, internal_note=internal_note or forecast.internal_note)
    return before(was, forecast)


@transaction.atomic
def postpone(forecast: Forecast, *, occurrences: Sequence[Occurrence], reason: str = "") -> None:
    """To other dates, or to dates not yet known. It stays open."""
    opened(forecast)
    forecast.reason = reason
    forecast.full_clean(exclude=["first_day", "last_day"])
    if not record(forecast, occurrences=occurrences, outputs=list(forecast.outputs.all())):
        raise ValidationError(_("These are the dates that it has already."))


@transaction.atomic
def reopen(forecast: Forecast) -> None:
    """It is open again; the activities stay and are linked no more."""
    if forecast.outcome == "":
        raise ValidationError(_("It is open already."))
    forecast.fulfilments.all().delete()
    settle(forecast, outcome="", reason="", internal_note=forecast.internal_note)


@transaction.atomic
def undo(was: Before) -> None:
    """Refused where somebody changed the forecast since, or the activity that was made."""
    forecast = Forecast.objects.select_for_update().filter(pk=was.forecast, version=was.version).first()
    if forecast is None:
        raise ValidationError(_("It was changed since; undo it by hand."))
    forecast.fulfilments.filter(activity__in=was.linked).delete()
    if was.made and not Activity.objects.filter(pk=was.made, version=1).delete()[0]:
        raise ValidationError(_("The activity that was made was changed since; undo it by hand."))
    settle(forecast, outcome=was.outcome, reason=was.reason, internal_note=was.internal_note)


def opened(forecast: Forecast) -> Forecast:
    """The forecast as it stands in the database, locked, where it has no outcome yet."""
    was = Forecast.objects.select_for_update().get(pk=forecast.pk)
    if was.outcome:
        raise ValidationError(
            _("“%(title)s” is %(outcome)s already."),
            params={"title": was.title, "outcome": was.get_outcome_display()},
        )
    return was


def before(was: Forecast, forecast: Forecast, **more) -> Before:
    return Before(
        forecast=was.pk,
        version=forecast.version,
        outcome=was.outcome,
        reason=was.reason,
        internal_note=was.internal_note,
        **more,
    )


def settle(forecast: Forecast, *, outcome: str, reason: str, internal_note: str) -> None:
    forecast.outcome, forecast.reason, forecast.internal_note = outcome, reason, internal_note
    forecast.full_clean(exclude=["first_day", "last_day"])
    occurrences = [Occurrence.of(one.stretch, one.place) for one in forecast.occurrences.all()]
    record(forecast, occurrences=occurrences, outputs=list(forecast.outputs.all()))


def activity_of(forecast: Forecast) -> Activity:
    """A new activity that says what the forecast said; its text is still to be written."""
    activity = Activity(
        project=forecast.project,
        title=forecast.title,
        language=forecast.language,
        all_outputs=forecast.all_outputs,
        date_to_be_confirmed=forecast.date_to_be_confirmed,
        place_to_be_confirmed=forecast.place_to_be_confirmed,
    )
    occurrences = [Occurrence.of(one.stretch, one.place) for one in forecast.occurrences.all()]
    record(activity, occurrences=occurrences, outputs=list(forecast.outputs.all()))
    return activity
