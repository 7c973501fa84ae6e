"""Entries typed in a browser: by keyboard alone, with what was understood and the row of the document beside them."""

import re
import tomllib
from html import unescape
from importlib import resources

import pytest
from playwright.sync_api import expect

from activities.models import Activity, Entry
from reports.models import Placement, Report
from tests.browser.editor import EDITOR
from tests.browser.test_pages import SCREENS, scroll_width, violations
from tests.factories import make_activity
from tests.seed_report import ACTIVITIES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADD = "/admin/activities/activity/add/"
REFERENCE = tomllib.loads((resources.files("reports.demonstration") / "cybercrime-phase-2.toml").read_text())


class Keys:
    """A keyboard that counts: a character is one stroke, a chord is one for each key of it."""

    def __init__(self, page):
        self.page, self.strokes = page, 0

    def type(self, text):
        self.page.keyboard.type(text)
        self.strokes += len(text)

    def press(self, chord, times=1):
        for _ in range(times):
            self.page.keyboard.press(chord)
            self.strokes += chord.count("+") + 1


def typed(description):
    """Here and in Word each paragraph ends with a key, and a list, of which there is one at the end of a text, begins
    with a click or two keys.
    """
    text = "\n".join(re.findall(r"<(?:p|li)>(.*?)</", description))
    items = re.findall(r"<li>(.*?)</", description)
    return text.replace(items[0], f"- {items[0]}", 1) if items else text


def strokes_in_word(when, place, title, outputs, text):
    """The characters of the four cells, four times Tab, bold on and off, a key for each paragraph and for the list."""
    layout = 4 + 4 + (2 if "- " in text else 0)
    typed = text.replace("- ", "")
    return len(when) + len(place) + len(title) + len(", ".join(outputs)) + len(typed) + (1 if text else 0) + layout


def enter(keys, when, place, title, outputs, text):
    """From the title to Ctrl+Enter; the pages tell where the cursor is."""
    page = keys.page
    page.locator(EDITOR).wait_for()
    expect(page.locator("[name=title]")).to_be_focused()
    expect(page.locator("[name=title]")).to_have_value("")
    keys.type(title)
    keys.press("Tab")
    keys.type(when)
    keys.press("Tab")
    keys.type(place)
    keys.press("Tab", 3)
    for code in outputs if outputs != "All" else ("a",):
        keys.type(code)
    keys.press("Tab", 2)  # past the tools
    keys.type(text)
    keys.press("Control+Enter")


@pytest.fixture
def nothing_entered(passwords):
    Placement.objects.all().delete()
    Entry.objects.all().delete()


def test_the_twelve_activities_of_the_reference_are_entered_by_keyboard_alone(visit, nothing_entered):
    page = visit("secretariat")
    page.goto(ADD)
    texts = {one["title"]: one["description"] for one in REFERENCE["activity"]}
    keys, rows = Keys(page), [(*row, typed(texts[row[2]])) for row in ACTIVITIES]

    for row in rows:
        enter(keys, *row)
        page.locator(".messagelist", has_text=row[2]).wait_for()

    stored = Activity.objects.with_details().by_date()
    told = {
        one.title: (one.printed_when(), one.places()[0], one.all_outputs, [str(out.code) for out in one.outputs.all()])
        for one in stored
    }
    assert told == {
        title: (when, place, outputs == "All", [] if outputs == "All" else outputs)
        for when, place, title, outputs, _ in rows
    }
    assert {one.title: unescape(one.text) for one in stored} == {
        title: text.replace("\n", "") for title, text in texts.items()
    }
    in_word = sum(strokes_in_word(*row) for row in rows)
    assert keys.strokes < in_word  # 8,772 and 8,792


def test_what_was_understood_stands_beside_the_dates_while_they_are_typed(visit):
    page = visit("secretariat")
    page.goto(ADD)
    page.get_by_label("When").first.press_sequentially("5-9 Oct")
    page.get_by_text("“9 Oct”: the year is missing.").first.wait_for()

    page.get_by_label("When").first.press_sequentially(" 09")
    page.get_by_text("Mon 5 – Fri 9 October 2009, in the update 15 September – 31 October").wait_for()

    assert page.locator(".echo").first.get_attribute("role") == "status"


def test_what_was_changed_is_saved_by_the_same_keys_and_the_next_form_opens(visit):
    page, entry = visit("secretariat"), Activity.objects.first()
    page.goto(address(entry))
    page.locator("#id_title").fill("Another title")

    page.keyboard.press("Control+Enter")
    page.get_by_text("was changed successfully").wait_for()

    assert f"/activity/add/?project={entry.project_id}" in page.url
    assert Activity.objects.get(pk=entry.pk).title == "Another title"


def test_a_second_stretch_is_one_click_or_one_key(visit, nothing_entered):
    page = visit("secretariat")
    page.goto(ADD)
    page.locator("[name=title]").fill("Two visits")
    page.get_by_label("When").first.fill("5 Oct 09")
    for when in ("9 Oct 09", "12 Oct 09", ""):
        page.get_by_text("Another date or place").focus()
        page.keyboard.press("Enter")
        page.keyboard.type(when)
    expect(page.get_by_role("group", name="Date and place 4")).to_be_visible()
    page.get_by_text("Mon 12 October 2009").wait_for()
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_text("was added successfully").wait_for()

    assert Activity.objects.get().printed_when() == "5, 9 and 12 Oct 09"


def cells(row):
    return [re.sub(r"\s+", " ", cell).strip() for cell in row.locator("td").all_inner_texts()]


def test_the_preview_beside_the_form_is_the_row_of_the_document(visit):
    page = visit("secretariat")
    page.goto(ADD)
    page.locator("[name=title]").fill("Workshop on electronic evidence")
    page.get_by_label("When").first.fill("16 Oct 09")
    page.locator("#id_occurrences-0-place").fill("Tirana")
    page.get_by_label("5 Training").check()
    page.locator(EDITOR).click()
    page.keyboard.type("First.\n- one\n")
    page.keyboard.press("Control+b")
    page.keyboard.type("two")
    shown = page.locator("#as-printed tbody tr", has_text="two")
    shown.get_by_text("Tirana").wait_for()
    page.locator("#as-printed").get_by_text("two").wait_for()
    beside, form = page.locator(".as-printed").bounding_box(), page.locator("#content-main").bounding_box()
    assert beside["x"] > form["x"] + form["width"]
    before = cells(shown)

    page.get_by_role("button", name="Save and go on").click()
    page.get_by_text("was added successfully").wait_for()
    page.goto(Report.objects.get().get_absolute_url())

    row = page.locator(".document .activities tr", has_text="Workshop on electronic evidence")
    row.locator(".margin").evaluate_all("all => all.forEach((one) => one.remove())")
    assert cells(row) == before


def test_all_takes_the_other_outputs_off_and_arrows_move_among_them(visit):
    page = visit("secretariat")
    page.goto(ADD)
    page.get_by_label("5 Training").check()
    page.get_by_label("5 Training").press("ArrowDown")
    assert page.evaluate("document.activeElement.labels[0].innerText.trim()") == "6 Data protection"

    page.get_by_label("All", exact=True).check()

    assert not page.get_by_label("5 Training").is_checked()


def test_without_a_script_everything_works_and_what_was_understood_is_said_on_saving(visit, nothing_entered):
    page = visit("secretariat", javascript=False)
    page.goto(ADD)
    page.locator("[name=title]").fill("Two visits")
    page.get_by_label("When").first.fill("5 Oct 09")
    page.get_by_text("Another date or place").click()
    page.get_by_role("group", name="Date and place 2").get_by_label("When").fill("9 Oct 09")
    page.get_by_role("button", name="Save and next").click()
    page.get_by_text("Mon 5 October 2009 and Fri 9 October 2009, in the update 15 September – 31 October").wait_for()

    assert "project=" in page.url
    assert Activity.objects.get().printed_when() == "5 and 9 Oct 09"


def address(entry):
    return f"/admin/activities/{entry.kind}/{entry.pk}/change/"


def sound(page, path):
    """On each screen; the policy is watched while the page loads, and not while it is judged."""
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(path)
        assert scroll_width(page) <= width
        assert violations(page) == []
        page.on("console", page.watch)


def test_the_forms_of_entries_break_no_rule(visit):
    page = visit("secretariat")
    forecast = Entry.objects.filter(kind="forecast").first()
    long = make_activity(forecast.project, when="5 Oct 09 and 9 Nov 09", title="T" * 300, place="P" * 200)

    for path in (ADD, address(forecast), address(long)):
        sound(page, path)


def test_the_forms_of_projects_and_reports_break_no_rule(visit):
    page, report = visit("secretariat"), Report.objects.get()

    for path in (
        f"/admin/reports/report/{report.pk}/change/",
        f"/admin/outputs/project/{report.series.project_id}/change/",
    ):
        sound(page, path)


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_a_form_in_use_breaks_no_rule(visit, width, scheme):
    page = visit("secretariat", width=width, scheme=scheme)
    page.goto(ADD)
    page.locator("[name=title]").fill("Workshop")
    page.get_by_role("heading", name="More").click()
    page.get_by_text("Another date or place").click()
    page.get_by_text("A wording of its own").first.click()
    page.get_by_label("When").first.fill("5 Oct 09")
    page.get_by_label("When").nth(1).fill("soon")
    page.locator("#as-printed .note").wait_for()

    assert violations(page) == []
    assert scroll_width(page) <= width
