import hashlib
import json
import os
import shutil
import subprocess
import tracemalloc
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest

from outputs.models import Contribution, Funder
from reports import publishing, withdrawals
from reports.documents import EditionMark
from reports.models import Edition
from tests.factories import (
    make_administrator,
    make_edition,
    make_forecast,
    make_funder_user,
    make_project,
    make_report,
    make_series,
    make_user,
)

pytestmark = pytest.mark.django_db

PAGE = "/read/cybercrime/dossier.zip"
NOW = datetime(2009, 11, 3, tzinfo=UTC)
NEXT = {"period_start": date(2009, 11, 1), "period_end": date(2009, 11, 30)}


@pytest.fixture
def funder():
    return Funder.objects.create(name="Romania")


@pytest.fixture
def series(funder):
    project = make_project(slug="cybercrime", title="Project on Cybercrime")
    Contribution.objects.create(project=project, funder=funder)
    make_forecast(project, title="Seminar & more")
    return make_series(project)


@pytest.fixture
def report(series):
    return make_report(series.project, series=series)


@pytest.fixture
def reader(funder, client):
    client.force_login(make_funder_user(funder))
    return client


def sent(client):
    return b"".join(client.get(PAGE).streaming_content)


def dossier(client):
    """By name within the folder."""
    archive = zipfile.ZipFile(BytesIO(sent(client)))
    assert archive.testzip() is None
    return {one.removeprefix("cybercrime-dossier/"): archive.read(one) for one in archive.namelist()}


def seal_copies(edition, *, count):
    """The same document again and again, as the next editions of its report, without composing it each time."""
    by, document = make_administrator(), edition.tree
    for number in range(2, count + 2):
        head = publishing.head_of(edition.series)
        copy = replace(document, edition=EditionMark(number=number, previous=head.sha256))
        publishing.seal(edition.report, copy, bytes(200_000), head=head, by=by, at=NOW, reason="Again.")


def withdraw(edition):
    withdrawals.ask(edition, by=make_administrator(), at=NOW, reason="A name was in it.")
    withdrawals.confirm(edition, by=make_administrator(), at=NOW)


def test_each_edition_is_there_as_pdf_and_as_the_data_that_was_hashed(series, report, reader):
    edition = make_edition(report, content=b"%PDF one")

    files = dossier(reader)

    name = f"editions/update-{series.pk}/0001-2009-10-31-edition-1-en"
    assert list(files) == ["README.html", "manifest.json", "SHA256SUMS", f"{name}.json", f"{name}.pdf"]
    assert files[f"{name}.pdf"] == b"%PDF one"
    assert files[f"{name}.json"].decode() == edition.document
    assert hashlib.sha256(files[f"{name}.json"]).hexdigest() == edition.sha256


def test_the_manifest_names_every_file_with_its_hash_and_holds_the_chain(report, reader):
    make_edition(report, content=b"%PDF one")
    make_edition(report, content=b"%PDF two")

    files = dossier(reader)

    first, second = json.loads(files["manifest.json"])["editions"]
    assert (first["previous_sha256"], second["previous_sha256"]) == ("", first["sha256"])
    assert (first["state"], second["state"]) == ("superseded", "current")
    assert second["reason"] == "A place was wrong."
    for file in (*first["files"].values(), *second["files"].values()):
        assert hashlib.sha256(files[file["name"]]).hexdigest() == file["sha256"]


def test_its_own_instructions_verify_it(report, reader, tmp_path):
    edition = make_edition(report)
    make_edition(report)
    zipfile.ZipFile(BytesIO(sent(reader))).extractall(tmp_path)
    folder = tmp_path / "cybercrime-dossier"

    assert b"sha256sum --check SHA256SUMS" in (folder / "README.html").read_bytes()
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, check=True, capture_output=True)
    if shutil.which("jq"):
        data = next(folder.glob("editions/*/0001*.json"))
        told = subprocess.run(["jq", "-cjS", ".", data], check=True, capture_output=True).stdout
        assert hashlib.sha256(told).hexdigest() == edition.sha256
    (folder / "manifest.json").write_text("{}")
    done = subprocess.run(["sha256sum", "--check", "SHA256SUMS"], cwd=folder, capture_output=True, env=os.environ)
    assert done.returncode == 1


def test_what_was_withdrawn_is_there_by_number_date_and_hash_alone(report, reader):
    edition = make_edition(report, content=b"%PDF withdrawn")
    withdraw(edition)

    files = dossier(reader)

    (told,) = json.loads(files["manifest.json"])["editions"]
    assert set(files) == {"README.html", "manifest.json", "SHA256SUMS"}
    assert (told["state"], told["edition"], told["date"], told["sha256"]) == (
        "withdrawn",
        1,
        "2009-11-02",
        edition.sha256,
    )
    everything = b"".join(files.values())
    assert edition.title.encode() not in everything
    assert b"A name was in it." not in everything


def test_one_that_was_erased_leaves_its_place_in_the_chain(report, reader):
    edition = make_edition(report)
    make_edition(make_report(report.series.project, series=report.series, **NEXT))
    withdraw(edition)
    withdrawals.erase(edition, by=make_administrator(), at=NOW, legal_order="Order 1")

    first, second = json.loads(dossier(reader)["manifest.json"])["editions"]

    assert (first["state"], second["previous_sha256"]) == ("withdrawn", first["sha256"])


def test_a_withdrawal_that_nobody_confirmed_changes_nothing(report, reader):
    edition = make_edition(report)
    before = sent(reader)

    withdrawals.ask(edition, by=make_administrator(), at=NOW, reason="Perhaps.")

    assert sent(reader) == before


def test_drafts_change_no_byte_and_the_series_of_others_is_not_in_it(series, report, reader):
    make_edition(report)
    before = sent(reader)
    make_forecast(series.project, title="Secretdraft")
    make_report(series.project, series=series, title="Secretreport", **NEXT)
    internal = make_series(series.project, name="Internal", addressed_to_all=False)
    make_edition(make_report(series.project, series=internal))
    make_edition(make_report(make_project(title="Foreignproject")))

    assert sent(reader) == before


def test_a_project_without_an_edition_has_a_dossier_that_says_so(series, reader):
    assert b"Nothing has been published yet." in dossier(reader)["README.html"]


def test_its_page_speaks_the_language_of_its_reader(report, client, funder):
    make_edition(report)
    client.force_login(make_funder_user(funder, language="fr"))

    page = dossier(client)["README.html"].decode()

    assert '<html lang="fr">' in page
    assert "Comment le vérifier" in page


def test_what_people_wrote_is_escaped(report, reader):
    type(report).objects.update(title="<script>alert(1)</script>")
    make_edition(type(report).objects.get())

    assert b"<script>" not in dossier(reader)["README.html"]


def test_it_is_answered_to_readers_and_to_nobody_else(series, client):
    assert client.get(PAGE).url == f"/login/?next={PAGE}"
    client.force_login(make_user())
    assert (client.get(PAGE).status_code, client.get("/read/nothing/dossier.zip").status_code) == (404, 404)

    type(series).objects.update(public=True)
    client.logout()

    response = client.get(PAGE)
    assert response.status_code == 200
    assert response["Content-Disposition"] == 'attachment; filename="cybercrime-dossier.zip"'


def test_memory_is_flat_over_three_hundred_editions(series, report, reader):
    """The PDFs alone are nearly sixty megabytes."""
    seal_copies(make_edition(report), count=299)
    response = reader.get(PAGE)
    tracemalloc.start()

    size = sum(len(chunk) for chunk in response.streaming_content)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert Edition.objects.count() == 300
    assert size > 299 * 200_000
    assert peak < 6_000_000
