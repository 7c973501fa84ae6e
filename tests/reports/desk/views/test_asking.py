"""The secretariat's pages of texts that are owed."""

import pytest
from django.urls import reverse
from django.utils import timezone

from activities import asking
from activities.models import Asking, OwedText
from outputs.models import Project
from reports.desk.texts import texts_of
from reports.models import OutgoingMail
from tests.factories import make_activity, make_asking, make_member, make_project

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def entry():
    return make_activity(make_project(slug="cybercrime"), title="Seminar", text="")


@pytest.fixture
def desk(client, entry):
    client.force_login(make_member(entry.project, username="secretariat"))
    return client


def page(entry):
    return reverse("text", args=["cybercrime", entry.pk])


def test_one_step_names_who_owes_the_text_and_asks(desk, entry):
    response = desk.post(page(entry), {"who": "colleague@example.org", "note": "By Friday.", "do": "ask"}, follow=True)

    assert "colleague@example.org is asked" in response.content.decode()
    assert OwedText.objects.get().email == "colleague@example.org"
    assert "By Friday." in OutgoingMail.objects.get().body


def test_a_name_is_kept_without_asking(desk, entry):
    desk.post(page(entry), {"who": "colleague@example.org", "do": "keep"})

    assert OwedText.objects.exists()
    assert not Asking.objects.exists()


def test_an_address_of_the_projects_own_people_means_the_person(desk, entry):
    colleague = make_member(entry.project, email="colleague@example.org")

    desk.post(page(entry), {"who": "Colleague@example.org", "do": "keep"})

    assert OwedText.objects.get().user == colleague


@pytest.mark.parametrize("typed", ["nobody", "a@b", "one@example.org, two@example.org"])
def test_what_is_neither_an_address_nor_a_name_in_the_project_is_refused(desk, entry, typed):
    make_member(make_project(), username="nobody")

    response = desk.post(page(entry), {"who": typed, "do": "ask"})

    assert response.status_code == 409
    assert "This is no e-mail address" in response.content.decode()
    assert not OwedText.objects.exists()


def test_to_ask_one_says_whom(desk, entry):
    response = desk.post(page(entry), {"who": "", "do": "ask"})

    assert response.status_code == 409
    assert "Say whom to ask." in response.content.decode()


def test_the_page_says_who_was_asked_and_when(desk, entry):
    make_asking(entry)

    told = desk.get(reverse("texts", args=["cybercrime"])).content.decode()

    assert "colleague@example.org" in told
    assert f"asked on {timezone.localtime().day} " in told


def test_an_answer_that_waits_is_shown_with_both_versions_and_decided(desk, entry):
    made = make_asking(entry)
    asking.give(made, at=NOW, title="A better title", text="<p>Answer.</p>", saw="something else")

    told = desk.get(page(entry)).content.decode()
    assert "Nothing was overwritten" in told
    assert "Answer." in told
    desk.post(reverse("text-settle", args=["cybercrime", entry.pk, made.pk]), {"title": "take"})

    entry.refresh_from_db()
    assert (entry.title, entry.text) == ("A better title", "")
    assert "Nothing was overwritten" not in desk.get(page(entry)).content.decode()


def test_several_are_asked_for_at_once(desk, entry):
    other = make_activity(entry.project, title="Workshop")
    make_asking(other, email="another@example.org")
    OutgoingMail.objects.all().delete()

    listed = reverse("admin:activities_activity_changelist")
    to = desk.post(listed, {"action": "ask_for_texts", "_selected_action": [entry.pk, other.pk]})
    assert to.url.startswith(reverse("texts-ask", args=["cybercrime"]))
    assert "names nobody yet" in desk.get(to.url).content.decode()
    told = {"entry": [entry.pk, other.pk], "who": "colleague@example.org"}
    response = desk.post(reverse("texts-ask", args=["cybercrime"]), told, follow=True)

    assert "2 texts asked for." in response.content.decode()
    assert {one.to for one in OutgoingMail.objects.all()} == {"colleague@example.org", "another@example.org"}


def test_texts_of_several_projects_are_not_asked_for_together(desk, entry):
    other = make_activity(make_project())
    user = entry.project.memberships.get().user
    other.project.memberships.create(user=user, role="secretariat")

    listed = reverse("admin:activities_activity_changelist")
    response = desk.post(listed, {"action": "ask_for_texts", "_selected_action": [entry.pk, other.pk]}, follow=True)

    assert "Choose activities of one project." in response.content.decode()


def test_over_the_form_stands_who_owes_the_text(desk, entry):
    make_asking(entry)

    told = desk.get(reverse("admin:activities_activity_change", args=[entry.pk])).content.decode()

    assert "<strong>colleague@example.org</strong> owes the text since" in told
    assert page(entry) in told


def test_the_lists_take_the_same_number_of_queries_however_many_texts_are_owed(entry, django_assert_num_queries):
    for number in range(5):
        make_asking(make_activity(entry.project, title=f"Seminar {number}"), email=f"one{number}@example.org")

    with django_assert_num_queries(3):
        found = texts_of(Project.objects.all(), at=NOW)

    assert [one.is_open for one in found.owed] == [True] * 5
