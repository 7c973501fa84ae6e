"""What the link of an asking opens."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from activities import asking
from activities.models import Asking
from outputs.secret import derived_secret
from reports.desk.views import answering
from tests.factories import make_activity, make_asking, make_member, make_output, make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    project = make_project(title="Cybercrime")
    make_output(project, code="1.2")
    return make_activity(project, title="Seminar", place="Tunis", text="", outputs=["1.2"])


@pytest.fixture
def made(entry):
    return make_asking(entry, by=make_member(entry.project, username="secretariat"))


def address(made):
    return reverse("open-text", args=[derived_secret(made.secret_name)])


def open_form(client, made):
    return client.get(address(made), follow=True)


def answer(client, made, **more):
    form = open_form(client, made).context["form"]
    told = {"title": form["title"].value(), "seen": form["seen"].value(), "text": "It went **well**.", **more}
    return client.post(reverse("asked-text", args=[made.pk]), told, follow=True)


def test_the_link_leads_at_once_to_an_address_without_the_secret(client, made):
    response = client.get(address(made))

    assert response.url == reverse("asked-text", args=[made.pk])
    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Cache-Control"].startswith("max-age=0")


def test_the_form_shows_what_is_asked_for(client, made):
    told = open_form(client, made).content.decode()

    for words in ("secretariat asks colleague@example.org", "5-9 Oct 09", "Tunis", "1.2", "Seminar"):
        assert words in told


def test_what_is_submitted_stands_in_the_activity_and_is_shown_from_then_on(client, made, entry):
    response = answer(client, made)

    assert "Thank you" in response.content.decode()
    entry.refresh_from_db()
    assert entry.text == "<p>It went <strong>well</strong>.</p>"
    again = open_form(Client(), made).content.decode()
    assert "<strong>well</strong>" in again
    assert "<form" not in again.partition("<main")[2]


def test_a_second_click_submits_nothing_again(client, made, entry):
    answer(client, made)
    response = client.post(reverse("asked-text", args=[made.pk]), {"title": "x", "seen": "y", "text": "z"})

    assert "Thank you" in response.content.decode()
    entry.refresh_from_db()
    assert "well" in entry.text


@pytest.mark.parametrize("text", ["", "   \n"])
def test_without_a_text_nothing_is_submitted(client, made, text):
    response = answer(client, made, text=text)

    assert response.status_code == 409
    assert "The text is empty." in response.content.decode()
    assert Asking.objects.get().answered_at is None


def test_the_address_alone_opens_nothing_without_the_link(client, made):
    assert client.get(reverse("asked-text", args=[made.pk])).status_code == 404


def test_one_session_holds_several_links_and_each_opens_its_own_form(client, made, entry):
    other = make_asking(make_activity(entry.project, title="Workshop"))
    foreign = make_asking(make_activity(make_project(), title="Foreign"))

    open_form(client, made)
    open_form(client, other)

    opened = [client.get(reverse("asked-text", args=[one.pk])).status_code for one in (made, other, foreign)]
    assert opened == [200, 200, 404]


def test_the_account_that_was_asked_needs_no_link(client, entry):
    colleague = make_member(make_project(), email="colleague@example.org")
    made = make_asking(entry, user=colleague)

    client.force_login(colleague)
    assert client.get(reverse("asked-text", args=[made.pk])).status_code == 200
    client.force_login(make_member(make_project()))
    assert client.get(reverse("asked-text", args=[made.pk])).status_code == 404


def test_a_link_that_is_closed_ends_at_once_for_who_has_the_form_open(client, made, entry):
    form = open_form(client, made).context["form"]
    asking.close(entry, by=made.asked_by, at=timezone.now())

    told = {"title": "Seminar", "seen": form["seen"].value(), "text": "Late."}
    response = client.post(reverse("asked-text", args=[made.pk]), told)

    assert response.status_code == 404
    entry.refresh_from_db()
    assert entry.text == ""


def test_a_closed_link_and_one_that_never_was_answer_alike(client, made, entry):
    asking.close(entry, by=made.asked_by, at=timezone.now())

    closed, never = client.get(address(made)), client.get(reverse("open-text", args=["never"]))

    assert (closed.status_code, closed.content) == (never.status_code, never.content) == (404, closed.content)


def test_the_link_opens_nothing_else(client, made, entry):
    open_form(client, made)

    for name, arguments in (("project", [entry.project.slug]), ("text", [entry.project.slug, entry.pk])):
        assert client.get(reverse(name, args=arguments)).status_code == 302


def test_who_guesses_is_stopped(client, made, monkeypatch):
    monkeypatch.setattr(answering, "OPENINGS", answering.Limit(name="test askings", an_hour=3))
    for _ in range(3):
        client.get(reverse("open-text", args=["guess"]))

    assert client.get(address(made)).status_code == 404


def test_a_form_that_another_site_sends_is_refused(made):
    client = Client(enforce_csrf_checks=True)
    open_form(client, made)

    assert client.post(reverse("asked-text", args=[made.pk]), {"text": "x"}).status_code == 403
