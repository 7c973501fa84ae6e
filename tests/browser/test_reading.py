"""What readers meet, wide and narrow, light and dark; without JavaScript and without a request to anybody else."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from outputs.models import Contribution, Funder
from reports.demonstration.telling import tell
from reports.models import Edition, Report, Series
from tests.browser.test_pages import SCREENS, faults, violations
from tests.factories import make_project, make_series

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HERE = "/read/cybercrime-phase-2/"


@pytest.fixture
def told(passwords):
    """The demonstration, published and corrected, beside a project that published nothing."""
    tell(Report.objects.get(), at=timezone.now())
    other = make_project(slug="other", title="A project that told nothing yet")
    Contribution.objects.create(project=other, funder=Funder.objects.get(name="Romania"))
    make_series(other)


def pages():
    changes = f"{HERE}editions/{Edition.objects.get(number=2).code}/changes/"
    return (
        "/read/",
        HERE,
        f"{HERE}activities/",
        f"{HERE}activities/?q=zebra",
        f"{HERE}pictures/",
        f"{HERE}editions/",
        changes,
        "/read/other/",
    )


def test_reading_pages_break_no_rule_of_accessibility_and_never_scroll_sideways(visit, told):
    page = visit("funder")

    for path in pages():
        for screen in SCREENS:
            assert faults(page, path, *screen) == []


def test_a_question_that_means_nothing_is_answered_by_a_page_like_the_others(visit, told):
    page = visit("funder", answer=400)

    for screen in SCREENS:
        assert faults(page, f"{HERE}activities/?since=2010-01-01&until=2009-01-01", *screen) == []


def test_a_public_project_is_read_without_an_account_without_javascript_and_from_one_host(visit, told, live_server):
    Series.objects.update(public=True)
    page, asked = visit(javascript=False, width=360), []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(HERE)

    expect(page.locator("h1")).to_have_text("Global Project on Cybercrime (phase 2)")
    assert len(set(asked)) <= 6  # the icon of the tab is the picture in the head
    assert [url for url in asked if not url.startswith(live_server.url)] == []
    assert page.context.cookies() == []


def test_a_question_is_asked_with_the_keyboard_and_stands_in_the_address(visit, told):
    page = visit("funder")
    page.goto(f"{HERE}activities/")

    page.focus("#id_q")
    page.keyboard.type("geneva")
    page.keyboard.press("Enter")

    page.get_by_text("1 activity").wait_for()
    assert "q=geneva" in page.url


def test_pictures_and_their_open_tables_scroll_in_frames_of_their_own(visit, told):
    page = visit("funder", width=320)
    page.goto(f"{HERE}pictures/")

    for summary in page.locator(".data summary").all():
        summary.click()

    assert page.locator(".data table:visible").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator("svg.drawing").first.bounding_box()["width"] >= 860  # where its words are large enough to read
    assert violations(page) == []
