"""The page on which anyone verifies what they hold."""

import hashlib
import subprocess
from datetime import UTC, date, datetime
from shutil import which

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from outputs.access import Role
from reports import withdrawals
from reports.canonical import printed_code
from reports.funders import strangers, verification
from reports.models import Edition
from reports.renderers import RENDERERS
from tests.factories import make_activity, make_edition, make_member, make_project, make_report
from tests.reports.pdfs import make_pdf

pytestmark = pytest.mark.django_db

SECRET = ("Seminar", "cybercrime-phase-2", "Phase two", "November", "edition 1", "edition 2", "2009")
AS_PUBLISHED = "This is an edition as it was published, and it is the current one."
SUPERSEDED = "This is an edition as it was published. A later one has superseded it."
UNKNOWN_FILE = "This file is not known here."
UNREADABLE = "This file cannot be read."
ALTERED = "This file is not as it was published: it was altered or saved again."
WITHDRAWN = "This edition was withdrawn."


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


@pytest.fixture
def project():
    project = make_project(slug="cybercrime-phase-2", title="Phase two")
    make_activity(project, title="Seminar")
    return project


@pytest.fixture
def report(project):
    return make_report(project)


@pytest.fixture
def edition(report):
    return make_edition(report, content=b"%PDF-1.7 the first")


def public(edition):
    edition.series.public = True
    edition.series.save()
    return edition


def withdrawn(edition):
    one, other = (make_member(edition.series.project, Role.MANAGER) for _ in range(2))
    withdrawals.ask(edition, by=one, at=datetime(2009, 11, 3, tzinfo=UTC), reason="A name was wrong.")
    withdrawals.confirm(edition, by=other, at=datetime(2009, 11, 4, tzinfo=UTC))
    return edition


def drop(client, content, name="update.pdf", **kwargs):
    return client.post("/verify/", {"file": SimpleUploadedFile(name, content)}, **kwargs)


def said(response):
    """The page without its form, as text."""
    return response.content.decode().split("<main")[1].split('<div class="ways">')[0]


def told_nothing_else(response):
    return [word for word in SECRET if word in said(response)] == []


def test_the_bytes_of_an_edition_are_known(edition, client):
    response = drop(client, b"%PDF-1.7 the first")

    assert response.status_code == 200
    assert AS_PUBLISHED in said(response)
    assert told_nothing_else(response)


def test_of_a_public_edition_it_is_said_which(edition, client):
    public(edition)

    shown = said(drop(client, b"%PDF-1.7 the first"))

    title = "Update 15 September-31 October / forecast November 2009"
    assert f"This is edition 1 of “{title}”, as it was published." in shown
    assert "Phase two" in shown
    assert "2 November 2009" in shown
    assert "The current edition" in shown
    assert edition.sha256 in shown


def test_who_may_see_an_edition_is_told_which_it_is(edition, client, project):
    client.force_login(make_member(project, Role.MANAGER))

    assert "This is edition 1 of" in said(drop(client, b"%PDF-1.7 the first"))


def test_a_superseded_edition_says_so(edition, client, report):
    make_edition(report, content=b"%PDF-1.7 the second")

    hidden = drop(client, b"%PDF-1.7 the first")
    assert SUPERSEDED in said(hidden)
    assert told_nothing_else(hidden)
    assert AS_PUBLISHED in said(drop(client, b"%PDF-1.7 the second"))

    public(edition)
    assert "Superseded by edition 2" in said(drop(client, b"%PDF-1.7 the first"))


@pytest.mark.parametrize("readers", ["anyone", "few"])
def test_of_a_withdrawn_edition_nothing_else_is_said(edition, client, readers):
    withdrawn(public(edition) if readers == "anyone" else edition)

    for response in (drop(client, b"%PDF-1.7 the first"), client.get(f"/verify/{edition.code}/")):
        assert WITHDRAWN in said(response)
        assert told_nothing_else(response)


def test_a_withdrawal_that_nobody_confirmed_changes_nothing(edition, client, project):
    manager = make_member(project, Role.MANAGER)
    withdrawals.ask(edition, by=manager, at=datetime(2009, 11, 3, tzinfo=UTC), reason="A name was wrong.")

    assert AS_PUBLISHED in said(drop(client, b"%PDF-1.7 the first"))


def test_a_file_with_our_document_in_it_is_altered_or_saved_again(edition, client):
    hidden = drop(client, make_pdf(edition.document))

    assert ALTERED in said(hidden)
    assert told_nothing_else(hidden)

    public(edition)
    assert "This was edition 1 of “Update" in said(drop(client, make_pdf(edition.document)))


def test_an_altered_file_of_a_withdrawn_edition_is_of_a_withdrawn_edition(edition, client):
    assert WITHDRAWN in said(drop(client, make_pdf(withdrawn(edition).document)))


@pytest.mark.parametrize(
    "content",
    [
        make_pdf(),
        make_pdf("{}"),
        make_pdf("{}", name="another.json"),
        make_pdf("x" * (5 * 1024 * 1024 + 1)),
    ],
    ids=["without a document", "with another document", "with another file", "with a document that is too large"],
)
def test_a_file_of_somebody_else_is_unknown(edition, client, content):
    assert UNKNOWN_FILE in said(drop(client, content))


@pytest.mark.parametrize(
    "content",
    [b"garbage", b"", b"%PDF-1.7\n" + b"1 0 obj\n" * 100_000, make_pdf("{}", password="a word")],
    ids=["garbage", "nothing", "half a file", "locked"],
)
def test_a_file_that_cannot_be_read_says_so(client, content):
    response = drop(client, content)

    assert (response.status_code, UNREADABLE in said(response)) == (200, True)


def test_a_file_that_takes_too_long_is_given_up(client, monkeypatch):
    monkeypatch.setattr(strangers, "SECONDS", 0.01)

    assert UNREADABLE in said(drop(client, make_pdf()))


def announce(client, length):
    form = "multipart/form-data; boundary=x"
    return client.generic("POST", "/verify/", b"", content_type=form, CONTENT_LENGTH=length)


def test_a_file_that_is_announced_as_too_large_is_refused_unread(client):
    response = announce(client, str(21 * 1024 * 1024))

    assert response.status_code == 413
    assert "larger than 20 megabytes" in response.content.decode()


@pytest.mark.parametrize("length", ["", "many", "-1"])
def test_a_size_that_is_no_number_is_none(client, length):
    assert announce(client, length).status_code == 400


def test_a_file_that_is_a_little_too_large_is_refused(client, monkeypatch):
    monkeypatch.setattr(verification, "LARGEST", 10)

    assert drop(client, b"eleven bytes").status_code == 413


def test_the_form_needs_no_token():
    strict = Client(enforce_csrf_checks=True)

    assert UNREADABLE in said(drop(strict, b"garbage"))


def test_no_file_is_asked_for(client):
    response = client.post("/verify/")

    assert (response.status_code, "Choose a PDF first." in response.content.decode()) == (400, True)


def test_a_broken_form_is_a_bad_request(client):
    assert client.post("/verify/", b"garbage", content_type="multipart/form-data; boundary=").status_code == 400


def test_a_code_is_found_as_people_type_it(edition, client):
    typed = printed_code(edition.code).lower().replace("0", "o").replace("1", "l")

    response = client.get("/verify/", {"code": f" {typed} "}, follow=True)

    assert response.redirect_chain == [(f"/verify/{edition.code}/", 302)]
    assert "This is the code of an edition, and it is the current one." in said(response)
    assert told_nothing_else(response)


def test_a_code_of_a_public_edition_names_it(edition, client):
    public(edition)

    assert "This is the code of edition 1 of “Update" in said(client.get(f"/verify/{edition.code}/"))


@pytest.mark.parametrize("code", ["0000000000000000", "nothing", "é", "f" * 64, "x" * 5000])
def test_an_unknown_code_says_so(edition, client, code):
    response = client.get(f"/verify/{code}/")

    assert (response.status_code, "This code is not known here." in said(response)) == (200, True)


def test_an_empty_code_is_asked_for(client):
    assert "Type the code that stands on the last page" in client.get("/verify/?code=-").content.decode()


def test_the_hash_of_the_document_and_of_the_file_are_found_too(edition, client):
    for digest in (edition.sha256, hashlib.sha256(b"%PDF-1.7 the first").hexdigest().upper()):
        assert "This is the code of an edition" in said(client.get(f"/verify/{digest}/"))


@pytest.mark.skipif(not (which("jq") and which("pdfdetach")), reason="jq or pdfdetach is not installed")
def test_anyone_can_verify_by_hand(edition, tmp_path, client):
    (tmp_path / "update.pdf").write_bytes(RENDERERS["pdf"].render(edition.tree))
    commands = ["pdfdetach -savefile document.json update.pdf", "jq -cjS . document.json | sha256sum"]

    computed = subprocess.run(
        " && ".join(commands), shell=True, cwd=tmp_path, capture_output=True, text=True, check=True
    )

    assert computed.stdout.split()[0] == edition.sha256
    assert "\n".join(commands) in client.get("/verify/").content.decode()


def test_a_pdf_of_ours_that_was_saved_again_is_known_by_what_it_carries(edition, client):
    published = RENDERERS["pdf"].render(edition.tree)

    assert ALTERED in said(drop(client, published + b"\n"))


def test_a_title_with_markup_is_printed_as_it_is(report, client):
    report.title = "<script>alert(1)</script>"
    report.save()

    shown = said(client.get(f"/verify/{public(make_edition(report)).code}/"))

    assert "<script>" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_readers_without_an_account_get_no_cookie(edition, client):
    for response in (client.get("/verify/"), client.get(f"/verify/{edition.code}/"), drop(client, b"garbage")):
        assert response.cookies == {}
        assert response["Cache-Control"] == "private, no-store"


def test_verifying_takes_no_other_method(client):
    assert [client.put("/verify/").status_code, client.post("/verify/nothing/").status_code] == [405, 405]


def test_codes_are_looked_up_in_a_fixed_number_of_queries(edition, client, report, django_assert_num_queries):
    make_edition(report)

    with django_assert_num_queries(2):
        client.get(f"/verify/{edition.code}/")


def test_an_edition_of_another_report_supersedes_nothing(edition, client, project):
    other = make_report(
        project, period_end=date(2009, 12, 31), window_start=date(2010, 1, 1), window_end=date(2010, 1, 31)
    )
    make_edition(other)

    assert Edition.objects.count() == 2
    assert AS_PUBLISHED in said(drop(client, b"%PDF-1.7 the first"))
