"""A form that is left half-filled comes back: after the server was killed, on another machine, to its author alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.editor import EDITOR
from tests.browser.serving import PASSWORD, Server

pytestmark = pytest.mark.browser

ADD = "/admin/activities/activity/add/?project=1"
COPIES = "Object.keys(localStorage).filter((name) => name.startsWith('kept-')).length"
KEPT = re.compile(r"Kept \d\d:\d\d:\d\d")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("kept"), ("author", "colleague", "other"))
    yield server
    server.kill()


@pytest.fixture
def server(made):
    if not made.answers():
        made.start()
    return made


@pytest.fixture
def machine(chromium, server):
    """Another browser, signed in as somebody."""
    contexts = []

    def sign_in(name, **kwargs):
        context = chromium.new_context(base_url=server.address, **kwargs)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.goto("/login/")
        signed_in(page, name)
        return page

    yield sign_in
    for context in contexts:
        context.close()


def signed_in(page, name):
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("button.button")
    page.wait_for_load_state()


def state(page):
    return page.locator(".kept-state")


def begin(page, title):
    """Types a title and a second row of dates, and waits until it says that they are kept."""
    page.goto(ADD)
    page.fill("#id_title", title)
    page.fill("#id_occurrences-0-when", "5-9 Oct 09")
    page.get_by_text("Another date or place").click()
    page.fill("#id_occurrences-1-place", "Sofia")
    expect(state(page)).to_have_text(KEPT, timeout=10_000)


def bring_back(page, title):
    page.goto("/kept/")
    page.get_by_role("listitem").filter(has_text=title).get_by_role("link", name="Bring it back").click()


@pytest.mark.parametrize("javascript", [True, False])
def test_what_was_typed_is_there_after_the_server_was_killed(server, machine, javascript):
    title = f"Killed, javascript {javascript}"
    begin(machine("author"), title)
    server.kill()
    server.start()

    elsewhere = machine("author", java_script_enabled=javascript)
    elsewhere.goto(ADD)
    expect(elsewhere.locator(".kept").filter(has_text=title)).to_contain_text("You began this and did not save it")
    bring_back(elsewhere, title)

    assert elsewhere.input_value("#id_title") == title
    assert elsewhere.input_value("#id_occurrences-0-when") == "5-9 Oct 09"
    assert elsewhere.input_value("#id_occurrences-1-place") == "Sofia"
    expect(elsewhere.locator(".errornote, .errorlist")).to_have_count(0)


def test_what_was_written_in_the_editor_is_there_again_and_beside_it_the_row_as_it_will_print(server, machine):
    page = machine("author")
    begin(page, "In the editor")
    page.locator(EDITOR).click()
    page.keyboard.type("- first")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+b")
    with page.expect_response(lambda answer: answer.url.endswith("/keep/") and "second" in answer.request.post_data):
        page.keyboard.type("second")

    elsewhere = machine("author")
    bring_back(elsewhere, "In the editor")

    expect(elsewhere.locator(f"{EDITOR} ul > li")).to_have_text(["first", "second"])
    expect(elsewhere.locator(f"{EDITOR} strong")).to_have_text("second")
    expect(elsewhere.locator("#as-printed td strong").last).to_have_text("second")
    notice, form, printed = (
        elsewhere.locator(one).first.bounding_box() for one in (".kept", "form .module", ".as-printed")
    )
    assert notice["y"] + notice["height"] <= form["y"]
    assert form["x"] + form["width"] <= printed["x"]

    elsewhere.goto("/kept/")
    elsewhere.get_by_role("listitem").filter(has_text="In the editor").get_by_role("link", name="Read it").click()
    expect(elsewhere.locator(".kept-words").last).to_have_text("first second")


def test_it_is_kept_within_five_seconds_of_typing_on(server, machine):
    page = machine("author")
    begin(page, "Typing on")
    page.locator("#id_title").press_sequentially(" and on for a while", delay=150)
    page.wait_for_timeout(5_000)
    server.kill()
    server.start()

    elsewhere = machine("author")
    bring_back(elsewhere, "Typing on")

    assert elsewhere.input_value("#id_title") == "Typing on and on for a while"


def test_nobody_else_finds_it(server, machine):
    begin(machine("author"), "Mine alone")

    page = machine("other")
    for address in ("/kept/", ADD, "/"):
        page.goto(address)
        expect(page.locator("body")).not_to_contain_text("Mine alone")


def test_handed_over_the_colleague_finds_it(server, machine):
    author = machine("author")
    begin(author, "For a colleague")
    author.goto("/kept/")
    author.get_by_role("listitem").filter(has_text="For a colleague").get_by_role("link", name="Read it").click()
    author.get_by_label("To whom").select_option("colleague")
    author.get_by_role("button", name="Hand it over").click()
    expect(author.locator("main")).not_to_contain_text("For a colleague")

    colleague = machine("colleague")
    colleague.goto(ADD)
    expect(colleague.locator(".kept").filter(has_text="For a colleague")).to_contain_text("author began this")
    bring_back(colleague, "For a colleague")

    assert colleague.input_value("#id_title") == "For a colleague"


def test_saved_it_is_not_kept_any_more(server, machine):
    page = machine("author")
    begin(page, "Saved at last")
    page.fill("#id_occurrences-1-when", "Nov 09")
    page.click("[name=_save]")
    page.wait_for_url("**/admin/activities/activity/")

    page.goto("/kept/")
    expect(page.locator("main")).not_to_contain_text("Saved at last")


def test_typed_back_to_what_it_was_it_is_not_kept_any_more(server, machine):
    page = machine("author")
    page.goto(ADD)
    page.fill("#id_title", "Not meant")
    expect(state(page)).to_have_text(KEPT, timeout=10_000)
    page.fill("#id_title", "")
    expect(state(page)).to_have_text("", timeout=10_000)

    page.goto("/kept/")
    expect(page.locator("main")).not_to_contain_text("Not meant")


def test_while_the_server_is_away_the_page_says_so_and_goes_on_by_itself(server, machine):
    page = machine("author")
    begin(page, "Away")
    server.kill()
    page.fill("#id_title", "Away, and typed on")
    expect(state(page)).to_contain_text("the server does not answer", timeout=10_000)
    page.click("[name=_save]")
    expect(page.locator("#id_title")).to_have_value("Away, and typed on")

    server.start()

    expect(state(page)).to_have_text(KEPT, timeout=20_000)
    elsewhere = machine("author")
    bring_back(elsewhere, "Away, and typed on")
    assert elsewhere.input_value("#id_title") == "Away, and typed on"


def test_closed_while_the_server_is_away_it_comes_at_the_next_visit_and_lies_about_in_no_clear_words(server, machine):
    page = machine("author")
    begin(page, "Closed")
    server.kill()
    page.fill("#id_title", "Closed, words of mine")
    expect(state(page)).to_contain_text("the server does not answer", timeout=10_000)
    page.wait_for_function(f"{COPIES} > 0")
    assert "words" not in page.evaluate("JSON.stringify(localStorage)")
    page.close(run_before_unload=False)
    server.start()

    again = page.context.new_page()
    again.goto(ADD)
    expect(again.locator(".kept").filter(has_text="Closed, words of mine")).to_be_visible(timeout=10_000)

    assert again.evaluate(COPIES) == 0


def test_a_form_sent_after_the_session_ended_comes_back_once_one_has_signed_in(server, machine):
    page = machine("author")
    begin(page, "Ended")
    page.context.clear_cookies(name="sessionid")
    page.fill("#id_title", "Ended, and sent")
    page.click("[name=_save]")
    expect(page.locator(".message")).to_contain_text("Your session has ended")

    signed_in(page, "author")

    expect(page.locator("#id_title")).to_have_value("Ended, and sent")
    expect(page.locator(".kept.brought")).to_contain_text("Brought back")


def test_signed_in_again_in_another_window_the_form_is_saved_from_the_first(server, machine):
    page = machine("author")
    begin(page, "Two windows")
    page.context.clear_cookies(name="sessionid")
    window = page.context.new_page()
    window.goto("/login/")
    signed_in(window, "author")

    page.fill("#id_occurrences-1-when", "Nov 09")
    page.click("[name=_save]")

    page.wait_for_url("**/admin/activities/activity/")


def test_another_account_in_the_same_browser_takes_nothing(server, machine):
    page = machine("author")
    begin(page, "Not yours")
    page.context.clear_cookies(name="sessionid")
    window = page.context.new_page()
    window.goto("/login/")
    signed_in(window, "other")

    page.fill("#id_title", "Not yours either")
    page.click("[name=_save]")

    expect(state(page)).to_contain_text("somebody else has signed in")
    window.goto("/kept/")
    expect(window.locator("main")).not_to_contain_text("Not yours")
