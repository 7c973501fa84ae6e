"""Whoever holds a PDF drops it, on a telephone too, and reads what it is."""

import pytest

from reports.models import Report
from tests.browser.test_pages import SCREENS, scroll_width, violations
from tests.factories import make_edition
from tests.reports.pdfs import make_pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def edition(passwords):
    report = Report.objects.get()
    report.series.public = True
    report.series.save()
    return make_edition(report, content=make_pdf("as it was published"))


def dropped(page, path, content):
    page.goto("/verify/")
    path.write_bytes(content)
    page.set_input_files("#file", path)
    page.get_by_role("button", name="Verify the file").click()
    return page.locator("#verdict").inner_text()


def test_a_published_and_an_altered_file_are_told_apart(visit, edition, tmp_path):
    page = visit()
    path = tmp_path / "update.pdf"

    assert "as it was published" in dropped(page, path, bytes(edition.file.content))
    assert "It was altered or saved again." in dropped(page, path, make_pdf(edition.document))
    assert dropped(page, path, make_pdf()) == "This file is not known here."
    assert dropped(page, path, b"garbage") == "This file cannot be read."


def test_an_answer_breaks_no_rule_of_accessibility_and_never_scrolls_sideways(visit, edition, tmp_path):
    page = visit()
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.on("console", page.watch)
        dropped(page, tmp_path / "update.pdf", make_pdf(edition.document))
        page.get_by_text("Verify by hand").click()

        assert scroll_width(page) <= width
        assert violations(page) == []


def test_a_code_is_typed_and_sent_by_keyboard(visit, edition):
    page = visit(javascript=False)
    page.goto("/verify/")

    page.focus("#code")
    page.keyboard.type(edition.printed_code.lower())
    page.keyboard.press("Enter")

    assert "This is the code of edition 1" in page.locator("#verdict").inner_text()


def test_the_page_of_a_refusal_breaks_no_rule_either(visit):
    page = visit(answer=400)
    page.goto("/verify/")
    page.eval_on_selector("#file", "field => field.removeAttribute('required')")
    page.get_by_role("button", name="Verify the file").click()

    page.get_by_text("Choose a PDF first.").wait_for()
    assert violations(page) == []
