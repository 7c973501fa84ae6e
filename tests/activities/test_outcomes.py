"""A forecast meets its outcome, and the way back."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from activities import outcomes
from activities.dates import UNDATED, parse
from activities.models import Activity, Forecast
from tests.factories import make_activity, make_forecast, make_project

pytestmark = pytest.mark.django_db


def dates(forecast):
    fresh = Forecast.objects.get(pk=forecast.pk)
    return [(one.start, one.end, one.place) for one in fresh.occurrences.all()]


def test_what_was_carried_out_becomes_an_activity_that_says_what_was_announced():
    forecast = make_forecast(make_project(), title="Conference", when="24-25 Nov 09", place="Baku")

    outcomes.carry_out(forecast)

    activity = Activity.objects.get()
    assert (activity.title, activity.printed_when(), activity.places()) == ("Conference", "24-25 Nov 09", ("Baku",))
    assert [one.activity_id for one in forecast.fulfilments.all()] == [activity.pk]


def test_activities_that_are_there_are_linked_and_none_is_made():
    project = make_project()
    forecast, first, second = make_forecast(project), make_activity(project), make_activity(project)

    outcomes.carry_out(forecast, activities=[first, second])

    assert {one.activity_id for one in forecast.fulfilments.all()} == {first.pk, second.pk}
    assert Activity.objects.count() == 2


def test_a_forecast_keeps_its_place_when_it_is_postponed():
    forecast = make_forecast(make_project(), place="Baku")

    outcomes.postpone_to(forecast, when=parse("11-12 Jan 10 and 3 Feb 10"))

    assert dates(forecast) == [
        (date(2010, 1, 11), date(2010, 1, 12), "Baku"),
        (date(2010, 2, 3), date(2010, 2, 3), "Baku"),
    ]


@pytest.mark.parametrize("when", ["11-12 Jan 10", "11-12 Jan 10 (tbc)", "tbc"])
def test_a_postponement_that_is_undone_leaves_the_forecast_as_it_was(when):
    forecast = make_forecast(make_project(), when="24-25 Nov 09 (tbc)", place="Baku", reason="Hall taken")

    was = outcomes.postpone_to(forecast, when=parse(when), reason="Host moved it")
    outcomes.undo(was)

    assert dates(forecast) == [(date(2009, 11, 24), date(2009, 11, 25), "Baku")]
    fresh = Forecast.objects.get()
    assert (fresh.reason, fresh.date_to_be_confirmed) == ("Hall taken", True)


def test_an_activity_that_was_made_goes_when_it_is_undone():
    forecast = make_forecast(make_project())

    outcomes.undo(outcomes.carry_out(forecast))

    assert not Activity.objects.exists()
    assert Forecast.objects.get().outcome == ""


def test_nothing_is_undone_that_somebody_changed_since():
    forecast = make_forecast(make_project())
    was = outcomes.carry_out(forecast)
    outcomes.reopen(forecast)

    with pytest.raises(ValidationError, match="changed since"):
        outcomes.undo(was)


def test_an_activity_that_was_written_since_is_not_taken_away():
    forecast = make_forecast(make_project())
    was = outcomes.carry_out(forecast)
    Activity.objects.update(version=2)

    with pytest.raises(ValidationError, match="activity that was made was changed since"):
        outcomes.undo(was)
    assert Forecast.objects.get().outcome == "carried-out"


def test_what_others_saved_meanwhile_is_not_written_over():
    forecast = make_forecast(make_project(), title="Conference")
    stale = Forecast.objects.get(pk=forecast.pk)
    Forecast.objects.update(title="Annual conference")

    outcomes.cancel(stale, reason="Host withdrew")

    assert Forecast.objects.get().title == "Annual conference"


def test_of_several_all_are_cancelled_or_none():
    project = make_project()
    forecasts = [make_forecast(project), make_forecast(project, outcome="cancelled", reason="Before")]

    with pytest.raises(ValidationError, match="is cancelled already"):
        outcomes.together(forecasts, outcomes.cancel, reason="Elections")

    assert [one.reason for one in Forecast.objects.order_by("pk")] == ["", "Before"]


def test_several_are_undone_together():
    project = make_project()
    forecasts = [make_forecast(project), make_forecast(project)]

    befores = outcomes.together(forecasts, outcomes.postpone_to, when=UNDATED, reason="Elections")
    assert [one.first_day for one in Forecast.objects.all()] == [None, None]
    outcomes.undo_all(befores)

    assert [one.first_day for one in Forecast.objects.all()] == [date(2009, 11, 24)] * 2
