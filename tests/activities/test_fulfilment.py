import pytest
from django.db import IntegrityError

from activities.models import Fulfilment
from tests.factories import make_activity, make_forecast, make_project

pytestmark = pytest.mark.django_db

OWN = "A forecast is carried out by activities of its own project."


def test_forecasts_and_activities_link_many_to_many():
    project = make_project()
    forecasts = [make_forecast(project, title=title) for title in ("One", "Two")]
    activities = [make_activity(project, title=title) for title in ("Three", "Four")]
    for forecast in forecasts:
        for activity in activities:
            Fulfilment.objects.create(forecast=forecast, activity=activity)

    assert {one.title for one in forecasts[0].activities.all()} == {"Three", "Four"}
    assert {one.title for one in activities[0].forecasts.all()} == {"One", "Two"}


def test_a_link_is_told_once():
    project = make_project()
    forecast, activity = make_forecast(project), make_activity(project)
    Fulfilment.objects.create(forecast=forecast, activity=activity)

    with pytest.raises(IntegrityError):
        Fulfilment.objects.create(forecast=forecast, activity=activity)


def test_the_activity_is_of_the_same_project():
    with pytest.raises(IntegrityError, match=OWN):
        Fulfilment.objects.create(forecast=make_forecast(make_project()), activity=make_activity(make_project()))


@pytest.mark.parametrize("kinds", [(make_forecast, make_forecast), (make_activity, make_activity)])
def test_a_forecast_is_carried_out_by_an_activity(kinds):
    project = make_project()
    forecast, activity = (make(project) for make in kinds)

    with pytest.raises(IntegrityError, match=OWN):
        Fulfilment.objects.create(forecast=forecast, activity=activity)


def test_a_linked_entry_stays_in_its_project():
    project = make_project()
    activity = make_activity(project)
    Fulfilment.objects.create(forecast=make_forecast(project), activity=activity)
    activity.project = make_project()

    with pytest.raises(IntegrityError, match=OWN):
        activity.save()
