from datetime import UTC, datetime, timedelta

import pytest

from outputs.models import AuditRecord, Funder
from reports import links
from reports.funders.readers import link_of
from tests.factories import make_administrator, make_project

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def made():
    funder = Funder.objects.create(name="Romania")
    project = make_project(slug="cybercrime")
    by = make_administrator(username="secretariat")
    later = NOW + timedelta(days=90)
    return links.make(project, by=by, at=NOW, label="desk officer", expires_at=later, funder=funder)


def test_a_link_is_found_by_its_secret_until_it_is_revoked(made):
    link, secret = made
    assert link_of(secret, at=NOW) == link

    links.revoke(link, by=link.made_by, at=NOW)

    assert link_of(secret, at=NOW) is None


def test_the_audit_says_who_made_and_revoked_it_and_knows_no_secret(made):
    link, secret = made
    links.revoke(link, by=link.made_by, at=NOW + timedelta(days=1))
    links.revoke(link, by=link.made_by, at=NOW + timedelta(days=2))

    records = list(AuditRecord.objects.order_by("pk").values_list("verb", "actor", "project", "about"))
    told = ("secretariat", "cybercrime", "desk officer")
    assert records == [("reading link made", *told), ("reading link revoked", *told)]
    assert not [one for one in AuditRecord.objects.values() if secret in str(one) or link.secret_hash in str(one)]


def test_revoking_twice_keeps_the_first_day(made):
    link, _ = made
    links.revoke(link, by=link.made_by, at=NOW)
    links.revoke(link, by=link.made_by, at=NOW + timedelta(days=2))

    link.refresh_from_db()
    assert link.revoked_at == NOW
