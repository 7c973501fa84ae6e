"""The author's week in a browser, at a desk and on a telephone: what became of what was announced."""

import pytest
from django.utils import timezone

from activities.models import Forecast
from reports.demonstration.telling import tell
from reports.models import Report
from tests.browser.test_pages import scroll_width, violations
from tests.factories import make_activity

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCREENS = ((1280, "light"), (1280, "dark"), (360, "light"), (360, "dark"))
FORECASTS = "/projects/cybercrime-phase-2/forecasts/"


def sound(page, path):
    """No rule broken and nothing wider than the screen, on any of the screens."""
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.on("console", page.watch)
        page.goto(path)
        assert scroll_width(page) <= width
        assert violations(page) == []


@pytest.fixture
def told(passwords):
    """The demonstration, published."""
    tell(Report.objects.get(), at=timezone.now())


def row(page, title):
    return page.locator(".entries tr", has_text=title)


def test_the_pages_of_forecasts_break_no_rule(visit, told):
    author, manager = visit("secretariat"), visit("manager")
    forecast = Forecast.objects.first()
    make_activity(forecast.project, when="24 Nov 09")
    Forecast.objects.filter(pk=Forecast.objects.last().pk).update(outcome="cancelled", reason="Host withdrew")

    sound(manager, FORECASTS)
    for verb in ("", "carry-out/", "postpone/", "cancel/"):
        sound(author, f"{FORECASTS}{verb}?forecast={forecast.pk}")


@pytest.mark.parametrize("width", [1280, 360])
def test_each_forecast_meets_its_outcome_in_two_clicks(visit, told, width):
    page = visit("secretariat", width=width, javascript=False)
    page.goto(FORECASTS)
    row(page, "Information Security Forum").get_by_role("link", name="Carried out").click()
    page.get_by_role("button", name="Carried out").click()
    page.get_by_text("The text is still to be written").wait_for()

    row(page, "fourth annual IGF").get_by_role("link", name="Postponed").click()
    page.get_by_label("New dates").fill("11-12 January 2010")
    page.get_by_role("button", name="Postponed").click()
    page.get_by_text("New dates: Mon 11 – Tue 12 January 2010.").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Undone; it is as it was.").wait_for()

    for title in ("Séminaire francophone", "Public-Private"):
        row(page, title).get_by_label("Tick").check()
    page.get_by_role("button", name="Cancelled…").click()
    page.get_by_label("Public reason").fill("elections")
    page.get_by_role("button", name="Preview").click()
    page.get_by_text("cancelled (2):").wait_for()
    page.get_by_role("button", name="Cancelled: all 2").click()
    page.get_by_text("2 forecasts cancelled.").wait_for()
    assert Forecast.objects.filter(outcome="cancelled", reason="elections").count() == 2
