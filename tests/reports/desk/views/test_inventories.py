from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from reports.renderers import pdf
from tests.factories import (
    make_activity,
    make_member,
    make_output,
    make_project,
    make_published,
    make_report,
    make_series,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    project = make_project(slug="cybercrime")
    make_output(project, "1", title="Legislation")
    make_activity(project, title="Seminar in October", outputs=["1"])
    make_published(make_report(project))
    return project


@pytest.fixture
def client(client, project):
    client.force_login(make_member(project))
    return client


def get(client, project, name="inventory", *args, **query):
    return client.get(reverse(name, args=[project.slug, *args]), query)


def test_without_a_question_all_that_the_first_series_told_is_shown(client, project):
    page = get(client, project).content.decode()

    assert "Seminar in October" in page
    assert 'name="from" value="2009-09-15"' in page
    assert 'name="to" value="2009-10-31"' in page
    assert "ACTIVITIES CARRIED OUT BETWEEN 15 SEPTEMBER AND 31 OCTOBER 2009" in page


def test_the_span_and_the_grouping_are_asked_for(client, project):
    page = get(client, project, **{"from": "2009-10-01", "to": "2009-10-31", "by": "output"}).content.decode()

    assert "Inventory October 2009" in page
    assert "Output 1 – Legislation" in page
    assert "inventory/pdf/?from=2009-10-01&amp;to=2009-10-31&amp;by=output" in page


def test_each_series_has_an_inventory_of_its_own(client, project):
    annual = make_series(project, name="Annual report")

    page = get(client, project, series=annual.pk).content.decode()

    assert "Seminar in October" not in page
    assert "Nothing to report." in page


def test_a_span_that_ends_before_it_begins_is_refused_with_a_sentence(client, project):
    answer = get(client, project, **{"from": "2009-10-31", "to": "2009-10-01"})

    assert answer.status_code == 400
    assert "The last day comes before the first." in answer.content.decode()


@pytest.mark.parametrize("query", [{"from": "soon"}, {"by": "colour"}, {"from": "2009-10-31", "to": "2009-10-01"}])
def test_nothing_is_downloaded_of_what_is_no_question(query, client, project):
    assert get(client, project, **query).status_code == 400
    assert get(client, project, "inventory-download", "pdf", **query).status_code == 404


def test_the_series_of_another_project_is_not_shown(client, project):
    foreign = make_series(make_project())

    assert get(client, project, series=foreign.pk).status_code == 400


def test_the_pdf_says_the_same_and_is_no_draft(client, project):
    answer = get(client, project, "inventory-download", "pdf", by="output")

    assert answer["Content-Disposition"] == ('attachment; filename="cybercrime-update-inventory-2009-10-31.pdf"')
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert "Seminar in October" in text
    assert "Output 1 – Legislation" in text
    assert "Draft" not in text
    assert "Verification code" not in text


def test_a_project_without_a_series_has_no_inventory(client):
    project = make_project()
    client.force_login(make_member(project))

    assert get(client, project).status_code == 404


def test_the_date_is_that_of_the_day(client, project, monkeypatch):
    monkeypatch.setattr("reports.desk.views.inventories.timezone.localdate", lambda: date(2010, 2, 1))

    assert "1 February 2010" in get(client, project).content.decode()


def test_where_no_pdf_can_be_made_the_page_is_offered(client, project, monkeypatch):
    def missing():
        raise pdf.PDFEngineMissing(pdf.INSTALL_PANGO)

    monkeypatch.setattr(pdf, "engine", missing)

    answer = get(client, project, "inventory-download", "pdf", by="output")

    assert answer.status_code == 503
    assert 'href="/projects/cybercrime/inventory/?by=output"' in answer.content.decode()
