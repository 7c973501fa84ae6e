"""The way of a report in a browser: its pages wide and narrow, light and dark, and each step taken by hand."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from activities.models import Occurrence
from outputs.models import Project, User
from outputs.people import add_user
from reports import withdrawals
from reports.demonstration.telling import tell
from reports.models import Comment, Edition, Report
from tests.browser.test_pages import SCREENS, faults, violations
from tests.factories import make_approved, make_submitted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def report():
    return Report.objects.get()


def address(step=""):
    return f"{report().get_absolute_url()}{step}"


def edition(number):
    return Edition.objects.select_related("series__project").get(number=number)


def sound(page, path):
    """No fault on any screen."""
    for screen in SCREENS:
        assert faults(page, path, *screen) == []


@pytest.fixture
def told(passwords):
    """The demonstration, published and corrected."""
    tell(report(), at=timezone.now())


def test_pages_of_what_was_told_break_no_rule(visit, told):
    manager, funder = visit("manager"), visit("funder")

    for path in ("/", "/projects/cybercrime-phase-2/", address(), edition(1).get_absolute_url()):
        sound(manager, path)
    for path in ("/", edition(1).get_absolute_url(), edition(2).get_absolute_url()):
        sound(funder, path)


def test_pages_of_what_is_under_way_break_no_rule(visit):
    manager = visit("manager")
    make_submitted(report())
    entry = report().series.project.entries.first()
    Comment.objects.create(
        round=report().rounds.get(),
        by=User.objects.get(username="manager"),
        at=timezone.now(),
        text="Which?",
        row=entry.uuid,
    )
    sound(manager, address())
    report().rounds.all().delete()
    make_approved(report())

    sound(manager, address())
    sound(manager, address("publish/"))


def test_pages_of_a_correction_break_no_rule(visit, told):
    author = visit("secretariat")
    sound(author, address("correct/"))
    Occurrence.objects.filter(place="Baku").update(place="Baku, Azerbaijan")
    Project.objects.update(objective="To promote broad implementation of the Convention")

    sound(author, address("correct/"))


def test_pages_of_a_withdrawal_break_no_rule(visit, told):
    withdrawn, project = edition(1), Project.objects.get()
    colleague, _ = add_user("colleague", role="manager", project=project)
    withdrawals.ask(
        withdrawn, by=User.objects.get(username="manager"), at=timezone.now(), reason="A name that may not be told."
    )
    manager, administrator = visit("manager"), visit("administrator")
    sound(manager, withdrawn.get_absolute_url())
    withdrawals.confirm(withdrawn, by=colleague, at=timezone.now())

    sound(manager, withdrawn.get_absolute_url())
    sound(administrator, f"{withdrawn.get_absolute_url()}erase/")


def test_the_desk_says_what_was_told(visit, told):
    entry = Occurrence.objects.get(place="Baku").entry
    Occurrence.objects.filter(place="Baku").update(place="Baku, Azerbaijan")
    author = visit("secretariat")

    author.goto(f"/admin/activities/forecast/{entry.pk}/change/")
    expect(author.get_by_text("Baku, Azerbaijan instead of Baku")).to_be_visible()
    assert violations(author) == []


def test_a_report_goes_its_whole_way_without_javascript(visit):
    author, manager = visit("secretariat", javascript=False), visit("manager", width=360, javascript=False)
    author.goto(address())
    author.get_by_role("button", name="Submit").click()
    author.get_by_text("Submitted. Its managers read it next.").wait_for()

    manager.goto(address())
    manager.locator(".margin summary").first.click()
    manager.locator(".margin textarea").first.fill("Which focus group?")
    manager.locator(".margin button").first.click()
    manager.get_by_text("Which focus group?").wait_for()
    manager.get_by_role("button", name="Return").click()
    manager.get_by_text("Returned to its author.").wait_for()

    author.goto(address())
    expect(author.get_by_text("Which focus group?")).to_be_visible()
    author.get_by_role("button", name="Submit").click()
    manager.goto(address())
    manager.get_by_role("button", name="Approve").click()
    manager.get_by_role("link", name="Publish…").click()
    manager.get_by_role("button", name="Publish edition 1").click()
    manager.get_by_text("Published. From now on it is shown as it stands here.").wait_for()
    assert manager.url.endswith(edition(1).get_absolute_url())


def test_a_difference_is_taken_and_read_before_it_is_submitted(visit, told):
    Occurrence.objects.filter(place="Baku").update(place="Baku, Azerbaijan")
    author = visit("secretariat")
    author.goto(address())
    author.get_by_role("link", name="Correct…").click()
    author.get_by_label("24-25 Nov 09, ERA - TAIEX seminar on the fight against cybercrime").check()
    author.get_by_label("Reason").fill("The place was incomplete.")
    author.get_by_role("button", name="Show the corrected document").click()

    author.get_by_text("place: Baku, Azerbaijan instead of Baku").wait_for()
    author.get_by_role("button", name="Submit").click()
    author.get_by_text("A manager reads it next").wait_for()
