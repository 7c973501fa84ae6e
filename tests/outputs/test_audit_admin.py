"""The audit in the desk: administrators read and download it, nobody writes it."""

import csv
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from outputs import audit
from outputs.models import AuditRecord
from tests.factories import make_administrator, make_member, make_project, make_user

pytestmark = pytest.mark.django_db

LIST = "/admin/outputs/auditrecord/"
DOWNLOAD = f"{LIST}download/"


def at(year, hour=12):
    return datetime(year, 11, 2, hour, tzinfo=UTC)


@pytest.fixture
def administrator(client):
    client.force_login(make_administrator(username="administrator"))
    return client


@pytest.fixture
def records():
    manager, project = make_user("manager"), make_project(slug="cybercrime-phase-2")
    audit.record(
        "published", by=manager, at=at(2009), project=project, about="Ţară, édition 1", details={"sha256": "ab12"}
    )
    audit.record("returned", by=manager, at=at(2010), project=project)
    audit.record("published", by=make_user("-1+1"), at=at(2011), project=make_project(slug="other"), about="=1+1")


def downloaded(client, **filters):
    response = client.get(DOWNLOAD, filters)
    assert response.streaming
    return list(csv.reader(response.getvalue().decode("utf-8-sig").splitlines()))


def test_what_is_filtered_is_downloaded_newest_first(administrator, records):
    assert downloaded(administrator, verb="published") == [
        ["at", "actor", "on_behalf_of", "verb", "project", "about", "details"],
        ["2011-11-02T13:00:00+01:00", "'-1+1", "", "published", "other", "'=1+1", ""],
        [
            "2009-11-02T13:00:00+01:00",
            "manager",
            "",
            "published",
            "cybercrime-phase-2",
            "Ţară, édition 1",
            '{"sha256": "ab12"}',
        ],
    ]


@pytest.mark.parametrize(
    ("filters", "years"),
    [
        ({}, ["2026", "2011", "2010", "2009"]),
        ({"project": "cybercrime-phase-2"}, ["2010", "2009"]),
        ({"q": "manager"}, ["2010", "2009"]),
        ({"q": "AB12"}, ["2009"]),
        ({"at__year": "2010"}, ["2010"]),
        ({"verb": "published", "project": "other"}, ["2011"]),
        ({"verb": "withdrawn"}, []),
    ],
)
def test_each_filter_of_the_list_holds_for_the_download(administrator, records, filters, years):
    sign_ins = AuditRecord.objects.filter(verb=audit.SIGN_IN)
    years = [str(sign_ins.get().at.year) if year == "2026" else year for year in years]

    assert [row[0][:4] for row in downloaded(administrator, **filters)[1:]] == years
    assert administrator.get(LIST, filters).context["cl"].result_count == len(years)


def test_the_download_has_all_pages(administrator):
    AuditRecord.objects.bulk_create(AuditRecord(at=at(2009), verb="published") for _ in range(250))

    assert len(downloaded(administrator, verb="published", p="2")) == 251


def test_the_list_links_the_download_with_its_filters(administrator, records):
    page = administrator.get(LIST, {"verb": "published", "q": "a&b"}).content.decode()

    assert f'href="{DOWNLOAD}?verb=published&amp;q=a%26b"' in page


def test_a_filter_that_is_none_is_refused(administrator):
    response = administrator.get(DOWNLOAD, {"at__year": "never"})

    assert (response.status_code, response.content) == (400, b"There is no such filter.")


def test_a_record_is_shown_and_cannot_be_added_changed_or_deleted(administrator, records):
    record = AuditRecord.objects.filter(verb="published").first()
    change = reverse("admin:outputs_auditrecord_change", args=[record.pk])

    assert 'name="_save"' not in administrator.get(change).content.decode()
    assert administrator.post(change, {"verb": "returned"}).status_code == 403
    assert administrator.get(reverse("admin:outputs_auditrecord_add")).status_code == 403
    assert administrator.post(reverse("admin:outputs_auditrecord_delete", args=[record.pk])).status_code == 403
    assert "delete_selected" not in administrator.get(LIST).content.decode()


def test_the_secretariat_neither_sees_nor_downloads_it(client):
    client.force_login(make_member(make_project()))

    assert (client.get(LIST).status_code, client.get(DOWNLOAD).status_code) == (403, 403)
    assert "auditrecord" not in client.get("/admin/").content.decode()


def test_the_download_takes_no_writing_method(administrator):
    assert administrator.post(DOWNLOAD).status_code == 405
