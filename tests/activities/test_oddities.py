"""Odd characters at the form of an entry: shown, named when saved, mended when asked, never silently."""

import pytest
from django.urls import reverse

from activities import richtext
from activities.models import Activity
from activities.oddities import in_posted, mended_fields
from tests.activities.test_admin import ADD, change, page, posted
from tests.factories import make_activity, make_member, make_output, make_project

pytestmark = pytest.mark.django_db

PANEL = reverse("admin:activities_activity_characters")


@pytest.fixture
def project():
    project = make_project(title="Project on Cybercrime")
    make_output(project, "1")
    return project


@pytest.fixture
def desk(client, project):
    client.force_login(make_member(project))
    return client


def test_title_text_and_places_are_looked_at_and_nothing_else():
    found = in_posted(
        {"title": "Itâ€™s", "text": "a😀", "occurrences-0-place": "Ky\u00adiv", "csrfmiddlewaretoken": "😀"}
    )

    assert [(str(one.field), one.oddity.code, one.oddity.place) for one in found] == [
        ("Title", "U+00E2 U+20AC U+2122", 3),
        ("Text", "U+1F600", 2),
        ("Place", "U+00AD", 3),
    ]


def test_a_character_that_comes_often_is_one_finding():
    (found,) = in_posted({"text": "अ" * 500})

    assert (found.times, found.before, found.after) == (500, "", "अ" * 16)


def test_the_text_of_the_editor_is_looked_at_as_it_came():
    (found,) = in_posted({"text": f"{'<!doctype html>'}<p>one</p><ul><li><p>co\u00adop</p></li></ul>"})

    assert (found.oddity.code, found.before, found.after) == ("U+00AD", "one\nco", "op")


def test_mending_keeps_what_the_editor_marked():
    (text,) = mended_fields({"text": "<!doctype html><p><strong>Itâ€™s</strong></p>"}).values()

    assert richtext.from_posted(text) == "<p><strong>It’s</strong></p>"


def test_odd_characters_are_named_and_block_nothing(desk, project):
    response = desk.post(ADD, posted(project, ("Oct 09", "Ky\u00adiv"), title="Itâ€™s", text="Done 😀"), follow=True)

    entry = Activity.objects.get()
    assert (entry.title, entry.text) == ("Itâ€™s", "<p>Done 😀</p>")
    assert "Odd characters were saved: RIGHT SINGLE QUOTATION MARK, MISREAD (U+00E2 U+20AC U+2122) – Title" in page(
        response
    )


def test_an_ordinary_entry_is_saved_without_a_word(desk, project):
    response = desk.post(ADD, posted(project, ("Oct 09", "Kyïv"), title="L’activité"), follow=True)

    assert "Odd characters" not in page(response)


def test_the_form_of_an_entry_shows_what_is_odd_in_it(desk, project):
    entry = make_activity(project, title="Itâ€™s", text="<p>Done 😀</p>")

    shown = page(desk.get(change(entry)))

    assert "Would become “’”." in shown
    assert "GRINNING FACE" in shown
    assert "No font of the PDF has it: there it is printed as its code." in shown


def test_they_are_mended_on_request_and_nothing_is_saved(desk, project):
    response = desk.post(
        ADD, posted(project, ("Oct 09", "Ky\u00adiv"), title="Itâ€™s", text="a **bÃ©**", _mend="1"), follow=True
    )

    shown = page(response)
    assert not Activity.objects.exists()
    assert "Mended in the fields below; nothing is saved yet." in shown
    assert "<del>â€™</del><ins>’</ins>" in shown
    assert "It’s</textarea>" in shown
    assert "a **bé**</textarea>" in shown
    assert 'value="Kyiv"' in shown


def test_the_panel_tells_of_a_form_that_is_being_filled_in(desk):
    shown = page(desk.post(PANEL, {"title": "Itâ€™s", "text": "fine"}))

    assert "Title, character 3" in shown
    assert page(desk.post(PANEL, {"title": "fine"})).strip() == ""
