import pytest
from django.urls import reverse

from activities import outcomes
from activities.models import Activity, Forecast
from outputs.access import Role
from tests.factories import (
    make_activity,
    make_forecast,
    make_member,
    make_project,
    make_published,
    make_report,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make_project(slug="cybercrime-phase-2")


@pytest.fixture
def author(client, project):
    client.force_login(make_member(project))
    return client


def text(response):
    return response.content.decode()


def address(project, verb=""):
    return reverse(f"project-forecasts{verb}", args=[project.slug])


def test_open_forecasts_come_first_by_what_they_wait_for(author, project):
    make_forecast(project, title="Past", when="24 Nov 09")
    make_forecast(project, title="To come", when="24 Nov 2098")
    make_forecast(project, title="Some day", when="tbc")
    make_forecast(project, title="Given up", outcome="cancelled", reason="Host withdrew")

    shown = text(author.get(address(project)))

    order = ["Waiting to hear", "Past", "Under way and to come", "To come", "Dates not yet known", "Some day"]
    places = [shown.index(word) for word in [*order, "What became of the others", "Given up", "Host withdrew"]]
    assert places == sorted(places)
    assert "error" not in shown


def test_a_manager_reads_the_forecasts_and_decides_nothing(client, project):
    forecast = make_forecast(project)
    client.force_login(make_member(project, Role.MANAGER))

    assert "Cancelled…" not in text(client.get(address(project)))
    client.post(address(project, "-cancel"), {"forecast": forecast.pk, "reason": "No"})
    client.post(address(project, "-welcome"), {"forecast": forecast.pk, "funders": "welcome"})
    forecast.refresh_from_db()
    assert (forecast.outcome, forecast.funders_welcome) == ("", False)


def test_two_clicks_make_the_activity_and_offer_its_text_and_the_way_back(author, project):
    forecast = make_forecast(project, title="Conference")
    page = author.get(address(project, "-carry-out"), {"forecast": forecast.pk})
    assert "Was it carried out?" in text(page)

    shown = text(author.post(address(project, "-carry-out"), {"forecast": forecast.pk}, follow=True))

    activity = Activity.objects.get()
    assert "The text is still to be written" in shown
    assert reverse("admin:activities_activity_change", args=[activity.pk]) in shown
    assert ">Undo</button>" in shown
    assert ">Undo</button>" not in text(author.get(address(project)))


def test_activities_that_are_there_are_linked(author, project):
    forecast, activity = make_forecast(project), make_activity(project, title="It happened", when="24 Nov 09")
    sent = {"forecast": forecast.pk, "activities": [activity.pk]}
    assert "It happened" in text(author.get(address(project, "-carry-out"), {"forecast": forecast.pk}))

    author.post(address(project, "-carry-out"), sent)

    assert [one.activity_id for one in forecast.fulfilments.all()] == [activity.pk]
    assert Activity.objects.count() == 1


def test_dates_are_typed_as_people_type_them_and_shown_back(author, project):
    forecast = make_forecast(project)
    sent = {"forecast": forecast.pk, "when": "les 11-12 janvier 2010", "reason": "Elections"}

    preview = text(author.post(address(project, "-postpone"), {**sent, "preview": "yes"}))
    assert "Mon 11 – Tue 12 January 2010" in preview
    assert not Forecast.objects.filter(reason="Elections").exists()
    done = text(author.post(address(project, "-postpone"), sent, follow=True))

    assert "New dates: Mon 11 – Tue 12 January 2010." in done
    assert Forecast.objects.get().printed_when() == "11-12 Jan 10"


def test_dates_that_are_not_understood_are_refused_and_nothing_typed_is_lost(author, project):
    forecast = make_forecast(project)

    response = author.post(
        address(project, "-postpone"), {"forecast": forecast.pk, "when": "31 Feb 10", "reason": "Elections"}
    )

    assert response.status_code == 409
    assert "there is no such day" in text(response)
    assert 'value="Elections"' in text(response)


def test_many_are_cancelled_with_one_reason_after_a_preview_and_undone_at_once(author, project):
    forecasts = [make_forecast(project, title=f"Seminar {number}") for number in range(14)]
    make_published(make_report(project))
    sent = {"forecast": [one.pk for one in forecasts], "reason": "No budget", "internal_note": "Ask the ministry"}

    preview = text(author.post(address(project, "-cancel"), {**sent, "preview": "yes"}))
    printed = preview.split("What will be printed")[2]
    assert "<strong>cancelled 14</strong>:" in printed
    assert "– No budget" in printed
    assert "Ask the ministry" not in printed.split("</section>")[0]
    done = author.post(address(project, "-cancel"), sent, follow=True)
    assert "14 forecasts cancelled." in text(done)
    token = done.context["done"].token
    assert Forecast.objects.filter(outcome="cancelled", internal_note="Ask the ministry").count() == 14

    assert "Undone" in text(author.post(address(project, "-undo"), {"token": token}, follow=True))
    assert Forecast.objects.filter(outcome="", reason="", internal_note="").count() == 14


def test_what_was_changed_since_is_not_undone(author, project):
    first, second = make_forecast(project), make_forecast(project)
    sent = {"forecast": [first.pk, second.pk], "reason": "No budget"}
    token = author.post(address(project, "-cancel"), sent, follow=True).context["done"].token
    outcomes.reopen(Forecast.objects.get(pk=second.pk))

    shown = text(author.post(address(project, "-undo"), {"token": token}, follow=True))

    assert "It was changed since" in shown
    assert Forecast.objects.get(pk=first.pk).outcome == "cancelled"


def test_a_token_of_another_project_or_of_nobody_undoes_nothing(author, client, project):
    forecast = make_forecast(project)
    token = author.post(address(project, "-cancel"), {"forecast": forecast.pk, "reason": "No"}, follow=True)
    token = token.context["done"].token
    other = make_project()
    client.force_login(make_member(other))

    for sent in (token, f"{token}x", ""):
        shown = text(client.post(address(other, "-undo"), {"token": sent}, follow=True))
        assert "can be undone no more" in shown
    assert Forecast.objects.get().outcome == "cancelled"


def test_of_what_went_as_announced_no_line_is_printed(author, project):
    forecast = make_forecast(project)
    make_published(make_report(project))

    shown = text(author.get(address(project, "-carry-out"), {"forecast": forecast.pk}))

    assert "Counted as carried out, as announced; no line is printed." in shown


def test_a_forecast_of_another_project_is_not_decided_upon(author, project):
    foreign = make_forecast(make_project())

    author.post(address(project, "-cancel"), {"forecast": foreign.pk, "reason": "No"})

    assert Forecast.objects.get().outcome == ""
    assert author.post(address(project, "-reopen"), {"forecast": foreign.pk}).status_code == 404


def test_funders_are_welcome_and_it_is_printed_behind_the_title(author, project):
    forecast = make_forecast(project)

    shown = text(
        author.post(address(project, "-welcome"), {"forecast": forecast.pk, "funders": "welcome"}, follow=True)
    )

    assert '<span class="welcome">(funders welcome)</span>' in shown
    author.post(address(project, "-welcome"), {"forecast": forecast.pk})
    assert not Forecast.objects.get().funders_welcome


@pytest.mark.parametrize("key", ["", "x", "9" * 30, "²"])
def test_what_is_no_key_chooses_nothing(author, project, key):
    assert author.get(address(project, "-cancel"), {"forecast": key}).status_code == 302
    assert author.post(address(project, "-reopen"), {"forecast": key}).status_code == 302


def test_nobody_is_led_to_another_site(author, project):
    forecast = make_forecast(project)
    sent = {"forecast": forecast.pk, "reason": "No", "next": "https://example.org/"}

    assert author.post(address(project, "-cancel"), sent)["Location"] == address(project)


@pytest.mark.parametrize("forecasts", [1, 30])
def test_the_list_takes_the_same_number_of_queries_however_many_the_forecasts(
    author, project, forecasts, django_assert_num_queries
):
    for _ in range(forecasts):
        make_forecast(project)
        make_forecast(project, outcome="cancelled")

    with django_assert_num_queries(14):
        author.get(address(project))
