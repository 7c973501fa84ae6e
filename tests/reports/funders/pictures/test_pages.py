"""The page of pictures: the same question gives the same number in picture, table, file, list and PDF."""

import csv
import io
import re
from datetime import UTC, date, datetime

import pytest
from django.core.cache import cache
from pypdf import PdfReader

from outputs.access import Role
from outputs.models import Contribution, Funder
from reports.composition import compose
from reports.funders.glances import glances
from reports.funders.pictures.briefs import PICTURES
from reports.models import Edition
from reports.renderers import RENDERERS
from tests.factories import (
    ALL,
    make_activity,
    make_administrator,
    make_edition,
    make_forecast,
    make_funder_user,
    make_member,
    make_output,
    make_place_position,
    make_project,
    make_report,
    make_series,
    make_withdrawn,
)
from tests.seed_report import seed_report

pytestmark = pytest.mark.django_db

HERE = "/read/cybercrime/"
MISSING = "Hall of nowhere in particular"


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def project():
    project = make_project(slug="cybercrime", title="Project on Cybercrime")
    make_series(project)
    return project


@pytest.fixture
def reader(project, client):
    return reader_of(project, client)


def reader_of(project, client):
    funder = Funder.objects.create(name="A funder of the project")
    Contribution.objects.create(project=project, funder=funder)
    client.force_login(make_funder_user(funder))
    return client


@pytest.fixture
def told(project):
    """Four carried out and three planned: one for output 1, one for 1 and 2, two for all, three for none."""
    make_output(project, "1"), make_output(project, "2")
    make_activity(project, when="5-9 Oct 09", title="Telecom World", place="Strasbourg", outputs=["1"])
    make_activity(project, when="Oct 09", title="Some time in October", place="Strasbourg", outputs=["1", "2"])
    make_activity(project, when="7 Oct 09", title="Call", place="Online", outputs=ALL)
    make_activity(project, when="8 Oct 09", title="Somewhere", place=MISSING)
    make_forecast(project, when="24-25 Nov 09", title="Seminar", place="Strasbourg", outputs=ALL)
    make_forecast(project, when="tbc", title="Some day", place="")
    make_forecast(project, when="from Nov 09", title="From then on", place="Baku")
    return make_edition(make_report(project))


def page_of(client, here=HERE, query=""):
    return client.get(f"{here}pictures/{query}").content.decode()


def file_of(client, picture, here=HERE):
    text = client.get(f"{here}pictures/{picture}.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def listed(client, question="", here=HERE):
    found = re.search(r"<strong>(\d+) activit", client.get(f"{here}activities/?{question}").content.decode())
    return int(found.group(1))


def total(rows):
    return sum(int(row["Carried out"]) + int(row["Planned"]) for row in rows)


def test_picture_table_file_and_list_count_alike(reader, told):
    page, rows = page_of(reader), file_of(reader, "timeline")

    assert "7 activities, as the updates tell them." in page
    assert tuple(re.findall(r"(?:Carried out|Planned): \d", page)) == ("Carried out: 4", "Planned: 2")
    assert "1 without a date yet" in page
    assert len(rows) == listed(reader) == 7
    assert [row["Status"] for row in rows].count("planned") == listed(reader, "status=planned") == 3
    assert page.count("<td>planned</td>") == 3


def test_a_place_counts_alike_on_the_map_in_its_table_in_the_file_and_in_the_list(reader, told):
    page, rows = page_of(reader), file_of(reader, "map")

    strasbourg = [row for row in rows if row["Place"] == "Strasbourg"]

    assert "<title>Strasbourg: 3</title>" in page
    assert total(strasbourg) == listed(reader, "place=Strasbourg") == 3
    assert "<strong>4</strong> of 7 activities are on the map." in page
    assert total(rows) == 7


def test_an_output_counts_alike_and_all_is_counted_apart(reader, told):
    page, rows = page_of(reader), file_of(reader, "outputs")

    first, everything = ([row for row in rows if row["Output"] == name] for name in ("1", "All outputs"))

    assert '<text class="number"' in page
    assert total(first) == 2
    assert total(everything) == 2
    assert "2 activities serve all outputs; they are counted apart and in no other line." in page
    assert listed(reader, "output=1") == 4  # the list finds what serves all outputs for each of them


def test_the_pdf_says_the_same(client):
    report = seed_report()
    content = RENDERERS["pdf"].render(compose(report, language="en"))
    make_edition(report, content=content)
    here, client = "/read/cybercrime-phase-2/", reader_of(report.series.project, client)

    rows = file_of(client, "timeline", here)
    pages = PdfReader(io.BytesIO(bytes(Edition.objects.get().file.content))).pages
    printed = "".join("".join(page.extract_text().split()) for page in pages)
    done = [row for row in rows if row["Status"] == "carried out"]

    assert len(done) == 12 == listed(client, "status=carried-out", here)
    assert "Carried out: 12" in page_of(client, here)
    assert [row["Activity"] for row in rows if "".join(row["Activity"].split()) not in printed] == []
    assert total(file_of(client, "map", here)) >= len(rows)


def test_what_is_not_found_is_listed_and_linked_only_for_who_may_set_it(project, told, client):
    address = f"/admin/activities/placeposition/add/?project={project.pk}&amp;place=Hall+of+nowhere+in+particular"
    people = {
        "secretariat": make_member(project),
        "manager": make_member(project, Role.MANAGER),
        "administrator": make_administrator(),
    }
    pages = {"funder": page_of(reader_of(project, client))}
    for role, user in people.items():
        client.force_login(user)
        pages[role] = page_of(client)

    linked = {role for role, page in pages.items() if address in page}

    assert linked == {"secretariat", "administrator"}
    assert MISSING in pages["funder"]


def test_a_position_that_the_secretariat_tells_moves_the_place_onto_the_map(project, told, reader):
    before = reader.get(f"{HERE}pictures/")
    make_place_position(project, place=MISSING)

    after = reader.get(f"{HERE}pictures/", headers={"If-None-Match": before["ETag"]})

    assert "Not found on the map" in before.content.decode()
    assert after.status_code == 200
    assert "Not found on the map" not in after.content.decode()
    assert f"<title>{MISSING}: 1</title>" in after.content.decode()


def test_a_place_that_is_kept_off_the_map_is_counted_as_such(project, told, reader):
    make_place_position(project, place=MISSING, off_map=True, latitude=None, longitude=None)

    assert "<strong>2</strong> were or will be online, or are not for the map." in page_of(reader)


def test_places_of_drafts_change_nothing_of_the_page(project, told, reader):
    before = reader.get(f"{HERE}pictures/")
    make_activity(project, when="9 Oct 09", title="zq-draft", place="zq-place")
    make_place_position(project, place="zq-place")

    assert reader.get(f"{HERE}pictures/", headers={"If-None-Match": before["ETag"]}).status_code == 304


def test_what_was_withdrawn_is_on_no_picture(told, reader):
    make_withdrawn(told)

    assert "Telecom World" not in page_of(reader)
    assert "Nothing has been published yet" in page_of(reader)
    assert [file_of(reader, picture) for picture in PICTURES] == [[], [], [], []]


def test_a_formula_is_a_text_in_the_file(project, reader):
    make_activity(project, when="5 Oct 09", title="=1+1", place="@home")
    make_edition(make_report(project))

    assert file_of(reader, "timeline")[0]["Activity"] == "'=1+1"
    assert file_of(reader, "map")[0]["Place"] == "'@home"


def test_a_month_stays_a_month_in_the_file(reader, told):
    rows = {row["Activity"]: (row["First day"], row["Last day"], row["EDTF"]) for row in file_of(reader, "timeline")}

    assert rows["Some time in October"] == ("2009-10-01", "2009-10-31", "2009-10")
    assert rows["Some day"] == ("", "", "XXXX")
    assert rows["From then on"] == ("2009-11-01", "", "2009-11/..")


def test_an_unknown_picture_has_no_file(reader, told):
    assert reader.get(f"{HERE}pictures/nothing.csv").status_code == 404


def test_what_did_not_change_is_not_sent_again(reader, told):
    for path in ("pictures/", "pictures/map.csv"):
        first = reader.get(f"{HERE}{path}")
        again = reader.get(f"{HERE}{path}", headers={"If-None-Match": first["ETag"]})

        assert (again.status_code, again["Cache-Control"]) == (304, "private, no-cache")


def queries(django_assert_max_num_queries, client, path):
    """With every document looked at once: what pages say of it in a few words is kept for good."""
    cache.clear()
    client.get(HERE)
    glances(Edition.objects.all())
    with django_assert_max_num_queries(100) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize("path", ["pictures/", "pictures/timeline.csv", "pictures/outputs.csv", "pictures/map.csv"])
def test_many_rows_take_as_many_queries_as_few(project, told, reader, path, django_assert_max_num_queries):
    few = queries(django_assert_max_num_queries, reader, f"{HERE}{path}")
    for number in range(40):
        make_activity(project, when="3 Dec 09", title=f"Workshop {number}", place=f"Place {number}", outputs=["2"])
    period = {"period_start": date(2009, 12, 1), "period_end": date(2009, 12, 31)}
    window = {"window_start": date(2010, 1, 1), "window_end": date(2010, 1, 31), "date": date(2010, 1, 4)}
    make_edition(make_report(project, **period, **window), at=datetime(2010, 1, 4, 12, tzinfo=UTC))

    assert queries(django_assert_max_num_queries, reader, f"{HERE}{path}") == few


def test_the_sources_of_the_map_are_named(reader, told):
    page = page_of(reader)

    assert "https://www.geonames.org/" in page
    assert "https://www.naturalearthdata.com/" in page


def test_each_picture_says_what_it_is(reader, told):
    page = page_of(reader)

    for svg in re.findall(r'<svg class="drawing.*?</svg>', page, re.DOTALL):
        title, desc = re.search(r'role="img" aria-labelledby="(\S+) (\S+)"', svg).groups()
        assert re.search(rf'<title id="{title}">[^<]+</title>', svg)
        assert re.search(rf'<desc id="{desc}">[^<]+</desc>', svg)
    assert page.count('<svg class="drawing') == 3
    assert "style=" not in page


def test_the_page_and_its_files_speak_french_to_french_readers(project, told, client):
    reader_of(project, client)
    client.logout()
    project.series.update(public=True)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "fr"

    page, rows = page_of(client), file_of(client, "timeline")

    assert "7 activités, telles que les rapports les présentent." in page
    assert [row["État"] for row in rows].count("prévue") == 3
    assert "5-9 Oct 09" in {row["Date"] for row in rows}  # as the document prints it
    assert not re.search(r'(?:x|y|cx|cy|width|height)="-?\d+,', page)
