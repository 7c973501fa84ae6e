from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from outputs import access, deputies
from outputs.access import Role
from outputs.models import AuditRecord, Deputyship
from tests.factories import make_administrator, make_member, make_project, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)
DAYS = {"start": date(2009, 11, 2), "end": date(2009, 11, 13)}


@pytest.fixture
def project():
    return make_project()


@pytest.fixture
def manager(project):
    return make_member(project, Role.MANAGER, username="manager")


def name(project, manager, deputy=None, **kwargs):
    deputy = deputy or make_user("deputy")
    return deputies.name_deputy(project, manager=manager, deputy=deputy, at=NOW, **{**DAYS, **kwargs})


def test_a_manager_names_a_deputy_and_the_audit_says_so(project, manager):
    name(project, manager)

    record = AuditRecord.objects.get()
    assert (record.verb, record.actor, record.about) == ("deputy named", "manager", "deputy")
    assert record.details == {"manager": "manager", "from": "2009-11-02", "to": "2009-11-13"}


def test_a_deputy_reads_and_reviews_on_those_days_and_writes_nothing(project, manager):
    deputy, today = make_user(), timezone.localdate()
    name(project, manager, deputy, start=today, end=today)

    assert access.may(deputy, access.READ_DRAFTS, project)
    assert access.may(deputy, access.REVIEW, project)
    assert not access.may(deputy, access.WRITE, project)
    assert access.manager_stood_in_for(deputy, project) == manager


def test_a_manager_acts_for_nobody_else(project, manager):
    other = make_member(project, Role.MANAGER)
    today = timezone.localdate()
    name(project, other, manager, start=today, end=today)

    assert access.manager_stood_in_for(manager, project) is None


@pytest.mark.parametrize("role", [Role.SECRETARIAT, None])
def test_nobody_but_a_manager_names_a_deputy(project, role):
    user = make_member(project, role) if role else make_user()

    with pytest.raises(ValidationError, match="Only a manager"):
        name(project, user)


def test_a_deputy_names_no_deputy(project, manager):
    deputy, today = make_user(), timezone.localdate()
    name(project, manager, deputy, start=today, end=today)

    with pytest.raises(ValidationError, match="Only a manager"):
        name(project, deputy, make_user())


def test_the_days_fit_and_nobody_is_their_own_deputy(project, manager):
    with pytest.raises(ValidationError, match="last day comes before"):
        name(project, manager, end=date(2009, 11, 1))
    with pytest.raises(ValidationError, match="their own deputy"):
        name(project, manager, manager)


def test_somebody_who_left_is_no_deputy(project, manager):
    with pytest.raises(ValidationError, match="has left"):
        name(project, manager, make_user(is_active=False))


def test_a_deputyship_ends_at_once(project, manager):
    today = timezone.localdate()
    deputy = make_user()
    deputyship = name(project, manager, deputy, start=date(2009, 1, 1), end=today)

    deputies.end_deputyship(deputyship, by=manager, at=NOW, today=today)

    assert Deputyship.objects.get().end < today
    deputy = type(deputy).objects.get(pk=deputy.pk)
    assert not access.may(deputy, access.REVIEW, project)


def test_one_that_did_not_begin_is_taken_away(project, manager):
    deputyship = name(project, manager)

    deputies.end_deputyship(deputyship, by=manager, at=NOW, today=date(2009, 11, 1))

    assert not Deputyship.objects.exists()


def test_administrators_may_end_it_and_others_may_not(project, manager):
    deputyship = name(project, manager)

    with pytest.raises(ValidationError):
        deputies.end_deputyship(deputyship, by=make_user(), at=NOW, today=date(2009, 11, 1))
    deputies.end_deputyship(deputyship, by=make_administrator(), at=NOW, today=date(2009, 11, 1))

    assert not Deputyship.objects.exists()
