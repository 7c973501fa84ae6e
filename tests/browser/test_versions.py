"""The words of a report beside their translations, and the version that comes of them."""

import pytest

from reports.models import Report, Translation
from tests.browser.test_pages import SCREENS, faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def words(passwords):
    return f"/projects/cybercrime-phase-2/reports/{Report.objects.get().pk}/versions/fr/"


def pair(page, source):
    return page.locator(".pair", has=page.get_by_text(source, exact=True))


def test_a_text_is_translated_in_the_editor_and_printed_in_the_version(visit, words):
    page = visit("secretariat")
    page.goto(words)
    first = page.locator(".pair", has=page.locator(".ProseMirror")).first
    first.locator(".ProseMirror").press_sequentially("Il a eu lieu.")
    page.get_by_role("button", name="Keep these translations").click()
    page.get_by_text("The translations are kept.").wait_for()

    kept = Translation.objects.get()
    assert kept.text == "<p>Il a eu lieu.</p>"

    title = next(one.title for one in Report.objects.get().series.project.entries.all() if one.text == kept.source)
    while not pair(page, title).count():
        page.get_by_role("link", name="Next").click()
    pair(page, title).locator("textarea").fill("Une réunion")
    page.get_by_role("button", name="Keep these translations").click()
    page.get_by_role("link", name="Look at the version").click()
    row = page.locator("table.entry-table tr", has_text="Une réunion")
    assert "Il a eu lieu." in row.inner_text()


def test_the_pages_of_a_version_break_no_rule_of_accessibility(visit, words):
    page = visit("secretariat")

    for address in (words, f"{words}preview/"):
        for screen in SCREENS:
            assert faults(page, address, *screen) == []
