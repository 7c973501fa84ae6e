"""The rows of a report put in order in a browser: by buttons, by keys, by dragging, and without any script."""

import pytest

from reports.models import Placement, Report
from reports.selection import select
from tests.browser.test_pages import scroll_width, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def path(passwords):
    """The page that closes the demonstration's report, in the computed order."""
    Placement.objects.all().delete()
    return f"{Report.objects.get().get_absolute_url()}close/"


def stored():
    return [row.entry.title for row in select(Report.objects.get()).activities]


def shown(page):
    titles = page.locator(".closing .entries.activities .entry-title").all_inner_texts()
    return [title.replace("\u200b", "").replace("\u00ad", "") for title in titles]


def moved(titles, here, there):
    titles = list(titles)
    titles.insert(there, titles.pop(here))
    return titles


def margin(page, title):
    return page.locator(".closing .activities tr", has_text=title).locator(".placing")


def button(page, title, to):
    return margin(page, title).locator(f"[name=to][value={to}]")


def said(page, text):
    page.locator("#moved", has_text=text).wait_for()


def test_a_row_is_moved_by_its_buttons_and_the_page_stays_where_it_is(visit, path):
    page, before = visit("secretariat"), stored()
    page.goto(path)
    up = button(page, before[4], "up")
    page.get_by_label("In short").fill("Typed, and not saved yet")
    up.scroll_into_view_if_needed()
    top = up.bounding_box()["y"]

    up.click()
    said(page, "It is row 4 of 12 now.")

    assert shown(page) == stored() == moved(before, 4, 3)
    assert page.evaluate("document.activeElement.value") == "up"
    assert abs(button(page, before[4], "up").bounding_box()["y"] - top) < 2
    assert page.get_by_label("In short").input_value() == "Typed, and not saved yet"
    button(page, before[4], "top").click()
    said(page, "It is row 1 of 12 now.")
    assert stored() == moved(before, 4, 0)


def test_a_row_is_moved_by_keys_alone(visit, path):
    page, before = visit("secretariat"), stored()
    page.goto(path)
    margin(page, before[4]).locator(".grip").focus()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    said(page, "It is row 7 of 12 now.")
    assert shown(page) == stored() == moved(before, 4, 6)
    page.keyboard.press("End")
    said(page, "It is row 12 of 12 now.")
    page.keyboard.press("Home")
    said(page, "It is row 1 of 12 now.")

    assert shown(page) == stored() == moved(before, 4, 0)


def take(page, title, *, over):
    """The pointer takes the row by its handle and goes behind the middle of another row, farther down."""
    grip, other = margin(page, title).locator(".grip"), page.locator(".closing .activities tr", has_text=over)
    other.evaluate("row => row.scrollIntoView({ block: 'center', behavior: 'instant' })")
    here, there = grip.bounding_box(), other.bounding_box()
    page.mouse.move(here["x"] + 5, here["y"] + 5)
    page.mouse.down()
    page.mouse.move(here["x"] + 5, there["y"] + 0.6 * there["height"], steps=12)


@pytest.mark.parametrize("width", [1280, 360])
def test_a_row_is_dragged(visit, path, width):
    page, before = visit("secretariat", width=width), stored()
    page.goto(path)

    take(page, before[2], over=before[3])
    page.mouse.up()
    said(page, "It is row 4 of 12 now.")

    assert shown(page) == stored() == moved(before, 2, 3)


def test_a_row_that_is_let_go_by_escape_stays(visit, path):
    page, before = visit("secretariat"), stored()
    page.goto(path)

    take(page, before[2], over=before[3])
    assert shown(page) == moved(before, 2, 3)
    page.keyboard.press("Escape")
    page.mouse.up()

    assert shown(page) == stored() == before


def test_the_computed_order_comes_back(visit, path):
    page, before = visit("secretariat"), stored()
    page.goto(path)
    button(page, before[1], "up").click()
    said(page, "It is row 1 of 12 now.")

    page.get_by_role("button", name="Back to the computed order").click()
    said(page, "The rows stand in the computed order.")

    assert shown(page) == stored() == before
    assert page.get_by_role("button", name="Back to the computed order").count() == 0


def test_what_was_typed_beside_another_row_stays_and_the_report_can_be_submitted(visit, path):
    page, before = visit("secretariat"), stored()
    page.goto(path)
    other = margin(page, before[5])
    other.locator("summary").click()
    other.get_by_label("Reason").fill("Its text is still to come")

    button(page, before[1], "up").click()
    said(page, "It is row 1 of 12 now.")

    assert margin(page, before[5]).get_by_label("Reason").input_value() == "Its text is still to come"
    page.locator("#submit").get_by_role("button", name="Submit").click()
    page.get_by_text("Submitted. Its managers read it next.").wait_for()


def test_rows_are_moved_without_a_script(visit, path):
    page, before = visit("secretariat", javascript=False), stored()
    page.goto(path)
    assert page.locator(".grip").first.is_hidden()

    button(page, before[1], "bottom").click()
    page.get_by_text("It is row 12 of 12 now.").wait_for()
    assert shown(page) == stored() == moved(before, 1, 11)
    page.get_by_role("button", name="Back to the computed order").click()
    page.get_by_text("The rows stand in the computed order.").wait_for()

    assert stored() == before


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_breaks_no_rule_after_a_row_was_moved(visit, path, width, scheme):
    page, before = visit("secretariat", width=width, scheme=scheme), stored()
    page.goto(path)
    button(page, before[1], "down").click()
    said(page, "It is row 3 of 12 now.")

    assert scroll_width(page) <= width
    assert violations(page) == []
