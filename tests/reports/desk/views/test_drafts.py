"""A draft read by its link, and the page on which links are made."""

import html
import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from outputs.access import Role
from reports.models import Comment, DraftLink, DraftOpening, Report
from reports.renderers import pdf
from tests.factories import (
    make_activities,
    make_activity,
    make_member,
    make_project,
    make_published,
    make_report,
    make_submitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make_project(slug="cybercrime-phase-2", title="Project on Cybercrime")


@pytest.fixture
def report(project):
    make_activity(project, title="Seminar for judges")
    return make_submitted(make_report(project))


@pytest.fixture
def manager(client, project):
    client.force_login(make_member(project, Role.MANAGER, username="the-manager"))
    return client


@pytest.fixture
def guest():
    return Client()


@pytest.fixture
def address(manager, report):
    return made(manager, report)


def page(response):
    return " ".join(html.unescape(response.content.decode()).split())


def make(client, report, label="Desk officer"):
    return client.post(f"{report.get_absolute_url()}drafts/", {"label": label})


def made(client, report, **kwargs):
    return re.search(r"<code>http://testserver(/d/[^<]+)</code>", page(make(client, report, **kwargs)))[1]


def test_its_address_is_shown_once(manager, report, address):
    assert re.fullmatch(r"/d/[\w-]{32}/", address)

    shown = page(manager.get(f"{report.get_absolute_url()}drafts/"))

    assert address.split("/")[2] not in shown
    assert "Desk officer" in shown
    assert "never" in shown


def test_the_draft_says_for_whom_it_is_and_shows_exactly_the_document(guest, address, report):
    response = guest.get(address)

    shown = page(response)
    assert '<p class="watermark">Draft for Desk officer</p>' in shown
    assert "Seminar for judges" in shown
    assert response.context["document"].title in shown
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "same-origin"


def test_it_opens_nothing_else(guest, address, report, project):
    guest.get(address)

    for path in (report.get_absolute_url(), f"/projects/{project.slug}/", f"{report.get_absolute_url()}download/pdf/"):
        assert "/login/" in guest.get(path).url
    assert not guest.session.keys()


def test_what_the_people_of_the_project_say_is_not_shown(guest, address, manager, report):
    manager.post(f"{report.get_absolute_url()}comment/", {"text": "Between ourselves."})

    shown = page(guest.get(address))

    assert "Between ourselves." not in shown
    assert "the-manager" not in shown


def test_the_pdf_has_the_name_on_each_page_and_draft_in_its_own(guest, manager, project):
    for one in make_activities(project, 60):
        one.text = "<p>A text.</p>"
        one.save()
    report = make_submitted(make_report(project))

    response = guest.get(f"{made(manager, report)}pdf/")

    assert response["Content-Disposition"] == (
        'attachment; filename="cybercrime-phase-2-update-2009-10-31-draft-submitted.pdf"'
    )
    pages = [one.extract_text() for one in PdfReader(BytesIO(response.content)).pages]
    assert len(pages) > 2
    assert all("Draft for Desk officer" in text for text in pages)


def test_what_is_published_and_what_is_downloaded_at_the_desk_has_no_watermark(manager, report):
    assert b"watermark" not in manager.get(f"{report.get_absolute_url()}download/html/").content.split(b"<article")[1]
    assert b'"watermark"' not in manager.get(report.get_absolute_url()).content


def test_each_opening_is_kept_and_told(guest, address, manager, report):
    guest.get(address)
    guest.head(address)
    guest.get(f"{address}pdf/")

    assert [one.format for one in DraftOpening.objects.all()] == ["pdf", "page"]
    shown = page(manager.get(f"{report.get_absolute_url()}drafts/"))
    assert "never" not in shown
    assert ", PDF" in shown


def test_a_guest_comments_on_a_row_and_the_project_reads_it(guest, address, manager, report):
    row = report.series.project.entries.get().uuid

    response = guest.post(f"{address}comment/", {"text": "Which judges?", "row": row})

    assert response.url == f"{address}#row-{row}"
    assert "Which judges?" in page(guest.get(address))
    shown = page(manager.get(report.get_absolute_url()))
    assert "<strong>Desk officer</strong>" in shown
    assert "as a guest" in shown
    assert "Which judges?" in shown


def test_another_guest_does_not_read_it(guest, address, manager, report):
    guest.post(f"{address}comment/", {"text": "Which judges?"})

    assert "Which judges?" not in page(guest.get(made(manager, report, label="Another")))


@pytest.mark.parametrize("given", [{"text": " "}, {"text": "x" * 10_001}, {"text": "Hm", "row": "none"}])
def test_a_comment_that_will_not_do_is_refused(guest, address, given):
    assert guest.post(f"{address}comment/", given).status_code == 409
    assert not Comment.objects.exists()


def test_a_comment_from_another_site_is_refused(address):
    assert Client(enforce_csrf_checks=True).post(f"{address}comment/", {"text": "Hm"}).status_code == 403


@pytest.mark.parametrize("why", ["never made", "revoked", "expired", "published"])
def test_what_opens_nothing_answers_alike(guest, address, manager, report, why):
    link = DraftLink.objects.get()
    if why == "never made":
        address = "/d/never-made/"
    elif why == "revoked":
        manager.post(f"{report.get_absolute_url()}drafts/{link.pk}/revoke/")
    elif why == "expired":
        DraftLink.objects.update(made_at=timezone.now() - timedelta(days=8), expires_at=timezone.now())
    else:
        make_published(Report.objects.get(pk=report.pk))

    for response in (
        guest.get(address),
        guest.get(f"{address}pdf/"),
        guest.post(f"{address}comment/", {"text": "Hm"}),
    ):
        assert response.status_code == 404
        assert "This link opens nothing" in page(response)
    assert not DraftOpening.objects.exists()


def test_it_says_for_whom_it_is(manager, report):
    assert make(manager, report, label=" ").status_code == 409
    assert not DraftLink.objects.exists()


def test_a_link_of_another_report_is_not_revoked_here(manager, report, address, project):
    other = make_report(make_project(), period_end="2009-12-31")
    link = DraftLink.objects.get()
    DraftLink.objects.update(report=other)

    assert manager.post(f"{report.get_absolute_url()}drafts/{link.pk}/revoke/").status_code == 404


def test_only_so_many_files_are_made_in_an_hour(guest, address, monkeypatch):
    monkeypatch.setattr("reports.desk.views.guests.FILES.__class__.allows", lambda *args, **kwargs: False)

    assert guest.get(f"{address}pdf/").status_code == 429


def test_without_the_engine_the_guest_is_told_to_read_the_page(guest, address, monkeypatch):
    def missing():
        raise pdf.PDFEngineMissing(pdf.INSTALL_PANGO)

    monkeypatch.setattr(pdf, "engine", missing)

    response = guest.get(f"{address}pdf/")

    assert response.status_code == 503
    assert address in page(response)
    assert "apt-get" not in page(response)


@pytest.mark.parametrize("entries", [12, 500])
def test_it_takes_the_same_number_of_queries_however_many_the_rows(
    guest, manager, project, entries, django_assert_num_queries
):
    make_activities(project, entries)
    address = made(manager, make_submitted(make_report(project)))

    with django_assert_num_queries(13):
        guest.get(address)


@pytest.mark.parametrize("links", [1, 12])
def test_the_page_of_links_takes_the_same_number_of_queries_however_many(
    manager, report, links, django_assert_num_queries
):
    for number in range(links):
        make(manager, report, label=f"Reviewer {number}")
        DraftOpening.objects.create(link=DraftLink.objects.first(), at=timezone.now(), format="page")

    with django_assert_num_queries(7):
        manager.get(f"{report.get_absolute_url()}drafts/")
