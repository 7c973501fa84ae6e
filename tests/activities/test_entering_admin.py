"""Entries one after the other: the project is chosen once, and each form leads to the next."""

import pytest
from django.urls import reverse

from activities.models import Activity
from tests.factories import (
    make_activities,
    make_activity,
    make_forecast,
    make_member,
    make_output,
    make_project,
    make_report,
)

pytestmark = pytest.mark.django_db

ADD = reverse("admin:activities_activity_add")


@pytest.fixture
def project():
    return make_project(title="First project")


@pytest.fixture
def other(project):
    return make_project(title="Second project")


@pytest.fixture
def author(project):
    return make_member(project)


@pytest.fixture
def desk(client, author):
    client.force_login(author)
    return client


@pytest.fixture
def of_two(desk, author, other):
    """The desk of somebody who writes for two projects."""
    author.memberships.create(role="secretariat", project=other)
    return desk


def posted(project, *lines, **kwargs):
    data = {
        "project": project.pk,
        "title": "Expert meeting",
        "occurrences-TOTAL_FORMS": len(lines),
        "occurrences-INITIAL_FORMS": 0,
    }
    return {**data, **{f"occurrences-{number}-when": when for number, when in enumerate(lines)}, **kwargs}


def page(response):
    return response.content.decode()


def test_the_project_that_was_chosen_last_is_remembered_and_another_can_be_chosen(of_two, project, other):
    assert "For which project?" in page(of_two.get(ADD))
    form = page(of_two.get(f"{ADD}?project={other.pk}"))

    assert of_two.get(ADD).url == f"{ADD}?project={other.pk}"
    assert of_two.get(reverse("admin:activities_forecast_add")).url.endswith(f"?project={other.pk}")
    assert "Second project" in form
    assert f'href="{ADD}?choose"' in form
    assert "For which project?" in page(of_two.get(f"{ADD}?choose"))


def test_who_writes_for_one_project_is_not_offered_another(desk, project):
    assert "Another project" not in page(desk.get(f"{ADD}?project={project.pk}"))


def test_a_project_that_one_left_is_forgotten(of_two, author, project, other):
    of_two.get(f"{ADD}?project={other.pk}")
    author.memberships.filter(project=other).delete()

    assert of_two.get(ADD).url == f"{ADD}?project={project.pk}"


@pytest.mark.parametrize("typed", ["x", "", "9" * 30, "²"])
def test_a_project_that_is_none_is_answered_with_a_form_and_not_with_an_error(desk, typed):
    assert desk.get(ADD, {"project": typed}).status_code == 200


def test_what_else_was_asked_for_is_kept(desk, project):
    assert desk.get(ADD, {"title": "Seminar", "back": "/"}).url == f"{ADD}?title=Seminar&back=%2F&project={project.pk}"


@pytest.mark.parametrize("stored", [False, True])
def test_the_next_form_is_of_the_same_project(of_two, project, other, stored):
    entry = make_activity(other) if stored else None
    address = reverse("admin:activities_activity_change", args=[entry.pk]) if stored else ADD
    more = {"seen_version": 1} if stored else {}

    response = of_two.post(address, posted(other, "5 Oct 09", _addanother="1", **more))

    assert response.url == f"{ADD}?project={other.pk}"


def test_on_saving_it_is_said_what_was_understood_and_where_it_falls(desk, project):
    make_report(project)

    response = desk.post(ADD, posted(project, "5-9 Oct 09"), follow=True)

    assert "Mon 5 – Fri 9 October 2009, in the update 15 September – 31 October" in page(response)


def test_a_line_in_which_nothing_is_typed_is_passed_over(desk, project):
    desk.post(ADD, posted(project, "5 Oct 09", ""))

    assert Activity.objects.get().occurrences.count() == 1


def test_the_form_has_a_line_to_spare_and_names_its_lines(desk, project):
    form = page(desk.get(f"{ADD}?project={project.pk}"))

    assert 'name="occurrences-TOTAL_FORMS" value="2"' in form
    for number in (1, 2):
        assert f'aria-label="Date and place {number}"' in form


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_stored_line_says_what_was_understood_in_the_language_of_the_screen(client, project, language):
    entry = make_activity(project, when="5 Oct 09")
    client.force_login(make_member(project, language=language))

    said = {"en": "Mon 5 October 2009", "fr": "lun. 5 octobre 2009"}[language]
    assert said in page(client.get(reverse("admin:activities_activity_change", args=[entry.pk])))


@pytest.mark.parametrize("many", [1, 60])
def test_the_form_takes_the_same_number_of_queries_and_stays_small(desk, project, many, django_assert_num_queries):
    for number in range(many):
        make_output(project, str(number))
    make_activities(project, many)
    entry = make_forecast(project)
    change = reverse("admin:activities_forecast_change", args=[entry.pk])
    for path in (change, f"{ADD}?project={project.pk}"):
        desk.get(path)  # what a process asks once, it has asked

    with django_assert_num_queries(8):
        response = desk.get(f"{ADD}?project={project.pk}")
    with django_assert_num_queries(15):
        desk.get(change)
    assert len(response.content) < 60_000
