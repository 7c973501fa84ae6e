"""Every page, wide and narrow, light and dark: accessible, without a scroll bar of its own, by the strict policy."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from activities.models import Occurrence
from outputs.models import Membership, Project
from reports.models import Report
from reports.renderers import pdf
from tests.browser.editor import EDITOR

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PAGES = {
    "login": (None, "/login/"),
    "home": ("manager", "/"),
    "project": ("secretariat", "/projects/cybercrime-phase-2/"),
    "report": ("secretariat", "report"),
    "password": ("manager", "/password/"),
    "funder": ("funder", "/"),
    "verify": (None, "/verify/"),
    "unknown": (None, "/verify/7QK2M0XD93TFA1BC/"),
}
SCREENS = ((1280, "light"), (1280, "dark"), (320, "light"), (320, "dark"))
ERRORS = {
    "missing": (404, "/nothing/"),
    "not for this account": (403, "/admin/"),
    "no engine": (503, "pdf"),
}
DESK = {
    "home": "/admin/",
    "list": "/admin/activities/activity/",
    "add": "/admin/activities/activity/add/",
    "forecast": "/admin/activities/forecast/add/",
    "place": "/admin/activities/placeposition/add/",
}


def address(path):
    page = Report.objects.get().get_absolute_url()
    return {"report": page, "pdf": f"{page}download/pdf/"}.get(path, path)


def no_engine():
    raise pdf.PDFEngineMissing(pdf.INSTALL_PANGO)


def faults(page, path, width, scheme):
    """What is wrong with a page at this width in these colours; the policy is watched while it loads."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.on("console", page.watch)
    page.goto(path)
    wide = [f"{scroll_width(page)} pixels wide"] if scroll_width(page) > width else []
    return wide + violations(page)


def violations(page):
    """Axe writes styles of its own into what it inspects: what the policy says of them is none of the page's."""
    page.remove_listener("console", page.watch)
    found = Axe().run(page, options=RULES).response["violations"]
    return [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found]


def scroll_width(page):
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_breaks_no_rule_of_accessibility_and_never_scrolls_sideways(visit, name):
    role, path = PAGES[name]
    page = visit(role)

    for screen in SCREENS:
        assert faults(page, address(path), *screen) == []


@pytest.mark.parametrize("name", ERRORS)
def test_a_page_that_says_no_is_a_page_like_the_others(visit, name, monkeypatch):
    monkeypatch.setattr(pdf, "engine", no_engine)
    answer, path = ERRORS[name]
    page = visit("manager", answer=answer)

    for screen in SCREENS:
        assert faults(page, address(path), *screen) == []


def test_who_has_no_role_and_who_has_no_report_read_a_page_like_the_others(visit):
    Membership.objects.filter(user__username="manager").delete()
    Report.objects.all().delete()

    for role, path in (("manager", "/"), ("secretariat", "/projects/cybercrime-phase-2/")):
        page = visit(role)
        for screen in SCREENS:
            assert faults(page, path, *screen) == []


@pytest.mark.parametrize("name", DESK)
def test_the_desk_breaks_no_rule_of_accessibility(visit, name):
    page = visit("secretariat")
    page.goto(DESK[name])

    assert violations(page) == []


def test_the_list_of_places_not_found_breaks_no_rule_of_accessibility(visit):
    Occurrence.objects.filter(place="Vienna").update(place="Valencia", search_place="valencia")
    page = visit("secretariat")
    page.goto("/admin/activities/placeposition/")

    expect(page.get_by_role("link", name="Valencia", exact=True)).to_be_visible()
    assert violations(page) == []


def test_a_page_with_a_word_of_any_length_never_scrolls_sideways(visit):
    report = Report.objects.get()
    report.series.project.entries.first().occurrences.update(place="P" * 200)
    Project.objects.update(title="T" * 300, programme="P" * 200)
    page = visit("manager", width=360)

    for path in (report.get_absolute_url(), "/projects/cybercrime-phase-2/", "/"):
        page.goto(path)
        assert scroll_width(page) <= 360


def test_a_report_is_read_without_javascript(visit):
    page = visit("manager", width=360, javascript=False)
    page.goto(Report.objects.get().get_absolute_url())

    expect(page.locator("h1")).to_have_text("Update 15 September-31 October / forecast November 2009")
    expect(page.get_by_text("Séminaire francophone")).to_be_visible()


def test_an_activity_is_entered_mended_and_saved(visit):
    page = visit("secretariat")
    page.goto("/admin/activities/activity/add/")
    page.fill("#id_title", "Workshop on electronic evidence")
    page.fill("#id_occurrences-0-when", "16 Oct")
    page.fill("#id_occurrences-0-place", "Tirana")
    page.locator(EDITOR).click()
    page.keyboard.type("First.\n- one\ntwo")
    page.check("#id_all_outputs")
    page.click("[name=_continue]")

    page.get_by_text("“16 Oct”: the year is missing.").wait_for()
    expect(page.locator(f"{EDITOR} > p")).to_have_text("First.")
    expect(page.locator(f"{EDITOR} > ul > li")).to_have_text(["one", "two"])

    page.fill("#id_occurrences-0-when", "16 Oct 09")
    page.click("[name=_continue]")

    page.get_by_text("was added successfully").wait_for()
    page.get_by_text("Fri 16 October 2009").first.wait_for()
    page.goto(Report.objects.get().get_absolute_url())
    expect(page.get_by_text("Workshop on electronic evidence")).to_be_visible()
