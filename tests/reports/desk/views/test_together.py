"""One change to several entries at the desk: from the list, looked at, then done."""

import pytest
from django.urls import reverse

from activities.models import Entry
from tests.factories import make_activity, make_administrator, make_member, make_output, make_project

pytestmark = pytest.mark.django_db

LIST = reverse("admin:activities_activity_changelist")


@pytest.fixture
def project():
    project = make_project()
    make_output(project, "1")
    make_output(project, "2")
    return project


@pytest.fixture
def desk(client, project):
    client.force_login(make_member(project))
    return client


def page(response):
    return response.content.decode()


def chosen(desk, *entries, **kwargs):
    return desk.post(LIST, {"action": "change_together", "_selected_action": [entry.pk for entry in entries], **kwargs})


def together(desk, project, *entries, **kwargs):
    seen = ",".join(f"{entry.pk}:{entry.version}" for entry in entries)
    return desk.post(reverse("project-together", args=[project.slug]), {"seen": seen, **kwargs}, follow=True)


def test_entries_chosen_in_the_list_come_with_their_versions(desk, project):
    first, second = make_activity(project, title="First"), make_activity(project, title="Second")

    shown = page(chosen(desk, first, second))

    assert "Change 2 entries together" in shown
    assert f'name="seen" value="{first.pk}:1,{second.pk}:1"' in shown


def test_all_that_is_filtered_is_chosen_at_once(desk, project):
    entries = [make_activity(project) for _ in range(60)]

    assert "Change 60 entries together" in page(chosen(desk, entries[0], select_across="1"))


def test_entries_of_two_projects_are_not_changed_together(client, project):
    client.force_login(make_administrator())
    response = client.post(
        LIST,
        {"action": "change_together", "_selected_action": [make_activity(one).pk for one in (project, make_project())]},
        follow=True,
    )

    assert "Choose entries of one project, 2,000 at most." in page(response)


def test_the_preview_shows_each_row_before_and_after_and_writes_nothing(desk, project):
    entry = make_activity(project, outputs=["1"])

    shown = page(
        together(
            desk, project, entry, scope="set", outputs=[project.outputs.get(code="2").pk], place="Baku", preview="yes"
        )
    )

    assert "1 entry would change" in shown
    assert "<del>Strasbourg</del>" in shown
    assert "<ins>Baku</ins>" in shown
    assert Entry.objects.get().places() == ("Strasbourg",)


def test_accepted_it_is_done_and_said(desk, project):
    entry = make_activity(project)

    shown = page(together(desk, project, entry, place="Baku", accept="yes"))

    assert "1 entry changed." in shown
    assert Entry.objects.get().places() == ("Baku",)


def test_an_entry_changed_since_the_preview_is_named_and_not_overwritten(desk, project):
    entry = make_activity(project, title="Seminar")
    Entry.objects.update(version=2)

    shown = page(together(desk, project, entry, place="Baku", accept="yes"))

    assert "“Seminar”: somebody changed this entry meanwhile. It was not overwritten." in shown
    assert Entry.objects.get().places() == ("Strasbourg",)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "Say what to change."),
        ({"scope": "add"}, "Tick the outputs."),
        ({"scope": "replace"}, "Say which output they replace."),
    ],
)
def test_what_says_nothing_is_asked_again(desk, project, given, reason):
    assert reason in page(together(desk, project, make_activity(project), accept="yes", **given))


@pytest.mark.parametrize("seen", ["", "x", "1", "1:x", "٣:1", "9" * 30 + ":1", "1:1:1"])
def test_versions_that_are_none_reach_nothing(desk, project, seen):
    make_activity(make_project())

    response = desk.post(
        reverse("project-together", args=[project.slug]), {"seen": seen, "place": "Baku", "accept": "yes"}
    )

    assert response.status_code == 302
    assert Entry.objects.get().places() == ("Strasbourg",)


@pytest.mark.parametrize("entries", [2, 30])
def test_the_preview_takes_the_same_number_of_queries(desk, project, entries, django_assert_num_queries):
    found = [make_activity(project, outputs=["1"]) for _ in range(entries)]
    together(desk, project, *found, place="Baku", preview="yes")

    with django_assert_num_queries(10):
        together(desk, project, *found, place="Baku", preview="yes")
