"""Forms of the desk overwrite nobody, are taken once, and ask why something is deleted: projects and what is in them."""

import pytest
from django.db import OperationalError
from django.urls import reverse

from activities.models import PlacePosition
from outputs import files, history
from outputs.models import AuditRecord, Funder, Logo, Project, User
from tests.factories import make_administrator, make_member, make_output, make_place_position, make_project
from tests.forms import changed, filled, sent_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    project = make_project(title="Project on Cybercrime")
    make_output(project, "1", title="Legislation")
    make_output(project, "2", title="Training")
    return project


@pytest.fixture
def form(project):
    return reverse("admin:outputs_project_change", args=[project.pk])


@pytest.fixture
def desk(client, project):
    client.force_login(make_member(project, username="first"))
    return client


def page(response):
    return response.content.decode()


def titles(project):
    return [output.title for output in project.outputs.all()]


def test_a_tab_left_open_does_not_write_over_rows_that_it_never_touched(desk, project, form):
    left_open = filled(desk, form)
    desk.post(form, filled(desk, form, **{"outputs-0-title": "Legislation and policy"}))

    response = desk.post(form, changed(left_open, area="Worldwide"))

    assert response.status_code == 409
    assert titles(project) == ["Legislation and policy", "Training"]


def test_the_second_to_save_sees_both_versions_and_by_whom_and_chooses(desk, project, form):
    left_open = filled(desk, form)
    desk.post(form, filled(desk, form, title="Theirs", objective="Theirs too"))

    asked = desk.post(form, changed(left_open, title="Mine", area="Worldwide"))
    questions = {one.name: one for one in asked.context["questions"]}

    assert "first changed this on" in page(asked)
    assert (questions["title"].theirs, questions["title"].mine) == ("Theirs", "Mine")
    assert {name: one.lean for name, one in questions.items()} == {"title": "", "objective": "theirs", "area": "mine"}

    desk.post(form, changed(sent_by(asked), **{"_keep:title": "mine"}))

    project.refresh_from_db()
    assert (project.title, project.objective, project.area) == ("Mine", "Theirs too", "Worldwide")


def test_who_does_not_choose_is_asked_again_and_loses_nothing(desk, project, form):
    left_open = filled(desk, form)
    desk.post(form, filled(desk, form, title="Theirs"))
    asked = desk.post(form, changed(left_open, title="Mine", area="Worldwide"))

    again = desk.post(form, sent_by(asked))

    assert again.status_code == 409
    assert sent_by(again)["title"] == ["Mine"]
    project.refresh_from_db()
    assert project.title == "Theirs"


def test_a_third_who_saves_meanwhile_is_not_written_over_either(desk, project, form):
    left_open = filled(desk, form)
    desk.post(form, filled(desk, form, title="Second"))
    asked = desk.post(form, changed(left_open, title="First"))
    desk.post(form, filled(desk, form, title="Third"))

    again = desk.post(form, changed(sent_by(asked), **{"_keep:title": "mine"}))

    assert again.status_code == 409
    assert [one.theirs for one in again.context["questions"]] == ["Third"]


def test_a_row_that_the_other_took_away_can_be_put_back(desk, project, form):
    left_open = filled(desk, form)
    desk.post(form, filled(desk, form, **{"outputs-0-DELETE": "on"}))
    asked = desk.post(form, changed(left_open, **{"outputs-0-title": "Laws"}))
    (question,) = asked.context["questions"]

    assert (question.theirs, question.lean) == ("Taken away", "")

    desk.post(form, changed(sent_by(asked), **{question.field: "mine"}))
    assert titles(project) == ["Laws", "Training"]


def test_a_row_that_the_other_changed_is_not_taken_away_unseen(desk, project, form):
    left_open = filled(desk, form)
    desk.post(form, filled(desk, form, **{"outputs-0-title": "Laws"}))
    asked = desk.post(form, changed(left_open, **{"outputs-0-DELETE": "on"}))
    (question,) = asked.context["questions"]

    assert "Laws" in question.theirs

    desk.post(form, changed(sent_by(asked), **{question.field: "theirs"}))
    assert titles(project) == ["Laws", "Training"]


def test_a_row_that_the_other_added_stays(desk, project, form):
    left_open = filled(desk, form)
    new = {"outputs-TOTAL_FORMS": "3", "outputs-2-code": "3", "outputs-2-title": "Third"}
    desk.post(form, filled(desk, form, **new))

    asked = desk.post(form, changed(left_open, area="Worldwide"))
    desk.post(form, sent_by(asked))

    project.refresh_from_db()
    assert (titles(project), project.area) == (["Legislation", "Training", "Third"], "Worldwide")


@pytest.mark.parametrize("token", [None, "", "made-up"])
def test_a_form_that_does_not_say_what_it_showed_is_refused(desk, project, form, token):
    response = desk.post(form, filled(desk, form, title="Overwritten", _shown=token))

    assert response.status_code == 409
    assert Project.objects.get().title == "Project on Cybercrime"


def test_a_form_that_showed_another_row_is_refused(client, form, project):
    client.force_login(make_administrator())
    other = reverse("admin:outputs_project_change", args=[make_project().pk])

    response = client.post(form, filled(client, form, title="Over", _shown=filled(client, other)["_shown"]))

    assert response.status_code == 409


def test_people_funders_and_places_are_not_written_over_either(client, project):
    client.force_login(make_administrator())
    place, funder, user = make_place_position(project), Funder.objects.create(name="Romania"), make_member(project)
    for model, row, field in (
        ("activities_placeposition", place, "latitude"),
        ("outputs_funder", funder, "name"),
        ("outputs_user", user, "email"),
    ):
        form = reverse(f"admin:{model}_change", args=[row.pk])
        left_open = filled(client, form)
        first, second = {"latitude": ("1.0", "2.0"), "name": ("A", "B"), "email": ("a@b.org", "c@d.org")}[field]
        assert client.post(form, filled(client, form, **{field: first})).status_code == 302

        assert client.post(form, changed(left_open, **{field: second})).status_code == 409
        row.refresh_from_db()
        assert str(getattr(row, field)) == first


def test_roles_that_another_gave_meanwhile_are_not_taken_back(client, project):
    client.force_login(make_administrator())
    user = make_member(project)
    form = reverse("admin:outputs_user_change", args=[user.pk])
    left_open = filled(client, form)
    client.post(form, filled(client, form, **{"memberships-0-role": "manager"}))

    response = client.post(form, changed(left_open, email="a@b.org"))

    assert response.status_code == 409
    assert user.memberships.get().role == "manager"


def test_a_double_click_makes_one_and_leads_to_it(client):
    client.force_login(make_administrator())
    add = reverse("admin:outputs_funder_add")
    typed = filled(client, add, name="Romania")

    client.post(add, typed)
    second = client.post(add, typed, follow=True)

    funder = Funder.objects.get()
    assert second.redirect_chain == [(reverse("admin:outputs_funder_change", args=[funder.pk]), 302)]
    assert "was saved by your first click" in page(second)


def test_a_row_added_by_a_double_click_on_a_form_is_added_once(desk, project, form):
    new = {"outputs-TOTAL_FORMS": "3", "outputs-2-code": "3", "outputs-2-title": "Third"}
    typed = filled(desk, form, **new)

    desk.post(form, typed)
    second = desk.post(form, typed)

    assert (second.status_code, second.url) == (302, form)
    assert titles(project) == ["Legislation", "Training", "Third"]


def test_what_was_refused_may_be_sent_again(client):
    client.force_login(make_administrator())
    add = reverse("admin:outputs_funder_add")
    typed = filled(client, add, name="")

    client.post(add, typed)
    client.post(add, changed(typed, name="Romania"))

    assert Funder.objects.get().name == "Romania"


def test_a_page_that_is_gone_back_to_and_changed_is_no_double(desk, project, form):
    typed = filled(desk, form, title="First")
    desk.post(form, typed)

    response = desk.post(form, changed(typed, title="Second thoughts"))

    assert response.status_code == 409
    assert [one.mine for one in response.context["questions"]] == ["Second thoughts"]


def test_a_token_is_its_users_own(client):
    add = reverse("admin:outputs_funder_add")
    client.force_login(make_administrator())
    typed = filled(client, add, name="Romania")
    client.post(add, typed)
    client.force_login(make_administrator())

    response = client.post(add, typed)

    assert "Funder with this Name already exists." in page(response)


def test_deleting_asks_why_and_keeps_the_reason(client):
    client.force_login(make_administrator())
    funder = Funder.objects.create(name="Romania")
    delete = reverse("admin:outputs_funder_delete", args=[funder.pk])

    refused = client.post(delete, {"post": "yes", "reason": " "})
    assert (refused.status_code, Funder.objects.count()) == (409, 1)
    assert "Say why it is deleted." in page(refused)

    client.post(delete, {"post": "yes", "reason": "Entered twice"})
    assert not Funder.objects.exists()
    assert AuditRecord.objects.get(verb="deleted").details["reason"] == "Entered twice"


def test_what_was_shown_is_no_password(client, project):
    client.force_login(make_administrator())
    user = User.objects.create_user("colleague", password="a long enough secret")
    form = reverse("admin:outputs_user_change", args=[user.pk])

    client.post(form, filled(client, form, email="a@b.org"))

    history = page(client.get(reverse("admin:outputs_user_history", args=[user.pk])))
    assert "a@b.org" in history
    assert user.password not in history


def test_a_database_that_is_busy_loses_nothing_that_was_typed(desk, project, form, monkeypatch):
    def wait_in_vain(*args, **kwargs):
        raise OperationalError("database is locked")

    typed = filled(desk, form, title="Typed with care")
    monkeypatch.setattr("outputs.admin.once.claim", wait_in_vain)
    busy = desk.post(form, typed)
    monkeypatch.undo()

    assert busy.status_code == 503
    desk.post(form, sent_by(busy))
    project.refresh_from_db()
    assert project.title == "Typed with care"


@pytest.fixture
def administrator(client):
    client.force_login(make_administrator())
    return client


def deleted_by_mistake(desk, row):
    kind = f"{row._meta.app_label}_{row._meta.model_name}"
    desk.post(reverse(f"admin:{kind}_delete", args=[row.pk]), {"post": "yes", "reason": "Entered twice"})
    return reverse(f"admin:{kind}_undelete", args=[history.versions_of(row).first().pk])


def test_a_place_that_was_deleted_comes_back_with_where_it_lies(desk, project):
    place = make_place_position(project)
    back = deleted_by_mistake(desk, place)
    listed = page(desk.get(reverse("admin:activities_placeposition_deleted")))
    assert "Palais de l&#x27;Europe" in listed
    assert "Entered twice" in listed

    answer = desk.post(back)

    assert answer.url == reverse("admin:activities_placeposition_change", args=[place.pk])
    there = PlacePosition.objects.get()
    assert (there.pk, there.latitude, there.longitude) == (place.pk, place.latitude, place.longitude)
    assert AuditRecord.objects.order_by("pk").last().verb == "brought back"


def test_what_stands_in_its_place_is_not_doubled(desk, project):
    back = deleted_by_mistake(desk, make_place_position(project))
    make_place_position(project, latitude=1.0)

    desk.post(back)

    assert PlacePosition.objects.get().latitude == 1.0


def test_a_place_of_another_project_is_not_brought_back(client, desk):
    foreign = make_place_position(make_project())
    client.force_login(make_member(foreign.project))
    back = deleted_by_mistake(client, foreign)
    client.force_login(User.objects.get(username="first"))

    assert client.post(back).status_code == 404
    assert "Palais" not in page(client.get(reverse("admin:activities_placeposition_deleted")))


def test_a_funder_that_was_deleted_comes_back_with_its_logo(administrator):
    funder = Funder.objects.create(name="Romania")
    logo = Logo.objects.create(funder=funder, file=files.store(b"a picture", "image/png"), alternative="Romania")
    back = deleted_by_mistake(administrator, funder)

    administrator.post(back)

    assert (Funder.objects.get().name, Funder.objects.get().logo.file) == ("Romania", logo.file)


def test_a_funder_is_brought_back_by_administrators_alone(client, administrator, project):
    back = deleted_by_mistake(administrator, Funder.objects.create(name="Romania"))
    client.force_login(make_member(project))

    assert client.post(back).status_code == 404
    assert not Funder.objects.exists()
