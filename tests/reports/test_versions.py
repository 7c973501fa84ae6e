"""Editions in another language."""

from datetime import UTC, datetime

import pytest

from outputs.access import Role
from outputs.models import AuditRecord
from reports import versions, withdrawals
from reports.models import Edition, Translation
from reports.publishing import publish, publish_on_authority
from reports.rounds import Refused
from reports.verification import verify
from tests.factories import make_activity, make_approved, make_member, make_project, make_report

pytestmark = pytest.mark.django_db

AT = datetime(2009, 11, 3, 9, tzinfo=UTC)


@pytest.fixture
def project():
    return make_project()


@pytest.fixture
def manager(project):
    return make_member(project, Role.MANAGER)


@pytest.fixture
def edition(project, manager):
    make_activity(project, title="Seminar", text="<p>It met.</p>")
    published = publish(make_approved(make_report(project)), by=manager, at=AT)
    return Edition.objects.with_standing().get(pk=published.pk)


def test_translations_are_kept_by_the_words_of_the_original(project):
    versions.keep(project, {"Seminar": "Séminaire", "Visit": "Visite"}, into="fr")
    versions.keep(project, {"Seminar": "Le séminaire", "Visit": ""}, into="fr")

    assert Translation.objects.known(project, into="fr") == {"Seminar": "Le séminaire"}


def test_a_version_has_the_number_of_its_edition_and_its_own_json_hash_and_file(project, edition, manager):
    versions.keep(project, {"Seminar": "Séminaire", "<p>It met.</p>": "<p>Il a eu lieu.</p>"}, into="fr")

    version = versions.add_version(edition, into="fr", by=manager, at=AT)

    assert (version.number, version.language, version.sequence) == (edition.number, "fr", edition.sequence + 1)
    assert version.sha256 != edition.sha256
    assert version.previous_sha256 == edition.sha256
    assert version.file.sha256 != edition.file.sha256
    assert [row.title for section in version.tree.sections for row in getattr(section, "rows", ())] == ["Séminaire"]


def test_a_version_verifies_like_any_edition(edition, manager):
    versions.add_version(edition, into="fr", by=manager, at=AT)

    assert list(verify()) == []


def test_a_version_is_no_correction(edition, manager):
    versions.add_version(edition, into="fr", by=manager, at=AT)

    again = Edition.objects.with_standing().get(pk=edition.pk)
    assert again.standing == "current"
    assert versions.original(edition.report).pk == edition.pk
    assert AuditRecord.objects.filter(verb="published").count() == 2


@pytest.mark.parametrize("into", ["en", "fr"])
def test_a_language_has_one_version(edition, manager, into):
    versions.add_version(edition, into="fr", by=manager, at=AT)

    with pytest.raises(Refused):
        versions.add_version(edition, into=into, by=manager, at=AT)
    assert Edition.objects.count() == 2


def test_the_secretariat_does_not_publish_a_version(project, edition):
    with pytest.raises(Refused):
        versions.add_version(edition, into="fr", by=make_member(project), at=AT)


def withdraw(edition, project, manager):
    withdrawals.ask(edition, by=manager, at=AT, reason="Not to be told.")
    withdrawals.confirm(edition, by=make_member(project, Role.MANAGER), at=AT)


def test_with_an_edition_its_versions_are_withdrawn(project, edition, manager):
    version = versions.add_version(edition, into="fr", by=manager, at=AT)

    withdraw(edition, project, manager)

    assert not Edition.objects.standing().exists()
    assert Edition.objects.with_standing().get(pk=version.pk).is_withdrawn
    assert list(verify()) == []


def test_a_version_is_withdrawn_alone(project, edition, manager):
    version = versions.add_version(edition, into="fr", by=manager, at=AT)

    withdraw(Edition.objects.with_standing().get(pk=version.pk), project, manager)

    assert list(Edition.objects.standing()) == [edition]


def test_of_what_is_withdrawn_there_is_no_version(project, edition, manager):
    withdraw(edition, project, manager)

    with pytest.raises(Refused):
        versions.add_version(edition, into="fr", by=manager, at=AT)


def test_of_an_edition_that_was_corrected_since_there_is_no_version(edition, manager):
    make_activity(edition.series.project, title="Visit", when="6 Oct 09")
    correct = publish_on_authority(edition.report, by=manager, at=AT, reason="A visit was left out.")

    with pytest.raises(Refused):
        versions.add_version(edition, into="fr", by=manager, at=AT)
    assert versions.original(edition.report).pk == correct.pk
