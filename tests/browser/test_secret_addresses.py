"""Addresses that are shown once: made, shown, revoked, and read by the rules of accessibility."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import SCREENS, faults, scroll_width, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LINKS = "/projects/cybercrime-phase-2/links/"
SUBSCRIBE = "/read/cybercrime-phase-2/subscribe/"


@pytest.mark.parametrize(("role", "path"), [("secretariat", LINKS), ("funder", SUBSCRIBE)])
def test_a_page_breaks_no_rule_of_accessibility_and_never_scrolls_sideways(visit, role, path):
    page = visit(role)

    for screen in SCREENS:
        assert faults(page, path, *screen) == []


def test_a_dead_link_answers_with_a_page_like_the_others(visit):
    page = visit(answer=404)

    for screen in SCREENS:
        assert faults(page, "/l/never-was/", *screen) == []


def test_a_link_is_made_shown_once_and_revoked(visit):
    page = visit("secretariat", width=360)
    page.goto(LINKS)
    page.fill("#id_label", "Desk officer")
    page.click("text=Make a link")
    address = page.locator("main code").inner_text()
    assert violations(page) == []
    assert scroll_width(page) <= 360

    guest = visit(answer=404)
    guest.goto(address)
    assert guest.url.endswith("/read/cybercrime-phase-2/")
    page.goto(LINKS)
    page.click("text=Revoke")

    page.get_by_text("Desk officer opens nothing any more.").wait_for()
    guest.goto(address)
    expect(guest.locator("h1")).to_have_text("This link opens nothing")


def test_an_address_is_made_shown_once_and_revoked(visit):
    page = visit("funder", width=360)
    page.goto(SUBSCRIBE)
    calendar = page.get_by_role("region", name="Calendar of what is planned")
    calendar.get_by_role("button").click()
    address = calendar.locator("code").inner_text()
    assert address.endswith("/calendar.ics")
    assert violations(page) == []
    assert scroll_width(page) <= 360

    calendar.get_by_role("button", name="Revoke the address").click()

    assert page.request.get(address).status == 404
