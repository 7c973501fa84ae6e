"""The editor of an author's text: that it is there, and what it does, by keyboard too."""

import pytest
from playwright.sync_api import expect

from activities.models import Activity
from outputs.models import User
from tests.browser.editor import ADD, EDITOR, open_empty, paste, stored, write_first
from tests.browser.test_pages import faults, scroll_width, violations
from tests.browser.test_reports import address, report
from tests.factories import make_submitted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCREENS = ((1280, "light"), (1280, "dark"), (320, "light"), (320, "dark"))


@pytest.fixture
def author(visit):
    page = visit("secretariat")
    open_empty(page)
    return page


def change(entry):
    return f"/admin/activities/activity/{entry.pk}/change/"


def tool(page, name):
    return page.get_by_role("toolbar", name="Text tools").get_by_role("button", name=name)


def test_the_editor_is_there_with_a_name_and_breaks_no_rule(visit):
    page = visit("secretariat")
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(change(Activity.objects.exclude(text="").first()))
        assert page.get_by_role("textbox", name="Text").get_attribute("contenteditable") == "true"
        expect(tool(page, "Bold")).to_be_visible()
        assert not page.locator("textarea[name=text]").is_visible()
        assert scroll_width(page) <= width
        assert violations(page) == []
        page.on("console", page.watch)


def test_opening_and_saving_changes_nothing(visit):
    page = visit("secretariat")
    entry = Activity.objects.exclude(text="").first()
    page.goto(change(entry))
    page.locator(EDITOR).wait_for()
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".messagelist").wait_for()

    same = Activity.objects.get(pk=entry.pk)
    assert (same.text, same.version) == (entry.text, entry.version)


def test_a_text_is_written_by_keyboard_alone(author):
    keys = author.keyboard
    keys.type("Judges met.")
    keys.press("Enter")
    keys.type("- law")
    keys.press("Enter")
    keys.press("Tab")
    keys.type("evidence")
    keys.press("Enter")
    keys.type("abroad")
    keys.press("Enter")
    keys.press("Shift+Tab")
    keys.press("Control+b")
    keys.type("training")
    keys.press("Control+b")
    keys.press("Enter")
    keys.press("Enter")
    keys.type("End* and 2*3*4.")

    assert stored(author) == (
        "<p>Judges met.</p><ul><li>law<ul><li>evidence</li><li>abroad</li></ul></li>"
        "<li><strong>training</strong></li></ul><p>End* and 2*3*4.</p>"
    )


def test_the_tabulator_leaves_the_editor_where_no_item_can_move(author):
    author.keyboard.type("- one")
    author.keyboard.press("Tab")

    assert not author.locator(EDITOR).evaluate("(node) => node.contains(document.activeElement)")


def test_an_item_that_moves_takes_its_list_along_on_two_levels(author):
    paste(author, "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>")
    author.get_by_text("b", exact=True).click()
    expect(tool(author, "Second level")).to_have_attribute("aria-disabled", "false")
    author.keyboard.press("Tab")

    assert stored(author) == "<ul><li>a<ul><li>b</li><li>c</li></ul></li></ul>"


def test_what_was_done_is_undone(author):
    author.keyboard.type("Kept. ")
    paste(author, "<p>Pasted by mistake.</p>")
    author.keyboard.press("Control+z")

    assert author.locator(EDITOR).inner_text().strip() == "Kept."

    tool(author, "Redo").click()

    assert stored(author) == "<p>Kept. Pasted by mistake.</p>"


def test_the_tools_are_one_stop_with_arrows_within(author):
    tool(author, "Bold").focus()
    author.keyboard.press("ArrowRight")
    author.keyboard.press("ArrowRight")
    author.keyboard.press("Enter")
    author.keyboard.type("an item")

    assert stored(author) == "<ul><li>an item</li></ul>"


def test_a_link_leads_to_the_web_or_a_mailbox(author):
    author.keyboard.type("the site")
    author.keyboard.press("Control+a")
    author.keyboard.press("Control+k")
    author.keyboard.type("javascript:alert(1)")
    author.keyboard.press("Enter")

    expect(author.get_by_role("alert")).to_have_text("An address begins with https://, http:// or mailto:")

    author.keyboard.press("Control+a")
    author.keyboard.type("www.coe.int/cybercrime")
    author.keyboard.press("Enter")

    assert stored(author) == '<p><a href="https://www.coe.int/cybercrime">the site</a></p>'


def test_the_spell_check_follows_the_language(author):
    def language():
        return author.locator(EDITOR).get_attribute("lang"), author.get_by_label("Title").get_attribute("lang")

    assert language() == ("en", "en")

    author.get_by_role("heading", name="More").click()
    author.get_by_label("Language:").select_option("fr")

    assert language() == ("fr", "fr")
    assert author.locator(EDITOR).get_attribute("spellcheck") == "true"

    author.get_by_label("Language:").select_option("")

    assert language() == ("en", "en")


def test_a_form_that_is_refused_brings_the_text_back(author):
    paste(author, "<p>One <b>two</b></p><ul><li>three</li></ul>")
    author.get_by_label("When").first.fill("soon")
    author.get_by_role("button", name="Save", exact=True).click()
    author.locator(".errornote").wait_for()
    author.get_by_label("When").first.fill("5 Oct 2009")

    assert stored(author) == "<p>One <strong>two</strong></p><ul><li>three</li></ul>"


def test_without_scripts_the_text_is_typed_as_notation(visit):
    page = visit("secretariat", javascript=False)
    page.goto(ADD)
    page.get_by_label("Title").fill("Typed")
    page.get_by_label("When").first.fill("5 Oct 2009")
    page.get_by_label("Text").fill("One **two**\n\n- three")

    assert stored(page) == "<p>One <strong>two</strong></p><ul><li>three</li></ul>"


def test_another_script_may_write_into_the_field(author):
    author.evaluate(
        """(html) => { const field = document.querySelector("textarea[name=text]"); field.value = html;
        field.dispatchEvent(new Event("input", { bubbles: true })); }""",
        "<!doctype html><p>Brought back</p>",
    )

    assert stored(author) == "<p>Brought back</p>"


def test_the_manager_mends_a_text_in_the_editor(visit):
    make_submitted(report(), author=User.objects.get(username="secretariat"))
    entry = Activity.objects.exclude(text="").first()
    page = visit("manager")
    for screen in SCREENS:
        assert faults(page, f"{address()}?mend={entry.uuid}", *screen) == []
        expect(page.locator(EDITOR)).to_be_visible()

    write_first(page, "Mended. ")
    page.get_by_role("button", name="Mend").click()
    page.wait_for_load_state()

    assert Activity.objects.get(pk=entry.pk).text.startswith("<p>Mended. ")


def test_odd_characters_are_named_while_they_are_typed_and_mended_on_request(author):
    author.get_by_label("Title").fill("The Councilâ€™s work")
    author.locator(EDITOR).click()
    paste(author, "<p>co\u00adoperation 😀</p>")
    author.get_by_text("GRINNING FACE").wait_for()

    assert author.locator("#characters li").count() == 3
    assert violations(author) == []
    author.on("console", author.watch)

    author.get_by_role("button", name="Mend them").click()
    author.get_by_text("Mended in the fields below").wait_for()

    assert author.get_by_label("Title").input_value() == "The Council’s work"
    assert author.locator(EDITOR).inner_text() == "cooperation 😀"
    assert stored(author) == "<p>cooperation 😀</p>"


def test_enter_in_a_field_saves_though_something_could_be_mended(author):
    author.get_by_label("Title").fill("Itâ€™s")
    author.get_by_role("button", name="Mend them").wait_for()
    author.get_by_label("When").first.press("Enter")
    author.locator(".messagelist").wait_for()

    assert Activity.objects.latest("pk").title == "Itâ€™s"
