"""The words of a report beside their translations, and the publication of a version."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from outputs.access import Role
from reports.models import Edition, Translation
from reports.models.translation import hash_of
from reports.publishing import publish
from tests.factories import make_activity, make_approved, make_funder_user, make_member, make_project, make_report
from tests.forms import changed, filled, sent_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make_project()


@pytest.fixture
def manager(client, project):
    user = make_member(project, Role.MANAGER)
    client.force_login(user)
    return user


@pytest.fixture
def report(project):
    make_activity(project, title="Seminar", text="<p>It <strong>met</strong>.</p>")
    return make_report(project)


@pytest.fixture
def edition(report, manager):
    return publish(make_approved(report), by=manager, at=datetime(2009, 11, 3, tzinfo=UTC))


def here(report, name="report-words"):
    return reverse(name, args=[report.series.project.slug, report.pk, "fr"])


def test_what_is_typed_is_kept_and_stands_there_again(client, project, report):
    client.force_login(make_member(project))
    told = {hash_of("Seminar"): "Séminaire", hash_of("<p>It <strong>met</strong>.</p>"): "Il s’est **tenu**."}

    assert client.post(here(report), told).status_code == 302

    assert Translation.objects.known(project, into="fr") == {
        "Seminar": "Séminaire",
        "<p>It <strong>met</strong>.</p>": "<p>Il s’est <strong>tenu</strong>.</p>",
    }
    page = client.get(here(report)).content.decode()
    assert "Séminaire" in page
    assert "Il s’est **tenu**." in page


def test_of_two_who_translate_nobody_writes_over_the_other(client, project, report):
    client.force_login(make_member(project))
    seminar, met = hash_of("Seminar"), hash_of("<p>It <strong>met</strong>.</p>")
    left_open = filled(client, here(report))
    client.post(here(report), filled(client, here(report), **{seminar: "Séminaire", met: "Il s’est tenu."}))

    beside = client.post(here(report), changed(left_open, **{met: ""}))
    assert beside.status_code == 302
    assert Translation.objects.known(project, into="fr")["Seminar"] == "Séminaire"

    asked = client.post(here(report), changed(left_open, **{seminar: "Colloque", met: "Réunion."}))
    assert asked.status_code == 409
    assert "Meanwhile somebody else wrote “Séminaire”" in asked.content.decode()
    assert Translation.objects.known(project, into="fr") == {
        "Seminar": "Séminaire",
        "<p>It <strong>met</strong>.</p>": "<p>Il s’est tenu.</p>",
    }

    client.post(here(report), sent_by(asked))
    assert Translation.objects.known(project, into="fr") == {
        "Seminar": "Colloque",
        "<p>It <strong>met</strong>.</p>": "<p>Réunion.</p>",
    }


def test_a_translation_that_the_other_took_away_is_not_put_back_unseen(client, project, report):
    client.force_login(make_member(project))
    seminar = hash_of("Seminar")
    client.post(here(report), {seminar: "Séminaire"})
    left_open = filled(client, here(report))
    client.post(here(report), filled(client, here(report), **{seminar: ""}))

    asked = client.post(here(report), changed(left_open, **{seminar: "Colloque"}))

    assert "somebody else took the translation away" in asked.content.decode()
    assert not Translation.objects.exists()


def test_the_page_leads_back_to_the_report_by_its_title(client, project, report):
    client.force_login(make_member(project))

    assert f'<a href="{report.get_absolute_url()}">Update' in client.get(here(report)).content.decode()


def test_a_manager_reads_the_translations_and_does_not_write_them(client, manager, project, report):
    assert client.post(here(report), {hash_of("Seminar"): "Séminaire"}).status_code == 200

    assert not Translation.objects.exists()


def test_the_version_is_looked_at_before_it_is_published(client, manager, report):
    page = client.get(here(report, "report-version"))

    assert page.context["document"].language == "fr"
    assert "(en anglais)" in page.content.decode()


def test_a_manager_publishes_the_version_and_readers_read_it_in_their_language(client, manager, project, edition):
    assert client.post(here(edition.report, "report-version-publish")).status_code == 302

    version = Edition.objects.get(language="fr")
    reader = make_funder_user(language="fr")
    project.contributions.create(funder=reader.memberships.get().funder)
    client.force_login(reader)
    assert version.code in client.get(reverse("reading", args=[project.slug])).content.decode()
    client.force_login(manager)
    assert "published" in client.get(here(edition.report)).content.decode()


def test_a_report_has_no_version_in_its_own_language(client, manager, report):
    address = reverse("report-words", args=[report.series.project.slug, report.pk, "en"])

    assert client.get(address).status_code == 404
