"""The desk as its people meet it: every page sound on every screen, and all of it by keyboard alone."""

from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from activities.models import Activity
from outputs.models import Project, User
from reports import rounds
from reports.models import Report
from tests.browser.test_pages import RULES, scroll_width
from tests.factories import make_activity, make_forecast, make_project, make_report, make_series, make_submitted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCREENS = ((1280, "light"), (1280, "dark"), (320, "light"), (320, "dark"))
MOST_TABS = 40


@pytest.fixture
def desk(passwords):
    """The reference, a project with a report that was returned, and one in which nothing is entered yet."""
    today, project = timezone.localdate(), make_project(title="Regional project")
    make_series(make_project(title="New project"))
    for one in Project.objects.all():
        one.memberships.get_or_create(user=User.objects.get(username="secretariat"), role="secretariat")
    for number in range(7):
        make_activity(project, title=f"Expert meeting {number}", when=f"{today - timedelta(days=number + 5):%d/%m/%Y}")
    make_forecast(project, when="1 Nov 09", place="")
    make_forecast(project, when="tbc")
    days = {"period_start": today - timedelta(days=60), "period_end": today - timedelta(days=4)}
    report = make_submitted(make_report(project, **days))
    manager = User.objects.get(is_superuser=True, username="administrator")
    rounds.send_back(report, by=manager, at=datetime.now(UTC), text="The third row needs a place.")


def faults_of(page, path):
    """By the screen. The policy is watched first and the rules are asked afterwards: axe writes styles of its own."""
    found = {screen: [] if shown(page, path, *screen) <= screen[0] else ["too wide"] for screen in SCREENS}
    page.remove_listener("console", page.watch)
    for screen in SCREENS:
        shown(page, path, *screen)
        rules = Axe().run(page, options=RULES).response["violations"]
        found[screen] += [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in rules]
    return {screen: said for screen, said in found.items() if said}


def shown(page, path, width, scheme):
    """How wide the page is on that screen."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(path)
    return scroll_width(page)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/admin/activities/activity/",
        "/admin/activities/activity/?when=soon&missing=anything",
        "/admin/activities/activity/?q=nothing",
        "/admin/activities/forecast/?outcome=open",
        "/admin/activities/activity/add/",
        "/admin/activities/activity/add/?project=1",
        "/admin/activities/forecast/add/?project=1",
        "/admin/reports/report/",
        "/admin/outputs/project/",
        "/admin/activities/placeposition/",
    ],
)
def test_a_page_of_the_desk_breaks_no_rule_on_any_screen(visit, desk, path):
    assert faults_of(visit("secretariat"), path) == {}


@pytest.mark.parametrize("path", ["/admin/outputs/user/", "/admin/outputs/auditrecord/", "/admin/outputs/funder/"])
def test_the_lists_of_administrators_break_no_rule_on_any_screen(visit, desk, path):
    assert faults_of(visit("administrator"), path) == {}


def test_the_menu_of_what_is_rarer_opens_by_keyboard_and_breaks_no_rule(visit, desk):
    page = visit("secretariat", width=320)
    tab_to(page, "More")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Places on the map").wait_for()

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Positions of places").wait_for()


def focused(page):
    """What has the focus, as it is called; a focus that cannot be seen is called nothing."""
    return page.evaluate(
        """() => {
          const one = document.activeElement, style = getComputedStyle(one)
          const seen = style.outlineStyle !== "none" || style.boxShadow !== "none" || one.matches("input, textarea")
          const name = one.getAttribute("aria-label") || one.labels?.[0]?.innerText || one.innerText || ""
          return seen ? name.trim() : ""
        }"""
    )


def tab_to(page, name):
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if focused(page).startswith(name):
            return
    raise AssertionError(f"{name} is not reached by {MOST_TABS} tabs; the last was {focused(page)!r}")


def test_from_signing_in_to_a_new_activity_by_keyboard_alone(visit, passwords):
    page = visit()
    page.goto("/login/")
    page.locator("#id_username").focus()
    page.keyboard.type("secretariat")
    page.keyboard.press("Tab")
    page.keyboard.type(passwords["secretariat"])
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="What now?").wait_for()

    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    tab_to(page, "New activity of Global Project on Cybercrime")
    page.keyboard.press("Enter")
    page.locator("#id_title").wait_for()
    tab_to(page, "Title")
    page.keyboard.type("Workshop on electronic evidence")
    tab_to(page, "When")
    page.keyboard.type("5-6 Nov 09")
    page.keyboard.press("Tab")
    page.keyboard.type("Tbilisi")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Activities").wait_for()

    entry = Activity.objects.get(title="Workshop on electronic evidence")
    assert (entry.printed_when(), entry.places()) == ("5-6 Nov 09", ("Tbilisi",))


def test_people_find_by_what_they_ask_without_javascript_and_send_the_address(visit, desk):
    page, colleague = visit("secretariat", javascript=False), visit("administrator", javascript=False)
    page.goto("/admin/activities/activity/")
    page.get_by_label("When").fill("Oct 09")
    page.get_by_label("Place").fill("asuncion")
    page.get_by_role("button", name="Show").click()
    page.get_by_text("1 activity").wait_for()
    assert page.url.endswith("/admin/activities/activity/?when=Oct+09&place=asuncion")

    colleague.goto(page.url)

    assert colleague.locator("#result_list tbody tr").count() == 1


def test_the_screen_turns_french_and_back_from_any_page_of_the_desk(visit, desk):
    page = visit("secretariat")
    page.goto("/admin/activities/activity/")
    page.get_by_role("button", name="Français").click()
    page.locator("html[lang=fr]").wait_for()
    assert page.url.endswith("/admin/activities/activity/")

    page.get_by_role("button", name="English").click()
    page.locator("html[lang=en-gb]").wait_for()
    assert Report.objects.exists()
