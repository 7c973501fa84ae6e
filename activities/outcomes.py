"""What becomes of a forecast: carried out, postponed, cancelled; and back to open.

Each verb takes a new version of the forecast and is refused with a sentence where the forecast has another outcome
already. Whoever calls them has asked for the right.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from activities.dates import Precision, Stretch, When
from activities.models import Activity, Entry, Forecast, Fulfilment, Occurrence
from activities.recording import record
from outputs import history

Outcome = Entry.Outcome
Told = tuple[str, str, str, str, str]  # start, end, precision, wording and place of an occurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What it takes to undo a verb: the forecast as it was, and the version that the verb left behind. Plain values, so
    that it can be sent to a page and come back. `dates` are those before it was postponed.
    """

    forecast: int
    version: int
    outcome: str
    reason: str
    internal_note: str
    made: int | None = None
    linked: tuple[int, ...] = ()
    dates: tuple[Told, ...] = ()
    to_be_confirmed: bool = False


@history.batch("carried out")
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
    history.keep(*links)
    settle(forecast, outcome=Outcome.CARRIED_OUT, reason="", internal_note=forecast.internal_note)
    return before(was, forecast, made=made.pk if made else None, linked=tuple(one.pk for one in links))


@history.batch("cancelled")
def cancel(forecast: Forecast, *, reason: str, internal_note: str = "") -> Before:
    """The reason is public; the note enters no document."""
    was = opened(forecast)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is cancelled; the reason is printed.")})
    settle(forecast, outcome=Outcome.CANCELLED, reason=reason, internal_note=internal_note or forecast.internal_note)
    return before(was, forecast)


@history.batch("postponed")
def postpone(
    forecast: Forecast, *, occurrences: Sequence[Occurrence], reason: str = "", to_be_confirmed: bool = False
) -> Before:
    """To other dates, or to dates not yet known. It stays open."""
    was = opened(forecast)
    dates = tuple(told(one) for one in forecast.occurrences.all())
    forecast.reason, forecast.date_to_be_confirmed = reason, to_be_confirmed
    forecast.full_clean(exclude=["first_day", "last_day"])
    if not record(forecast, occurrences=occurrences, outputs=list(forecast.outputs.all())):
        raise ValidationError(_("These are the dates that it has already."))
    return before(was, forecast, dates=dates, to_be_confirmed=was.date_to_be_confirmed)


def moved(forecast: Forecast, when: When) -> list[Occurrence]:
    """The forecast's occurrences on other dates: each keeps its place, what comes on top takes the last one."""
    places = [one.place for one in forecast.occurrences.all()] or [""]
    places += places[-1:] * (len(when.stretches) - len(places))
    return [Occurrence.of(stretch, place) for stretch, place in zip(when.stretches, places, strict=False)]


@history.batch()
def together(forecasts: Iterable[Forecast], verb: Callable[..., Before], **kwargs: Any) -> tuple[Before, ...]:
    """The verb for each of them, or for none."""
    return tuple(verb(forecast, **kwargs) for forecast in forecasts)


def postpone_to(forecast: Forecast, *, when: When, reason: str = "") -> Before:
    occurrences = moved(forecast, when)
    return postpone(forecast, occurrences=occurrences, reason=reason, to_be_confirmed=when.to_be_confirmed)


@history.batch("reopened")
def reopen(forecast: Forecast) -> None:
    """It is open again; the activities stay and are linked no more."""
    Forecast.objects.select_for_update().get(pk=forecast.pk)
    forecast.refresh_from_db()
    if forecast.outcome == "":
        raise ValidationError(_("It is open already."))
    unlink(forecast.fulfilments.all())
    settle(forecast, outcome="", reason="", internal_note=forecast.internal_note)


@history.batch()
def welcome(forecast: Forecast, *, funders: bool) -> None:
    """Whether *funders welcome* is printed behind its title."""
    opened(forecast)
    forecast.funders_welcome = funders
    occurrences = [Occurrence.of(one.stretch, one.place) for one in forecast.occurrences.all()]
    record(forecast, occurrences=occurrences, outputs=list(forecast.outputs.all()))


@history.batch("undone")
def undo(was: Before) -> None:
    """Refused where somebody changed the forecast since, or the activity that was made."""
    forecast = Forecast.objects.select_for_update().filter(pk=was.forecast, version=was.version).first()
    if forecast is None:
        raise ValidationError(_("It was changed since; undo it by hand."))
    unlink(forecast.fulfilments.filter(activity__in=was.linked))
    if was.made and not unmade(was.made):
        raise ValidationError(_("The activity that was made was changed since; undo it by hand."))
    occurrences = [occurrence_of(*one) for one in was.dates]
    if occurrences:
        forecast.date_to_be_confirmed = was.to_be_confirmed
    settle(
        forecast,
        outcome=was.outcome,
        reason=was.reason,
        internal_note=was.internal_note,
        occurrences=occurrences,
    )


def unlink(links: models.QuerySet) -> None:
    """Both ends of a link have it in their history."""
    history.keep(*(link.activity for link in links.select_related("activity")))
    links.delete()


def unmade(pk: int) -> bool:
    """The activity that carrying out made is taken away; not where somebody worked on it since."""
    made = Activity.objects.select_for_update().filter(pk=pk, version=1).first()
    if made is None:
        return False
    history.keep_deleted(made, reason=str(_("Carrying out was undone.")))
    made.delete()
    return True


@history.batch("undone")
def undo_all(befores: Iterable[Before]) -> None:
    for was in befores:
        undo(was)


def opened(forecast: Forecast) -> Forecast:
    """The forecast as it stands in the database, locked, where it has no outcome yet; the object given is brought up to
    it, so that nothing which others saved meanwhile is written over.
    """
    was = Forecast.objects.select_for_update().get(pk=forecast.pk)
    if was.outcome:
        raise ValidationError(
            _("“%(title)s” is %(outcome)s already."),
            params={"title": was.title, "outcome": was.get_outcome_display()},
        )
    forecast.refresh_from_db()
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


def settle(
    forecast: Forecast, *, outcome: str, reason: str, internal_note: str, occurrences: Sequence[Occurrence] = ()
) -> None:
    """With the occurrences that it has, unless others are given."""
    forecast.outcome, forecast.reason, forecast.internal_note = outcome, reason, internal_note
    forecast.full_clean(exclude=["first_day", "last_day"])
    occurrences = occurrences or [Occurrence.of(one.stretch, one.place) for one in forecast.occurrences.all()]
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


def told(occurrence: Occurrence) -> Told:
    start, end = (day.isoformat() if day else "" for day in (occurrence.start, occurrence.end))
    return (start, end, occurrence.precision, occurrence.printed_as, occurrence.place)


def occurrence_of(start: str, end: str, precision: str, printed_as: str, place: str) -> Occurrence:
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    return Occurrence.of(Stretch(start=first, end=last, precision=Precision(precision), printed_as=printed_as), place)
