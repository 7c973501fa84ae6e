"""A document on the clipboard: what a word processor and a mail program get when it is pasted."""

import pytest
from django.utils import timezone
from lxml import html

from reports.demonstration.telling import tell
from reports.models import Edition, Report

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CLIPBOARD = """async (type) => {
  const [item] = await navigator.clipboard.read();
  return (await item.getType(type)).text();
}"""


@pytest.fixture
def page(visit, passwords):
    tell(Report.objects.get(), at=timezone.now())
    edition = Edition.objects.latest("pk")
    page = visit("funder")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(edition.get_absolute_url())
    return page


def copied(page):
    page.get_by_role("button", name="Copy", exact=True).click()
    page.get_by_text("Copied. Paste it").wait_for()
    return page.evaluate(CLIPBOARD, "text/html"), page.evaluate(CLIPBOARD, "text/plain")


def test_the_whole_document_is_copied_as_the_tables_it_is(page):
    rows = page.locator("table.entry-table tbody tr").count()

    marked, plain = copied(page)

    tables = html.fromstring(marked).findall(".//table")
    assert sum(len(table.findall("tbody/tr")) for table in tables[1:]) == rows
    assert all(table.get("border") == "1" for table in tables)
    assert "\u200b" not in marked + plain
    assert "class=" not in marked


def test_only_the_chosen_rows_are_copied_under_their_heading(page):
    page.get_by_role("button", name="Choose rows to copy").click()
    boxes = page.locator("input.chosen")
    boxes.nth(1).check()
    boxes.nth(3).check()
    titles = [boxes.nth(number).get_attribute("aria-label") for number in (1, 3)]

    marked, plain = copied(page)

    rows = html.fromstring(marked).findall(".//tbody/tr")
    assert [row.find(".//strong").text_content() for row in rows] == titles
    assert "CARRIED OUT" in marked
    assert [title in line for title, line in zip(titles, plain.splitlines(), strict=True)] == [True, True]


def test_the_choice_is_made_with_the_keyboard_and_goes_again(page):
    button = page.get_by_role("button", name="Choose rows to copy")
    button.press("Enter")
    page.keyboard.press("Space")

    assert page.locator("input.chosen:checked").count() == 1

    button.press("Enter")
    assert page.locator("input.chosen").count() == 0
