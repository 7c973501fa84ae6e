"""Two sessions on one entry, and what was there before: nobody's words are lost, at a desk and on a telephone."""

import pytest

from activities.models import Activity, Entry
from outputs import history
from tests.browser.editor import write_first
from tests.browser.test_pages import SCREENS, faults, scroll_width, violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def address(entry, name="change"):
    return f"/admin/activities/{entry.kind}/{entry.pk}/{name}/"


def open_form(page, entry):
    page.goto(address(entry))
    page.locator("#id_title").wait_for()


def save(page):
    page.get_by_role("button", name="Save", exact=True).click()


def sound_as_it_stands(page):
    """A page that a form led to, on every screen."""
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert scroll_width(page) <= width
        assert violations(page) == []


def met(visit, typed="", **kwargs):
    """The second of two sessions, on the page where it chooses, and the entry."""
    entry = Activity.objects.exclude(text="").first()
    first, second = visit("administrator"), visit("secretariat", answer=409, **kwargs)
    for page in (first, second):
        open_form(page, entry)
    first.fill("#id_title", "What the first one typed")
    first.fill("#id_occurrences-0-place", "Geneva")
    save(first)
    first.get_by_text("was changed successfully").wait_for()
    second.fill("#id_title", "What the second one typed")
    if typed:
        write_first(second, typed)
    save(second)
    second.get_by_role("heading", name="Changed by somebody else").wait_for()
    return second, entry


@pytest.mark.parametrize(("width", "javascript"), [(1280, True), (360, False)])
def test_the_second_of_two_sessions_sees_both_versions_and_chooses_by_keyboard(visit, width, javascript):
    page, entry = met(visit, width=width, javascript=javascript)
    title = page.get_by_role("group", name="Title")

    assert "administrator changed this on" in page.inner_text("#content")
    assert title.locator("label").all_inner_texts()[0].split() == ["Theirs", "What", "the", "first", "one", "typed"]
    assert title.get_by_role("radio", checked=True).count() == 0

    title.get_by_role("radio", name="Mine").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")  # as in every form, it sends it
    page.get_by_text("was changed successfully").wait_for()

    entry.refresh_from_db()
    assert (entry.title, entry.places()[0]) == ("What the second one typed", "Geneva")


def test_a_text_written_in_the_editor_is_chosen_and_stays_as_it_was_written(visit):
    page, entry = met(visit, typed="Written by the second. ")
    assert "<" not in page.get_by_role("group", name="Text").inner_text()

    for mine in page.get_by_role("radio", name="Mine").all():
        mine.check()
    page.get_by_role("button", name="Save what I chose").click()
    page.get_by_text("was changed successfully").wait_for()

    stored = Activity.objects.get(pk=entry.pk)
    assert stored.text == entry.text.replace("<p>", "<p>Written by the second. ", 1)


def test_the_page_of_a_conflict_breaks_no_rule(visit):
    page, _ = met(visit)

    sound_as_it_stands(page)


def test_the_pages_of_the_history_break_no_rule_and_an_older_version_comes_back(visit):
    page, entry = visit("secretariat"), Activity.objects.first()
    title = entry.title
    open_form(page, entry)
    page.fill("#id_title", "Another title")
    save(page)
    page.get_by_text("was changed successfully").wait_for()
    oldest = history.versions_of(entry).last()

    for path in (address(entry, "history"), address(entry, f"history/{oldest.pk}"), address(entry, "delete")):
        for screen in SCREENS:
            assert faults(page, path, *screen) == []

    page.goto(address(entry, "history"))
    page.get_by_role("link", name="Look at the version of").last.click()
    page.get_by_role("button", name="Bring this version back").click()
    page.get_by_text("Brought back.").wait_for()
    entry.refresh_from_db()
    assert entry.title == title


def test_what_was_deleted_by_mistake_comes_back(visit):
    page, entry = visit("secretariat"), Activity.objects.first()
    before = Entry.objects.count()
    page.goto(address(entry, "delete"))
    page.get_by_label("Why is it deleted?").fill("Entered twice")
    page.get_by_role("button", name="Delete").click()
    page.get_by_text("was deleted successfully").wait_for()
    assert Entry.objects.count() == before - 1

    page.get_by_role("link", name="Deleted", exact=True).click()
    for screen in SCREENS:
        assert faults(page, "/admin/activities/activity/deleted/", *screen) == []
    page.get_by_role("button", name="Bring back").click()
    page.get_by_text("is there again").wait_for()
    assert Entry.objects.count() == before
