"""The colleague who was asked for a text: from the mail to the form, and back to the secretariat."""

import re

import pytest
from django.core import mail
from django.core.management import call_command
from playwright.sync_api import expect

from activities.models import Activity
from outputs.models import AuditRecord
from reports.models import OutgoingMail
from tests.browser.test_pages import SCREENS, scroll_width, violations
from tests.factories import make_asking

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def entry(passwords):
    entry = Activity.objects.order_by("pk").first()
    Activity.objects.filter(pk=entry.pk).update(text="")
    return Activity.objects.get(pk=entry.pk)


def faults(page, path, width, scheme):
    """Of a page among many in one window: what axe sets off there is told late, when the next page is open."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(path)
    wide = [f"{scroll_width(page)} pixels wide"] if scroll_width(page) > width else []
    page.on("console", page.watch)
    return wide + violations(page)


def link_in(letter, live_server):
    (path,) = re.findall(r"https?://[^/\s]+(/t/\S+)", letter.body)
    return f"{live_server.url}{path}"


def test_the_asked_colleagues_answer_comes_back_under_their_name(visit, entry, live_server):
    desk = visit("secretariat")
    desk.goto(f"/admin/activities/activity/{entry.pk}/change/")
    desk.get_by_role("link", name="Ask for the text").click()
    desk.get_by_label("Who owes the text").fill("colleague@example.org")
    desk.get_by_label("A word with it").fill("Ten lines by Friday, please.")
    desk.get_by_role("button", name="Ask", exact=True).click()
    desk.get_by_text("colleague@example.org is asked").wait_for()
    call_command("send_mail")
    (letter,) = mail.outbox
    assert "Ten lines by Friday, please." in letter.body

    guest = visit()
    guest.goto(link_in(letter, live_server))
    assert "/t/" not in guest.url
    expect(guest.get_by_text("Ten lines by Friday, please.")).to_be_visible()
    guest.locator(".ProseMirror").press_sequentially("It went well.\n- First result\nSecond result")
    guest.get_by_role("button", name="Submit the text").click()
    guest.get_by_role("heading", name="Thank you").wait_for()
    assert guest.locator(".given li").all_inner_texts() == ["First result", "Second result"]
    guest.goto(link_in(letter, live_server))
    expect(guest.get_by_role("heading", name="Thank you")).to_be_visible()
    assert guest.locator("form").count() == 0

    desk.reload()
    assert "given on" in desk.locator(".asked-line").inner_text()
    desk.get_by_role("link", name="To its form").click()
    assert "First result" in desk.locator("#id_text").input_value()
    told = AuditRecord.objects.get(verb="text given")
    assert (told.actor, told.details["asked"]) == ("", "colleague@example.org")


def test_the_form_is_filled_in_by_keyboard_alone_and_without_javascript(visit, entry, live_server):
    make_asking(entry)
    call_command("send_mail")
    page = visit(javascript=False, width=360)
    page.goto(link_in(mail.outbox[0], live_server))

    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "text":
            break
    page.keyboard.type("Typed by keyboard.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.get_by_role("heading", name="Thank you").wait_for()
    assert Activity.objects.get(pk=entry.pk).text == "<p>Typed by keyboard.</p>"


def test_the_pages_of_asking_break_no_rule_and_never_scroll_sideways(visit, entry, live_server):
    make_asking(entry)
    call_command("send_mail")
    desk, guest = visit("secretariat"), visit()
    guest.goto(link_in(mail.outbox[0], live_server))
    form = guest.url
    for page in (desk, guest):
        page.remove_listener("console", page.watch)
    project = "/projects/cybercrime-phase-2"
    paths = [f"{project}/texts/", f"{project}/texts/{entry.pk}/", f"{project}/texts/ask/?entry={entry.pk}"]
    paths += [f"{project}/reminders/", "/notices/", f"/admin/activities/activity/{entry.pk}/change/"]

    for screen in SCREENS:
        for path in paths:
            assert faults(desk, path, *screen) == [], path
        assert faults(guest, form, *screen) == []
        assert faults(guest, "/password/lost/", *screen) == []
        assert faults(guest, "/password/lost/asked/", *screen) == []


def test_an_administrator_invites_who_sets_a_password_and_comes_in(visit, live_server):
    page = visit("administrator")
    page.goto("/admin/outputs/user/add/")
    page.fill("#id_username", "colleague")
    page.fill("#id_email", "colleague@example.org")
    page.locator("input[name=_save]").click()
    page.get_by_text("The invitation to colleague@example.org is on its way.").wait_for()
    call_command("send_mail")
    (path,) = re.findall(r"https?://[^/\s]+(/p/\S+)", mail.outbox[0].body)

    guest = visit(width=320)
    guest.goto(path)
    assert "/p/" not in guest.url
    assert violations(guest) == []
    assert scroll_width(guest) <= 320
    for name in ("new_password1", "new_password2"):
        guest.fill(f"#id_{name}", "a secret of my own, long")
    guest.get_by_role("button", name="Set it").click()
    guest.get_by_text("Your password is set. Log in as colleague.").wait_for()
    guest.fill("#id_username", "colleague")
    guest.fill("#id_password", "a secret of my own, long")
    guest.click("button.button")

    guest.get_by_text("Log out").wait_for()
    assert not OutgoingMail.objects.filter(sent_at=None).exists()
