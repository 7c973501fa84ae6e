"""The author's week in a browser, at a desk and on a telephone: what became of what was announced."""

from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from activities.models import Entry, Forecast
from reports.demonstration.telling import tell
from reports.models import Report
from tests.browser.test_pages import scroll_width, violations
from tests.factories import make_activity, make_forecast, make_report

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
    page.get_by_text("cancelled 2:").wait_for()
    page.get_by_role("button", name="Cancelled: all 2").click()
    page.get_by_text("2 forecasts cancelled.").wait_for()
    assert Forecast.objects.filter(outcome="cancelled", reason="elections").count() == 2


@pytest.fixture
def next_report(told):
    """The report after the demonstration's, with something of everything that is asked."""
    project = Forecast.objects.first().project
    make_activity(project, when="3 Dec 09 - 15 Jan 10", title="Study on legislation", place="")
    make_activity(project, when="3 Dec 09", title="Workshop 2008")
    make_activity(project, when="4 Dec 09", title="Second workshop")
    make_activity(project, when="tbc", title="Some time")
    make_forecast(project, when="tbc", title="Regional conference")
    out = make_activity(project, when="5 Dec 09", title="Meeting of advisers")
    report = make_report(
        project,
        period_start=date(2009, 11, 2),
        period_end=date(2009, 12, 31),
        window_start=date(2010, 1, 1),
        window_end=date(2010, 1, 31),
        date=date(2010, 1, 4),
    )
    report.placements.create(entry=out, decision="left-out", reason="Text is still to come")
    return report


PRINTED = ".closing .entries.activities .entry-title"


def printed(page):
    return page.locator(PRINTED).all_inner_texts()


def test_the_page_that_closes_a_report_and_that_of_the_next_break_no_rule(visit, next_report):
    author = visit("secretariat")
    next_report.placements.create(entry=Entry.objects.get(title="Workshop 2008"), position=1)

    sound(author, f"{next_report.get_absolute_url()}close/")
    sound(author, "/projects/cybercrime-phase-2/reports/next/")
    sound(author, next_report.get_absolute_url())
    author.goto(f"{next_report.get_absolute_url()}close/")
    author.locator(".placing summary").first.click()
    assert violations(author) == []


@pytest.mark.parametrize("width", [1280, 360])
def test_the_author_goes_through_the_week_without_javascript(visit, told, width):
    page = visit("secretariat", width=width, javascript=False)
    page.goto("/projects/cybercrime-phase-2/")
    page.get_by_role("link", name="Next report").click()
    page.get_by_role("button", name="Make this report").click()
    page.get_by_text("Made: Update November-December 2009 / forecast January 2010.").wait_for()

    ask = page.locator("#unresolved li", has_text="Information Security Forum")
    ask.get_by_role("link", name="Carried out").click()
    page.get_by_role("button", name="Carried out").click()
    page.get_by_text("The text is still to be written").wait_for()
    ask = page.locator("#unresolved li", has_text="EU-US cooperation")
    ask.get_by_role("link", name="Carried out").click()
    page.get_by_role("button", name="Carried out").click()
    expect(page.locator(PRINTED)).to_have_count(2)
    first, second = printed(page)
    page.locator(".closing tr", has_text=first).get_by_role("button", name="Down").click()
    page.get_by_role("button", name="Back to the computed order").wait_for()
    assert printed(page) == [second, first]

    page.locator(".closing .entry-table").get_by_role("link", name=f"Edit {first}").click()
    page.locator("#id_text").fill("Two hundred took part.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".closing").get_by_text("Two hundred took part.").wait_for()
    page.get_by_label("In short").fill("Four of six went as announced.")
    page.get_by_role("button", name="Save").click()
    page.locator(".in-short").get_by_text("Four of six went as announced.").wait_for()

    page.locator(".placing summary", has_text=second).click()
    page.get_by_label("Reason").locator("visible=true").fill("Text is still to come")
    page.get_by_role("button", name="Leave out of this report").locator("visible=true").click()
    page.locator("#left-out").get_by_text("Text is still to come").wait_for()
    page.get_by_role("button", name="Submit").click()
    page.get_by_text("Submitted. Its managers read it next.").wait_for()


def test_what_is_typed_in_short_is_counted(visit, next_report):
    page = visit("secretariat")
    page.goto(f"{next_report.get_absolute_url()}close/")
    page.get_by_label("In short").fill("One line.\nAnother.")

    expect(page.locator("#in-short-count")).to_have_text("18")
