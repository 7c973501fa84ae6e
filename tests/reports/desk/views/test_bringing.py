"""Files and pasted tables at the desk: read, shown, mended, loaded; and the tables offered to be filled in."""

from io import BytesIO
from unittest.mock import Mock

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse

from activities.imports import batches, columns, loading, parsing
from activities.models import Activity, Batch, Entry
from tests.activities.imports.books import by_hand
from tests.factories import make_activity, make_administrator, make_batch, make_member, make_output, make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    project = make_project()
    make_output(project, "1")
    return project


@pytest.fixture
def author(project):
    return make_member(project)


@pytest.fixture
def desk(client, author):
    client.force_login(author)
    return client


def page(response):
    return response.content.decode()


def sent(desk, project, content, name="entries.csv", kind="activity"):
    file = SimpleUploadedFile(name, content)
    return desk.post(reverse("project-import", args=[project.slug]), {"file": file, "kind": kind})


def address(batch):
    return reverse("project-brought", args=[batch.project.slug, batch.uuid])


def test_a_file_is_read_shown_and_loaded(desk, project):
    response = sent(desk, project, b"Title;When;Colour\nSeminar;5-9 Oct 09;red\nWorkshop;16 Oct;blue\n")
    batch = Batch.objects.get()
    shown = page(desk.get(response.url))

    assert "1 of 2 rows can be loaded" in shown
    assert "left out: “Colour”" in shown
    assert "Mon 5 – Fri 9 October 2009" in shown
    assert "“16 Oct”: the year is missing." in shown
    assert not Entry.objects.exists()

    shown = page(desk.post(address(batch), {"load": "yes", "turn": batch.turn}, follow=True))

    assert "1 entry made. 1 row stays here." in shown
    assert [entry.title for entry in Activity.objects.all()] == ["Seminar"]


def test_rows_are_mended_on_the_page_and_what_is_typed_while_others_are_loaded_stays(desk, project, author):
    batch = make_batch(
        project, by=author, cells=[{"title": "Seminar", "when": "Oct 09"}, {"title": "Workshop", "when": "16 Oct"}]
    )

    desk.post(
        address(batch),
        {"load": "yes", "turn": 1, "cell-3-when": "16 Oct 09", "cell-99-when": "x", "cell-3-nothing": "x"},
    )
    shown = page(desk.get(address(batch)))

    assert [entry.title for entry in Activity.objects.all()] == ["Seminar"]
    assert "Fri 16 October 2009" in shown
    assert "Load 1 row" in shown


def test_accepting_twice_loads_once_and_says_so(desk, project, author):
    batch = make_batch(project, by=author)

    desk.post(address(batch), {"load": "yes", "turn": 1})
    shown = page(desk.post(address(batch), {"load": "yes", "turn": 1}, follow=True))

    assert "These rows were mended or loaded already" in shown
    assert "All rows are loaded" in shown
    assert Activity.objects.count() == 1


def test_an_entry_changed_meanwhile_is_named(desk, project, author):
    entry = make_activity(project, title="Seminar", when="Oct 09")
    batch = make_batch(project, by=author, cells=[{"title": "Seminar", "when": "Oct 09", "place": "Baku"}])
    Entry.objects.filter(pk=entry.pk).update(version=5)

    shown = page(desk.post(address(batch), {"load": "yes", "turn": 1}, follow=True))

    assert "Row 2, “Seminar”: somebody changed this entry meanwhile. It was not overwritten; look again." in shown
    assert Entry.objects.get().places() == ("Strasbourg",)


def test_what_the_database_refuses_is_said_and_loads_nothing(desk, project, author, monkeypatch):
    batch = make_batch(project, by=author)
    monkeypatch.setattr(loading, "put", Mock(side_effect=IntegrityError))

    shown = page(desk.post(address(batch), {"load": "yes", "turn": 1}, follow=True))

    assert "Nothing was loaded; read the file again." in shown
    assert "Load 1 row" in shown


@pytest.mark.parametrize("turn", ["", "x", "٣", "-1", "9" * 30])
def test_a_turn_that_is_none_loads_nothing(desk, project, author, turn):
    batch = make_batch(project, by=author)

    assert desk.post(address(batch), {"load": "yes", "turn": turn}).status_code == 302
    assert not Entry.objects.exists()


def test_a_file_that_is_refused_says_why_and_keeps_nothing(desk, project):
    far = by_hand('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')

    response = sent(desk, project, far, "far.xlsx")

    assert response.status_code == 409
    assert "Something stands in row 1048576, far below the table." in page(response)
    assert "No row holds the names of columns." in page(sent(desk, project, b"a;b\n1;2\n"))
    assert "The file is empty." in page(sent(desk, project, b""))
    assert "The file has more than 8 MB." in page(sent(desk, project, b"x" * 8_000_001))
    assert not Batch.objects.exists()


def test_a_pasted_table_is_read(desk, project):
    given = {"kind": "forecast", "text": "Nov 09\tBaku\tConference\n", "html": ""}
    response = desk.post(reverse("project-paste", args=[project.slug]), given, follow=True)

    assert "1 of 1 rows can be loaded" in page(response)
    assert "pasted table" in page(response)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "Paste a table first."),
        ({"text": "only words"}, "There is no table in what was pasted"),
        ({"html": "<table><tr><td>a<td>b<td>" + "x" * 30_000}, "at most 20,000 fit"),
    ],
)
def test_what_is_no_table_says_so_and_stays(desk, project, given, reason):
    response = desk.post(reverse("project-paste", args=[project.slug]), {"kind": "activity", **given})

    assert response.status_code == 409
    assert reason in page(response)
    assert given.get("text", "") in page(response)


def test_rows_to_be_mended_are_downloaded_with_their_reasons_and_read_again(desk, project, author):
    batch = make_batch(
        project, by=author, cells=[{"title": "=cmd", "when": "16 Oct"}, {"title": "Good", "when": "Oct 09"}]
    )

    content = desk.get(reverse("project-brought-left", args=[project.slug, batch.uuid])).getvalue()

    assert content.decode("utf-8-sig").splitlines() == [
        "Problem,When,Title",
        "“16 Oct”: the year is missing.,16 Oct,'=cmd",
    ]
    assert columns.read(parsing.rows_of(content), most=9).rows == [(2, {"when": "16 Oct", "title": "=cmd"})]


def test_a_batch_is_nobodys_but_who_brought_it(client, project, author):
    batch = make_batch(project, by=author)
    client.force_login(make_member(project))

    assert client.get(address(batch)).status_code == 404
    assert client.post(address(batch), {"load": "yes", "turn": 1}).status_code == 404
    assert client.get(reverse("project-brought-left", args=[project.slug, batch.uuid])).status_code == 404


def test_the_project_is_asked_for_unless_there_is_one_or_the_list_says_it(client, project):
    client.force_login(make_administrator())
    assert client.get("/bring/paste/?kind=forecast").url == f"/projects/{project.slug}/paste/?kind=forecast"
    other = make_project(title="Other")

    assert "Other" in page(client.get("/bring/import/"))
    assert client.get(f"/bring/import/?project={other.pk}").url == f"/projects/{other.slug}/import/"
    assert client.get("/bring/nothing/").status_code == 404


def test_who_writes_no_more_loads_no_more(desk, project, author):
    batch = make_batch(project, by=author)
    author.memberships.all().delete()

    assert desk.post(address(batch), {"load": "yes", "turn": 1}).status_code == 404


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_the_table_offered_is_itself_read_without_an_error(desk, project, author, language, format):
    response = desk.get(reverse("project-import-template", args=[project.slug, language, format]))

    sent(desk, project, response.getvalue(), f"entries.{format}")

    states = {one["state"] for one in batches.lines_of(Batch.objects.get())}
    assert states == {"new"}


def test_codes_stay_text_in_the_table_offered(desk, project):
    content = desk.get(reverse("project-import-template", args=[project.slug, "en", "xlsx"])).content

    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert {cell.number_format for cell in sheet[2] if cell.value} == {"@"}


@pytest.mark.parametrize("rows", [3, 40])
def test_a_page_of_rows_takes_the_same_number_of_queries(desk, project, author, rows, django_assert_num_queries):
    batch = make_batch(project, by=author, cells=[{"title": f"Seminar {n}", "when": "Oct 09"} for n in range(rows)])
    desk.get(address(batch))

    with django_assert_num_queries(5):
        desk.get(address(batch))


def test_two_thousand_rows_are_shown_in_pages(desk, project, author):
    cells = [{"title": f"Seminar {n}", "when": "Oct 09"} for n in range(120)]
    response = desk.get(address(make_batch(project, by=author, cells=cells)), {"page": "2", "state": "new"})

    assert page(response).count('class="new"') == 50
    assert "?page=3&amp;state=new" in page(response) or "?state=new&amp;page=3" in page(response)
