"""A project of which something was published stays, under its short name."""

import pytest
from django.urls import reverse

from activities.models import Activity
from outputs.models import Project
from tests.factories import make_activity, make_administrator, make_project, make_published, make_report
from tests.forms import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make_project(slug="cybercrime-phase-2")


@pytest.fixture
def desk(client):
    client.force_login(make_administrator())
    return client


def page(response):
    return response.content.decode()


def address(project, name):
    return reverse(f"admin:outputs_project_{name}", args=[project.pk])


def test_its_short_name_is_shown_and_cannot_be_typed(desk, project):
    before = page(desk.get(address(project, "change")))
    make_published(make_report(project))

    shown = page(desk.get(address(project, "change")))

    assert 'name="slug"' in before
    assert 'name="slug"' not in shown
    assert '<div class="readonly">cybercrime-phase-2</div>' in shown
    assert "it cannot be deleted and keeps its short name" in shown
    assert address(project, "delete") in before
    assert address(project, "delete") not in shown


def test_deleting_it_is_refused_with_a_sentence(desk, project):
    make_published(make_report(project))

    for response in (
        desk.get(address(project, "delete"), follow=True),
        desk.post(address(project, "delete"), {"post": "yes"}, follow=True),
    ):
        assert response.redirect_chain == [(address(project, "change"), 302)]
        assert "Something of this project was published: it cannot be deleted." in page(response)
    assert Project.objects.get() == project


def test_what_was_entered_does_not_go_with_its_project(desk, project):
    entry = make_activity(project)

    refused = desk.post(address(project, "delete"), {"post": "yes", "reason": "Made by mistake"}, follow=True)

    assert "delete them first" in page(refused)
    assert address(project, "delete") not in page(desk.get(address(project, "change")))
    assert Activity.objects.get() == entry


def test_several_at_once_are_not_deleted(desk, project):
    data = {"action": "delete_selected", "_selected_action": [project.pk], "post": "yes"}

    desk.post(reverse("admin:outputs_project_changelist"), data, follow=True)

    assert Project.objects.get() == project


def test_a_project_without_anything_published_is_deleted(desk, project):
    desk.post(address(project, "delete"), {"post": "yes", "reason": "Made by mistake"})

    assert not Project.objects.exists()


def test_saving_says_what_is_worth_a_look_and_keeps_it(desk, project):
    form = desk.get(address(project, "change")).context["adminform"].form
    data = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    data = {name: value for name, value in data.items() if value not in (None, False)}
    for rows in ("outputs", "contributions", "footnotes", "series"):
        data |= {f"{rows}-TOTAL_FORMS": 0, f"{rows}-INITIAL_FORMS": 0}

    here = address(project, "change")
    data |= {"duration_printed_as": "24 months", **shown(desk, here)}

    saved = page(desk.post(here, data, follow=True))

    assert "Worth a look: The duration is printed as “24 months”; by the days it is 28 months" in saved
    assert Project.objects.get().duration_printed_as == "24 months"
