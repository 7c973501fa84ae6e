from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from reports import links
from reports.funders.readers import SESSION_KEY
from reports.models import Edition, ReadingLink
from tests.factories import make_administrator, make_edition, make_project, make_report

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def project():
    return make_project(slug="cybercrime")


def make_link(project, *, days=90):
    by, at = make_administrator(), timezone.now()
    link, secret = links.make(project, by=by, at=at, label="desk officer", expires_at=at + timedelta(days=days))
    return link, f"/l/{secret}/"


def test_it_leads_at_once_to_an_address_without_the_secret_and_tells_no_other_site(project, client):
    _, path = make_link(project)

    response = client.get(path)

    assert (response.status_code, response.url) == (302, "/read/cybercrime/")
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert path not in str(response.cookies)


def test_it_opens_the_page_of_its_project_until_it_is_revoked(project, client):
    make_edition(make_report(project))
    link, path = make_link(project)
    page = client.get(path).url
    assert client.get(page).status_code == 200
    assert client.get("/read/cybercrime/dossier.zip").status_code == 200
    edition = Edition.objects.get()
    pdf = reverse("edition-download", args=["cybercrime", edition.code, "pdf"])
    assert client.get(edition.get_absolute_url()).status_code == 200
    assert client.get(pdf).status_code == 200

    links.revoke(link, by=link.made_by, at=NOW)

    assert client.get(page).url == "/login/?next=/read/cybercrime/"
    assert client.get("/read/cybercrime/dossier.zip").status_code == 302
    assert client.get(edition.get_absolute_url()).status_code == 302
    assert client.get(pdf).status_code == 302


def test_its_use_is_noted(project, client):
    link, path = make_link(project)
    client.get(path)

    link.refresh_from_db()
    assert link.last_used_at > NOW


@pytest.mark.parametrize(("days", "seconds"), [(1, 24 * 3600), (90, 14 * 24 * 3600)])
def test_the_session_ends_with_the_link_at_the_latest(project, client, days, seconds):
    link, path = make_link(project, days=days)
    client.get(path)

    assert client.session[SESSION_KEY] == link.pk
    assert seconds - 60 <= client.session.get_expiry_age() <= seconds


def test_a_session_that_somebody_planted_is_not_taken_over(project, client):
    client.session.save()
    before = client.session.session_key
    _, path = make_link(project)

    client.get(path)

    assert client.session.session_key != before


def test_dead_links_answer_alike_and_say_whom_to_ask(project, client):
    revoked, revoked_path = make_link(project)
    links.revoke(revoked, by=make_administrator(), at=NOW)
    expired, expired_path = make_link(project)
    ReadingLink.objects.filter(pk=expired.pk).update(made_at=NOW - timedelta(days=9), expires_at=NOW)

    answers = [client.get(path) for path in (revoked_path, expired_path, "/l/never-was/")]

    assert [one.status_code for one in answers] == [404] * 3
    assert len({one.content for one in answers}) == 1
    assert "the secretariat of the project" in answers[0].content.decode()
    assert {one["Referrer-Policy"] for one in answers} == {"no-referrer"}
    assert not client.cookies


def test_it_opens_no_draft_and_no_desk(project, client):
    report = make_report(project)
    _, path = make_link(project)
    client.get(path)

    pages = (
        "/admin/",
        "/projects/cybercrime/",
        report.get_absolute_url(),
        "/projects/cybercrime/links/",
        "/password/",
    )

    assert {client.get(page, follow=True).redirect_chain[-1][0].split("?")[0] for page in pages} == {"/login/"}


def test_who_is_logged_in_stays_who_they_are(project, client):
    user = make_administrator()
    client.force_login(user)
    _, path = make_link(project)

    client.get(path)

    assert SESSION_KEY not in client.session
    assert client.session["_auth_user_id"] == str(user.pk)
