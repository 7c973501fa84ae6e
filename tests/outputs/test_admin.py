"""The desk's forms for projects and people."""

import pytest
from django.urls import reverse

from outputs.models import Funder, Project, User
from reports.models import OutgoingMail
from tests.factories import make_activity, make_administrator, make_member, make_output, make_project, make_series
from tests.forms import shown

pytestmark = pytest.mark.django_db

EMPTY = {
    f"{name}-{form}": 0
    for name in ("outputs", "contributions", "footnotes", "series")
    for form in ("TOTAL_FORMS", "INITIAL_FORMS")
}


@pytest.fixture
def project():
    return make_project(title="Project on Cybercrime")


@pytest.fixture
def administrator(client):
    client.force_login(make_administrator())
    return client


@pytest.fixture
def secretariat(client, project):
    client.force_login(make_member(project))
    return client


def posted(**kwargs):
    data = {
        "title": "Project on evidence",
        "slug": "evidence",
        "language": "en",
        "currency": "EUR",
        "start": "2009-03-01",
        "end": "2011-06-30",
    }
    return {**EMPTY, **data, **kwargs}


def page(response):
    return response.content.decode()


def change(project):
    return reverse("admin:outputs_project_change", args=[project.pk])


def test_an_administrator_adds_a_project_with_its_outputs_and_series(administrator):
    output = {"outputs-TOTAL_FORMS": 1, "outputs-0-code": "1.2", "outputs-0-title": "Legislation"}
    series = {"series-TOTAL_FORMS": 1, "series-0-name": "Update", "series-0-sections": "activities\nforecasts"}

    administrator.post(reverse("admin:outputs_project_add"), posted(**output, **series))

    project = Project.objects.get()
    assert [output.code for output in project.outputs.all()] == ["1.2"]
    assert project.series.get().sections == ["activities", "forecasts"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": ""}, "This field is required."),
        ({"end": "2009-02-28"}, "The project ends before it starts."),
        ({"original_end": "2012-01-01"}, "The original end lies between the start and the end."),
        ({"budget_ceiling": "-5"}, "A budget is more than nothing"),
        ({"budget_ceiling": "5", "budget_threshold": "6"}, "The threshold is higher than the ceiling."),
        ({"currency": "eur"}, "A currency is three capital letters, such as EUR."),
        ({"contact_email": "nobody"}, "Enter a valid email address."),
        ({"slug": "two words"}, "Enter a valid “slug”"),
        (
            {"series-TOTAL_FORMS": 1, "series-0-name": "Update", "series-0-sections": "weather"},
            "Sections are chosen from:",
        ),
        (
            {"series-TOTAL_FORMS": 1, "series-0-name": "Update", "series-0-sections": "legend\nlegend"},
            "A section is printed once.",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(administrator, change, reason):
    response = administrator.post(reverse("admin:outputs_project_add"), posted(**change))

    assert reason in page(response)
    assert not Project.objects.exists()


def test_the_secretariat_changes_its_project_but_adds_and_deletes_none(secretariat, project):
    data = posted(title="Renamed", slug=project.slug, **shown(secretariat, change(project)))

    secretariat.post(change(project), data)

    project.refresh_from_db()
    assert project.title == "Renamed"
    assert secretariat.get(reverse("admin:outputs_project_add")).status_code == 403
    assert secretariat.get(reverse("admin:outputs_project_delete", args=[project.pk])).status_code == 403


def test_the_secretariat_cannot_reach_another_project(secretariat):
    foreign = make_project(title="Foreign project")

    secretariat.post(change(foreign), posted(title="Taken over", slug=foreign.slug))

    foreign.refresh_from_db()
    assert foreign.title == "Foreign project"
    assert "Foreign project" not in page(secretariat.get(reverse("admin:outputs_project_changelist")))


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ({"outputs-0-code": "1", "outputs-0-title": "Again"}, "The project has an output with this code already."),
        ({"footnotes-0-mark": "*", "footnotes-0-text": "Again"}, "This mark has a footnote already."),
        (
            {"series-0-name": "Update", "series-0-sections": "activities\nforecasts"},
            "The project has a series of this name already.",
        ),
    ],
)
def test_a_row_that_is_there_already_is_refused_with_a_sentence(administrator, project, rows, reason):
    make_output(project, "1")
    make_series(project, name="Update")
    project.footnotes.create(mark="*", text="A note")
    one = {f"{next(iter(rows)).partition('-')[0]}-TOTAL_FORMS": 1}

    response = administrator.post(
        change(project), posted(slug=project.slug, **one, **rows, **shown(administrator, change(project)))
    )

    assert reason in page(response)
    assert (project.outputs.count(), project.footnotes.count(), project.series.count()) == (1, 1, 1)


def test_a_role_that_a_person_has_already_is_refused(administrator, project):
    user = make_member(project, role="manager")
    role = {"memberships-TOTAL_FORMS": 1, "memberships-INITIAL_FORMS": 0, "memberships-0-role": "manager"}
    role["memberships-0-project"] = project.pk
    form = reverse("admin:outputs_user_change", args=[user.pk])

    response = administrator.post(
        form, {"username": user.username, "language": "en", "is_active": "on", **role, **shown(administrator, form)}
    )

    assert "This person has this role in the project already." in page(response)


def new_person(project, **more):
    role = {"memberships-0-role": "secretariat", "memberships-0-project": project.pk}
    management = {"memberships-TOTAL_FORMS": 1, "memberships-INITIAL_FORMS": 0}
    return {"username": "colleague", "email": "colleague@example.org", "language": "en", **role, **management, **more}


def test_who_is_added_with_a_role_is_invited_to_set_a_password_of_their_own(administrator, project):
    response = administrator.post(reverse("admin:outputs_user_add"), new_person(project), follow=True)

    user = User.objects.get(username="colleague")
    assert "The invitation to colleague@example.org is on its way." in page(response)
    assert (user.memberships.get().project, user.has_usable_password()) == (project, False)
    assert f"Secretariat: {project}" in OutgoingMail.objects.get(user=user).body


def test_nobody_is_added_without_an_address_to_be_invited_by(administrator, project):
    administrator.post(reverse("admin:outputs_user_add"), new_person(project, email=""))

    assert not User.objects.filter(username="colleague").exists()


def test_people_are_invited_again(administrator, project):
    user = make_member(project, email="colleague@example.org")

    listed = reverse("admin:outputs_user_changelist")
    administrator.post(listed, {"action": "invite_again", "_selected_action": [user.pk]})

    assert OutgoingMail.objects.get().to == "colleague@example.org"


def test_nobody_sets_the_password_of_another(administrator, project):
    user = make_member(project)

    assert (
        "password"
        not in page(administrator.get(reverse("admin:outputs_user_change", args=[user.pk]))).partition("<main")[2]
    )
    assert administrator.get(f"/admin/outputs/user/{user.pk}/password/").status_code in (302, 404)


def test_a_role_without_its_project_is_refused(administrator):
    user = make_member(make_project())
    role = {"memberships-TOTAL_FORMS": 1, "memberships-INITIAL_FORMS": 0, "memberships-0-role": "manager"}
    form = reverse("admin:outputs_user_change", args=[user.pk])

    response = administrator.post(
        form, {"username": user.username, "language": "en", "is_active": "on", **role, **shown(administrator, form)}
    )

    assert "Secretariat and managers belong to a project, funders to a funder." in page(response)


@pytest.mark.parametrize("name", ["outputs_user_changelist", "outputs_user_add", "outputs_funder_changelist"])
def test_people_and_funders_are_for_administrators(secretariat, name):
    assert secretariat.get(reverse(f"admin:{name}")).status_code == 403


def test_history_of_a_foreign_entry_is_not_shown(secretariat):
    foreign = make_activity(make_project(), title="Secret")

    response = secretariat.get(reverse("admin:activities_activity_history", args=[foreign.pk]))

    assert response.status_code == 404
    assert "Secret" not in page(response)


def test_each_field_of_a_row_in_a_table_says_what_it_is_and_of_which_row(secretariat, project):
    for name in ("Council of Europe", "Romania"):
        project.contributions.create(funder=Funder.objects.create(name=name))

    form = page(secretariat.get(change(project)))

    for number in (1, 2):
        assert form.count(f'aria-label="Funder, contribution {number}"') == 1
        assert form.count(f'aria-label="Amount, contribution {number}"') == 1
