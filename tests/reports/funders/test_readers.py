from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from outputs.access import Role
from outputs.models import Contribution, Funder
from outputs.secret import secret_hash
from reports.funders.readers import SESSION_KEY, Reader, link_of, reader_of
from reports.models import ReadingLink
from tests.factories import make_funder_user, make_member, make_project, make_series, make_user

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def project():
    return make_project()


@pytest.fixture
def funder(project):
    funder = Funder.objects.create(name="Romania")
    Contribution.objects.create(project=project, funder=funder)
    return funder


@pytest.fixture
def series(project):
    """By name: to all funders, to nobody yet, to anybody."""
    return {
        "all": make_series(project, name="all"),
        "named": make_series(project, name="named", addressed_to_all=False),
        "public": make_series(project, name="public", addressed_to_all=False, public=True),
    }


def names(reader):
    return set(reader.series().values_list("name", flat=True))


def make_link(project, funder=None, **kwargs):
    defaults = {
        "secret_hash": secret_hash("a secret"),
        "label": "desk officer",
        "made_at": NOW,
        "expires_at": NOW + timedelta(days=30),
    }
    return ReadingLink.objects.create(project=project, funder=funder, made_by=make_user(), **{**defaults, **kwargs})


def test_a_funder_reads_what_is_addressed_to_all_funders_and_what_is_public(series, funder):
    assert names(Reader(user=make_funder_user(funder))) == {"all", "public"}


def test_a_series_may_be_addressed_to_one_funder(series, funder):
    series["named"].funders.add(funder)

    assert names(Reader(user=make_funder_user(funder))) == {"all", "named", "public"}


def test_the_funder_of_another_project_reads_what_is_public(series, funder):
    assert names(Reader(user=make_funder_user())) == {"public"}


def test_anybody_reads_what_is_public(series):
    assert names(Reader(user=AnonymousUser())) == {"public"}


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.MANAGER])
def test_the_people_of_the_project_read_all_of_it(series, project, role):
    assert names(Reader(user=make_member(project, role))) == {"all", "named", "public"}


def test_somebody_who_left_reads_what_is_public(series, funder):
    user = make_funder_user(funder, is_active=False)

    assert names(Reader(user=user)) == {"public"}


def test_a_link_for_a_funder_opens_what_that_funder_reads_in_one_project(series, funder, project):
    Contribution.objects.create(project=make_series(make_project(), name="elsewhere").project, funder=funder)

    assert names(Reader(user=AnonymousUser(), link=make_link(project, funder))) == {"all", "public"}


def test_a_link_for_a_project_opens_what_is_addressed_to_all_its_funders(series, project):
    assert names(Reader(user=AnonymousUser(), link=make_link(project))) == {"all", "public"}


@pytest.mark.parametrize("why", ["revoked", "expired"])
def test_a_link_that_is_over_opens_what_is_public(series, project, rf, why):
    over = {"revoked": {"revoked_at": NOW}, "expired": {"made_at": NOW - timedelta(days=9), "expires_at": NOW}}[why]
    request = rf.get("/")
    request.user, request.session = AnonymousUser(), {SESSION_KEY: make_link(project, **over).pk}

    assert link_of("a secret", at=NOW) is None
    assert names(reader_of(request, at=NOW)) == {"public"}


def test_a_secret_finds_its_link_and_is_not_kept(project):
    link = make_link(project)

    assert link_of("a secret", at=NOW) == link
    assert link_of("another", at=NOW) is None
    assert "a secret" not in str(vars(link))


def test_a_person_who_is_logged_in_reads_by_their_own_roles(series, project, rf):
    request = rf.get("/")
    request.user, request.session = make_user(), {SESSION_KEY: make_link(project).pk}

    assert names(reader_of(request, at=NOW)) == {"public"}
