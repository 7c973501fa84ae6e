"""The manager's week in a browser: what waits, what changed, a sentence mended, a draft shared, a deputy named."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from activities.models import Activity
from outputs.models import User
from reports import drafts, rounds
from reports.models import Report
from tests.browser.test_pages import faults, scroll_width
from tests.browser.test_reports import address, report
from tests.factories import make_submitted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCREENS = ((1280, "light"), (1280, "dark"), (360, "light"), (360, "dark"))
DEPUTIES = "/projects/cybercrime-phase-2/deputies/"


def user(name):
    return User.objects.get(username=name)


def sound(page, path):
    """No fault on any screen."""
    for screen in SCREENS:
        assert faults(page, path, *screen) == []


@pytest.fixture
def again(passwords):
    """The demonstration, returned, mended by its author and submitted once more; the row that was mended."""
    make_submitted(report(), author=user("secretariat"))
    rounds.send_back(report(), by=user("manager"), at=timezone.now(), text="How many took part?")
    entry = Activity.objects.exclude(text="").first()
    entry.text = f"<p>Twelve took part.</p>{entry.text}"
    entry.save()
    make_submitted(Report.objects.get(), author=user("secretariat"))
    return entry


def test_pages_of_the_week_break_no_rule(visit, again):
    manager = visit("manager")

    for path in ("/", "/waiting/", address(), f"{address()}?mend={again.uuid}", address("drafts/"), DEPUTIES):
        sound(manager, path)


def test_a_draft_that_a_guest_reads_breaks_no_rule(visit, again):
    _, secret = drafts.make(report(), by=user("manager"), at=timezone.now(), label="Desk officer of " + "L" * 90)

    sound(visit(), f"/d/{secret}/")
    sound(visit(answer=404), "/d/never-made/")


@pytest.mark.parametrize("width", [1280, 360])
def test_a_sentence_is_mended_and_the_report_approved_without_javascript(visit, again, width):
    manager, author = visit("manager", width=width, javascript=False), visit("secretariat", javascript=False)
    manager.goto("/")
    manager.get_by_role("region", name="Reports waiting").get_by_role("link", name="Update 15 September").first.click()
    row = manager.locator(f"#row-{again.uuid}")
    assert row.locator("ins").inner_text() == "Twelve took part. "
    row.get_by_role("link", name="Mend").click()
    text = manager.locator(f"#row-{again.uuid} #mend-text")
    text.fill(text.input_value().replace("Twelve took", "Fourteen people took"))
    manager.get_by_role("button", name="Mend").click()
    manager.get_by_text("Mended. Its author sees what and by whom.").wait_for()
    assert scroll_width(manager) <= width

    author.goto(address())
    told = author.locator(f"#row-{again.uuid} .changed")
    assert "by manager" in told.inner_text()
    assert told.locator("del").inner_text().strip() == "Twelve"
    assert told.locator("ins").inner_text().strip() == "Fourteen people"

    manager.get_by_role("button", name="Approve").click()
    manager.get_by_text("Approved, as you read it.").wait_for()


def test_a_guest_reads_the_draft_and_comments_without_an_account(visit, again):
    manager = visit("manager", width=360)
    manager.goto(address())
    manager.get_by_role("link", name="Share the draft").click()
    manager.get_by_label("For whom").fill("Desk officer")
    manager.get_by_role("button", name="Make a link").click()
    link = manager.locator("main code").inner_text()
    assert scroll_width(manager) <= 360

    guest = visit(width=360, javascript=False)
    guest.goto(link)
    expect(guest.get_by_text("Draft for Desk officer", exact=True)).to_be_visible()
    guest.locator(".margin summary").first.click()
    guest.locator(".margin textarea").first.fill("Which focus group?")
    guest.locator(".margin button").first.click()
    guest.get_by_text("Your comment is kept").wait_for()
    with guest.expect_download() as download:
        guest.get_by_role("link", name="PDF").click()
    assert download.value.suggested_filename.endswith("-draft-submitted.pdf")

    manager.goto(address())
    expect(manager.get_by_text("Which focus group?")).to_be_visible()
    expect(manager.get_by_text("as a guest")).to_be_visible()
    manager.goto(address("drafts/"))
    manager.get_by_role("button", name="Revoke: Desk officer").click()
    manager.get_by_text("Desk officer opens nothing any more.").wait_for()


def test_a_deputy_is_named_and_ended(visit):
    manager = visit("manager", width=360)
    manager.goto("/")
    manager.get_by_role("link", name="All reports of").click()
    manager.get_by_role("link", name="Deputies").click()
    manager.get_by_label("Who acts for you").fill("secretariat")
    manager.get_by_label("To", exact=True).fill(str(timezone.localdate()))
    manager.get_by_role("button", name="Name the deputy").click()
    manager.get_by_text("secretariat acts for you on these days.").wait_for()
    assert scroll_width(manager) <= 360

    manager.get_by_role("button", name="End: secretariat for manager").click()
    manager.get_by_text("secretariat does not act for manager any more.").wait_for()


def test_the_pdf_of_a_report_is_one_step_from_home_and_of_any_two(visit):
    manager = visit("manager")
    manager.goto("/")
    with manager.expect_download() as download:
        manager.get_by_role("link", name="PDF of Update 15 September-31 October / forecast November 2009").click()
    assert download.value.suggested_filename.endswith(".pdf")

    manager.get_by_role("link", name="All reports of").click()
    expect(manager.get_by_role("link", name="PDF of Update").first).to_be_visible()
