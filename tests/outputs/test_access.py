import pytest
from django.contrib.auth.models import AnonymousUser

from outputs import access
from outputs.access import READ_DRAFTS, WRITE, Role
from outputs.models import Project
from tests.factories import make_administrator, make_funder_user, make_member, make_project, make_user

pytestmark = pytest.mark.django_db


def visible(user):
    return list(Project.objects.visible_to(user))


def writable(user):
    return list(Project.objects.writable_by(user))


def test_secretariat_and_managers_read_the_drafts_of_their_projects():
    project, other = make_project(), make_project()

    for role in (Role.SECRETARIAT, Role.MANAGER):
        user = make_member(project, role)
        assert visible(user) == [project]
        assert access.may(user, READ_DRAFTS, project)
        assert not access.may(user, READ_DRAFTS, other)


def test_only_the_secretariat_writes():
    project = make_project()

    assert writable(make_member(project, Role.SECRETARIAT)) == [project]
    assert writable(make_member(project, Role.MANAGER)) == []


def test_administrators_see_and_write_everything():
    project = make_project()
    administrator = make_administrator()

    assert visible(administrator) == writable(administrator) == [project]


def test_funders_strangers_and_nobody_see_no_draft():
    make_project()

    for user in (make_funder_user(), make_user(), AnonymousUser()):
        assert visible(user) == []
        assert not access.has_anywhere(user, READ_DRAFTS)


def test_who_has_left_has_no_rights():
    project = make_project()
    member = make_member(project, is_active=False)
    administrator = make_administrator(is_active=False)

    assert visible(member) == visible(administrator) == []
    assert not access.may(administrator, WRITE, project)


def test_a_person_with_two_roles_sees_each_project_once():
    project = make_project()
    user = make_member(project, Role.SECRETARIAT)
    user.memberships.create(role=Role.MANAGER, project=project)

    assert visible(user) == [project]
