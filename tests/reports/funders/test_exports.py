"""What readers take away: what they asked for, all of it, and as plain values."""

import csv
import io
from datetime import datetime

import openpyxl
import pytest
from pypdf import PdfReader

from outputs.models import Contribution, Funder
from reports.composition import compose
from reports.funders.entries import CHUNK
from reports.models import Edition
from reports.renderers import RENDERERS
from tests.factories import make_activity, make_edition, make_forecast, make_funder_user, make_project, make_report
from tests.reports.funders.test_questions import titles
from tests.seed_report import seed_report

pytestmark = pytest.mark.django_db

HERE = "/read/cybercrime-phase-2/activities/"


def reader_of(project, client):
    funder = Funder.objects.create(name="A funder of the project")
    Contribution.objects.create(project=project, funder=funder)
    client.force_login(make_funder_user(funder))
    return client


def csv_of(client, question=""):
    text = b"".join(client.get(f"{HERE}csv/?{question}").streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def sheet_of(client, question=""):
    content = b"".join(client.get(f"{HERE}xlsx/?{question}").streaming_content)
    return openpyxl.load_workbook(io.BytesIO(content)).active


def xlsx_of(client, question=""):
    heads, *rows = sheet_of(client, question).iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    "question", ["", "status=carried-out", "status=planned", "output=1", "q=cybercrime", "place=Paris"]
)
def test_page_csv_and_workbook_answer_alike(client, question):
    report = seed_report()
    make_edition(report)
    client = reader_of(report.series.project, client)

    shown = titles(client.get(f"{HERE}?{question}"))

    assert shown
    assert [row["Activity"] for row in csv_of(client, question)] == [
        one.replace("&quot;", '"').replace("&#x27;", "'") for one in shown
    ]
    assert [row["Activity"] for row in xlsx_of(client, question)] == [
        row["Activity"] for row in csv_of(client, question)
    ]


def test_page_csv_workbook_and_pdf_count_alike(client):
    report = seed_report()
    content = RENDERERS["pdf"].render(compose(report, language="en"))
    make_edition(report, content=content)
    client = reader_of(report.series.project, client)
    told = {row["Activity"] for row in csv_of(client, "status=carried-out")}

    pages = PdfReader(io.BytesIO(bytes(Edition.objects.get().file.content))).pages
    printed = "".join("".join(page.extract_text().split()) for page in pages)

    assert len(told) == 12
    assert len(titles(client.get(f"{HERE}?status=carried-out"))) == 12
    assert len(xlsx_of(client, "status=carried-out")) == 12
    assert "<strong>12</strong> activities carried out" in client.get("/read/cybercrime-phase-2/").content.decode()
    assert [title for title in told if "".join(title.split()) not in printed] == []


@pytest.fixture
def project():
    return make_project(slug="cybercrime-phase-2")


def test_a_month_is_a_month_and_its_days_are_real_dates(project, client):
    make_activity(project, when="Sep 09", title="A month", place="Paris")
    make_forecast(project, when="tbc", title="Some day")
    make_edition(make_report(project))
    client = reader_of(project, client)

    month, unknown = sorted(xlsx_of(client), key=lambda row: row["Activity"])
    sheet = sheet_of(client, "q=month")

    assert month["Date"] == "Sep 09"
    assert month["EDTF"] == "2009-09"
    assert (month["First day"], month["Last day"]) == (datetime(2009, 9, 1), datetime(2009, 9, 30))
    assert sheet["B2"].number_format == "yyyy-mm-dd"
    assert (unknown["EDTF"], unknown["First day"]) == ("XXXX", None)
    assert csv_of(client, "q=month")[0]["First day"] == "2009-09-01"


@pytest.mark.parametrize("formula", ['=HYPERLINK("http://example.org")', "+1+1", "-2+3", "@SUM(A1)"])
def test_nothing_that_people_wrote_is_executed(project, client, formula):
    make_activity(project, when="5 Oct 09", title=formula, place=formula)
    make_edition(make_report(project))
    client = reader_of(project, client)

    cell = sheet_of(client)["F2"]

    assert csv_of(client)[0]["Activity"] == f"'{formula}"
    assert csv_of(client)[0]["Place"] == f"'{formula}"
    assert (cell.value, cell.data_type) == (formula, "s")


def test_the_same_rows_give_the_same_bytes(project, client):
    make_activity(project, when="5 Oct 09")
    make_edition(make_report(project))
    client = reader_of(project, client)

    one, other = (b"".join(client.get(f"{HERE}xlsx/").streaming_content) for _ in range(2))

    assert one == other


def test_heads_speak_the_language_of_the_screen(project, client):
    make_activity(project, when="5 Oct 09")
    make_edition(make_report(project))
    project.series.update(public=True)

    answer = client.get(f"{HERE}csv/", headers={"accept-language": "fr"})
    text = b"".join(answer.streaming_content).decode()

    assert "Premier jour" in text
    assert "réalisée" in text


def test_however_many_rows_there_are_all_are_taken_away(project, client, monkeypatch):
    monkeypatch.setattr("reports.funders.entries.CHUNK", 2)
    for number in range(5):
        make_activity(project, when="28-30 Sep and 4-5 Oct 09", title=f"Activity {number}")
    make_edition(make_report(project))

    rows = csv_of(reader_of(project, client))

    assert CHUNK == 500
    assert {row["EDTF"] for row in rows} == {"2009-09-28/2009-09-30; 2009-10-04/2009-10-05"}
    assert len(rows) == 5


def test_there_is_no_other_format(project, client):
    make_edition(make_report(project))

    assert reader_of(project, client).get(f"{HERE}exe/").status_code == 404
