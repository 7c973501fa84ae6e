"""An edition as its readers have it: its page, its bytes, and what is left of it when it was withdrawn."""

import hashlib
import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from outputs.access import Role
from outputs.models import Funder
from reports.funders.responses import gap
from reports.models import Edition, Report
from reports.renderers import html, pdf
from reports.renderers.html import page as document_page
from tests.factories import (
    make_activity,
    make_funder_user,
    make_member,
    make_project,
    make_published,
    make_report,
    make_series,
    make_user,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

CONTENT = b"%PDF-1.7 as it was published"


@pytest.fixture
def project():
    return make_project(title="Project on Cybercrime")


@pytest.fixture
def edition(project):
    make_activity(project, title="Expert meeting")
    return make_published(make_report(project), content=CONTENT)


@pytest.fixture
def reader(client, project):
    funder = Funder.objects.create(name="Romania")
    project.contributions.create(funder=funder)
    client.force_login(make_funder_user(funder))
    return client


def page(response):
    return response.content.decode()


def download(edition, format="pdf"):
    return reverse("edition-download", args=[edition.series.project.slug, edition.code, format])


def again(edition):
    return make_published(Report.objects.get(pk=edition.report_id), content=b"%PDF another")


def test_the_page_is_the_frozen_document(reader, edition):
    edition.report.series.project.entries.all().delete()

    shown = page(reader.get(edition.get_absolute_url()))

    body = document_page(edition.tree).split("<article")[1].split("</article>")[0]
    assert body in shown
    assert '<span class="mark current">current</span>' in shown
    assert edition.printed_code in shown


def test_what_was_superseded_says_by_what(reader, edition):
    newest = again(edition)

    shown = page(reader.get(edition.get_absolute_url()))

    assert f'This edition was superseded: <a href="{newest.get_absolute_url()}">Edition 2 of' in shown


@pytest.mark.parametrize("format", ["pdf", "html"])
def test_of_what_was_withdrawn_only_the_word_the_number_and_the_date_are_left(reader, edition, format):
    make_withdrawn(edition)

    for response in (reader.get(edition.get_absolute_url()), reader.get(download(edition, format))):
        main = page(response).split("<main")[1]
        assert "<h1>Withdrawn</h1>" in main
        assert "Edition 1 of 2 November 2009" in main
        assert "Expert meeting" not in main
        assert edition.title not in page(response)
        assert "Not to be told." not in main
        assert "/pdf/" not in main
    assert reader.get(download(edition, format)).status_code == 410


def test_the_stored_bytes_are_downloaded_under_their_hash(reader, edition):
    response = reader.get(download(edition))

    assert response.content == CONTENT
    assert response["ETag"] == f'"{hashlib.sha256(CONTENT).hexdigest()}"'
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Content-Disposition"].endswith('-update-2009-10-31-edition-1.pdf"')


def test_what_was_downloaded_before_is_not_sent_again(reader, edition):
    etag = reader.get(download(edition))["ETag"]

    response = reader.get(download(edition), headers={"If-None-Match": etag})

    assert (response.status_code, response.content) == (304, b"")
    assert response["Cache-Control"] == "private, no-cache"


def test_an_older_edition_stays_as_it_was(reader, edition):
    again(edition)

    assert reader.get(download(edition)).content == CONTENT


def test_anyone_reads_what_is_public(client, project):
    edition = make_published(make_report(project, series=make_series(project, public=True)), content=CONTENT)

    assert edition.title in page(client.get(edition.get_absolute_url()))
    assert client.get(download(edition))["Cache-Control"] == "public, no-cache"


def test_a_format_that_nobody_renders_is_missing(reader, edition):
    assert reader.get(download(edition, "exe")).status_code == 404


def test_who_is_not_signed_in_is_sent_to_do_so_whether_there_is_an_edition_or_none(client, edition):
    existing = client.get(edition.get_absolute_url())
    missing = client.get(edition.get_absolute_url().replace(edition.code, "0000000000000000"))

    assert existing.url == f"/login/?next={edition.get_absolute_url()}"
    assert missing.url == existing.url.replace(edition.code, "0000000000000000")
    assert (existing.status_code, existing.content) == (missing.status_code, missing.content)


def test_a_series_addressed_to_another_funder_is_not_read(client, project):
    report = make_report(project, series=make_series(project, addressed_to_all=False))
    edition = make_published(report)
    funder = Funder.objects.create(name="Romania")
    project.contributions.create(funder=funder)
    client.force_login(make_funder_user(funder))

    assert client.get(edition.get_absolute_url()).status_code == 404


def no_rendering(*args, **kwargs):
    raise AssertionError("Nothing is rendered here.")


@pytest.mark.parametrize("editions", [1, 6])
def test_an_edition_takes_few_queries_and_renders_no_pdf(
    reader, edition, editions, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(pdf, "engine", no_rendering)
    for _ in range(editions - 1):
        again(edition)

    cache.clear()
    with django_assert_num_queries(7):
        reader.get(edition.get_absolute_url())
    with django_assert_num_queries(5) as asked:
        reader.get(edition.get_absolute_url())
    assert not [one for one in asked if '"document"' in one["sql"]]
    with django_assert_num_queries(6):
        monkeypatch.setattr(html, "page", no_rendering)
        assert reader.get(download(edition)).content == CONTENT


def test_an_edition_that_was_read_before_is_not_sent_again(reader, edition):
    first = reader.get(edition.get_absolute_url())

    again = reader.get(edition.get_absolute_url(), headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("change", [make_withdrawn, again])
def test_a_kept_page_of_an_edition_says_at_once_that_it_stands_no_more(reader, edition, change):
    first = reader.get(edition.get_absolute_url())

    change(edition)

    told = reader.get(edition.get_absolute_url(), headers={"if-none-match": first["ETag"]})
    assert told.status_code == 200
    assert ("Expert meeting" in page(told)) == (change is again)
    assert ("superseded" in page(told)) == (change is again)


def test_a_kept_page_greets_each_reader_by_their_name_and_with_forms_that_work(reader, edition, project):
    reader.get(edition.get_absolute_url())
    other = Client(enforce_csrf_checks=True)
    other.force_login(make_funder_user(project.funders.get(), username="R&D"))

    told = page(other.get(edition.get_absolute_url()))

    assert '<span class="who">R&amp;D</span>' in told
    assert gap("secret") not in told
    secret = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', told).group(1)
    assert other.post("/logout/", {"csrfmiddlewaretoken": secret}).status_code == 302


def test_who_may_read_no_more_is_shown_no_kept_page(reader, edition, project):
    reader.get(edition.get_absolute_url())
    reader.get(download(edition))

    project.contributions.all().delete()

    assert reader.get(edition.get_absolute_url()).status_code == 404
    assert reader.get(download(edition)).status_code == 404


def test_people_of_the_project_are_led_back_to_it_and_readers_to_their_list(client, reader, edition, project):
    address = reverse("project", args=[project.slug])

    assert f'"{address}"' not in page(reader.get(edition.get_absolute_url()))
    client.force_login(make_member(project, Role.MANAGER))
    assert f'"{address}"' in page(client.get(edition.get_absolute_url()))


def test_who_has_no_role_reads_no_edition(client, edition):
    client.force_login(make_user())

    assert client.get(edition.get_absolute_url()).status_code == 404
    assert Edition.objects.count() == 1
