"""Files and links of an entry: from the desk's form through document and edition to the reader and the dossier."""

import json
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse

from activities.models import Activity, Attachment
from outputs import files
from outputs.access import Role
from outputs.models import Funder, StoredFile
from reports.canonical import canonical_json
from reports.changes import differences
from reports.composition import compose
from reports.corrections import told
from reports.models import Edition
from reports.renderers import RENDERERS
from tests.factories import (
    make_activity,
    make_funder_user,
    make_member,
    make_project,
    make_published,
    make_report,
    make_series,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.7 a small file"
AT = datetime(2009, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def funder():
    return Funder.objects.create(name="Romania")


@pytest.fixture
def project(funder):
    project = make_project()
    project.contributions.create(funder=funder)
    make_series(project)
    return project


@pytest.fixture
def entry(project):
    return make_activity(project)


@pytest.fixture
def desk(client, project):
    client.force_login(make_member(project))
    return client


def attach(entry, *, for_readers=True, content=PDF, **kwargs):
    file = files.store(content, "application/pdf")
    known = {"label": "Programme", "file": file, "file_name": "programme.pdf", "size": file.size, "languages": "en, fr"}
    return Attachment.objects.create(entry=entry, for_readers=for_readers, **{**known, **kwargs})


def link(entry, **kwargs):
    known = {"label": "Convention", "address": "https://www.coe.int/cybercrime", "reference": "CETS 185"}
    return Attachment.objects.create(entry=entry, for_readers=True, **{**known, **kwargs})


def address(entry):
    return reverse("admin:activities_activity_change", args=[entry.pk])


def posted(entry, *rows, initial=0, **kwargs):
    occurrence = entry.occurrences.get()
    data = {
        "project": entry.project_id,
        "seen_version": Activity.objects.get(pk=entry.pk).version,
        "title": entry.title,
        "text": "",
        "occurrences-TOTAL_FORMS": 1,
        "occurrences-INITIAL_FORMS": 1,
        "occurrences-0-id": occurrence.pk,
        "occurrences-0-entry": entry.pk,
        "occurrences-0-when": "5-9 Oct 09",
        "occurrences-0-place": "Strasbourg",
        "attachments-TOTAL_FORMS": len(rows),
        "attachments-INITIAL_FORMS": initial,
    }
    for number, row in enumerate(rows):
        data |= {f"attachments-{number}-{name}": value for name, value in row.items()}
        data[f"attachments-{number}-entry"] = entry.pk
    return {**data, **kwargs}


def upload(name="Programme.pdf", content=PDF):
    return SimpleUploadedFile(name, content, content_type="text/html")


def text_of(response):
    return response.content.decode()


def document(project):
    return compose(make_report(project), language="en")


def test_a_file_is_stored_with_the_entry_and_is_internal_unless_told_otherwise(desk, entry):
    answer = desk.post(address(entry), posted(entry, {"label": "Programme", "upload": upload(), "languages": "EN/fr"}))

    assert answer.status_code == 302
    row = Attachment.objects.get()
    assert (row.file_name, row.languages, row.for_readers) == ("Programme.pdf", "en, fr", False)
    assert bytes(row.file.content) == PDF


def test_files_and_links_are_a_new_version_of_the_entry(desk, entry):
    desk.post(address(entry), posted(entry, {"label": "Convention", "address": "https://www.coe.int/cybercrime"}))

    assert Activity.objects.get().version == entry.version + 1
    assert Attachment.objects.get().address == "https://www.coe.int/cybercrime"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"label": "Programme"}, "one of them"),
        ({"label": "Programme", "upload": (), "address": "https://www.coe.int/x"}, "one of them"),
        ({"label": "Convention", "address": "http://www.coe.int/x"}, "begins with https://"),
        ({"label": "Convention", "address": "javascript:alert(1)"}, "begins with https://"),
        ({"label": "Programme", "upload": ("a.pdf", b"<script>")}, "This is no PDF file"),
        ({"label": "Programme", "upload": ("a.html", b"<html>")}, "Files of this type are not taken"),
        ({"label": "Programme", "upload": (), "languages": "English"}, "two letters"),
    ],
)
def test_what_does_not_fit_is_refused_and_says_why(desk, entry, row, problem):
    if "upload" in row:
        row = {**row, "upload": upload(*row["upload"])}

    page = desk.post(address(entry), posted(entry, row))

    assert problem in text_of(page)
    assert not Attachment.objects.exists()


def test_where_the_form_comes_back_the_file_need_not_be_chosen_again(desk, entry):
    row = {"label": "", "upload": upload()}
    again = desk.post(address(entry), posted(entry, row))
    form = again.context["inline_admin_formsets"][1].formset.forms[0]

    desk.post(address(entry), posted(entry, {"label": "Programme", "taken": form["taken"].value()}))

    assert bytes(Attachment.objects.get().file.content) == PDF


def test_nobody_takes_a_file_by_its_hash(desk, entry):
    secret = files.store(b"%PDF-1.7 of another project", "application/pdf")

    desk.post(address(entry), posted(entry, {"label": "Mine", "taken": secret.sha256}))

    assert not Attachment.objects.exists()


def test_an_entry_that_comes_back_as_it_was_shown_stays_as_it_was(desk, entry):
    row = attach(entry)
    form = desk.get(address(entry)).context["inline_admin_formsets"][1].formset.forms[0]
    told = {name: form[name].value() or "" for name in ("id", "label", "languages", "taken")}

    desk.post(address(entry), posted(entry, {**told, "for_readers": "on"}, initial=1))

    assert Activity.objects.get().version == entry.version
    assert Attachment.objects.get() == row


def test_who_was_second_changes_no_file(desk, entry):
    told = posted(entry, {"label": "Programme", "upload": upload()})
    Activity.objects.filter(pk=entry.pk).update(version=7)

    desk.post(address(entry), told)

    assert not Attachment.objects.exists()


def test_the_database_refuses_what_is_neither_file_nor_address(entry):
    with pytest.raises(IntegrityError):
        Attachment.objects.create(entry=entry, label="Nothing")


def test_an_internal_file_is_given_to_the_people_of_the_project_alone(client, project, entry, funder):
    row = attach(entry, for_readers=False)
    make_published(make_report(project))
    given = {}
    people = {
        "secretariat": make_member(project),
        "manager": make_member(project, Role.MANAGER),
        "stranger": make_member(make_project()),
        "reader": make_funder_user(funder),
    }
    for name, user in people.items():
        client.force_login(user)
        given[name] = client.get(reverse("attachment", args=[row.uuid])).status_code

    assert given == {"secretariat": 200, "manager": 200, "stranger": 404, "reader": 404}


def test_a_document_prints_what_is_for_readers_and_nothing_internal(project, entry):
    attach(entry)
    link(entry)
    attach(entry, for_readers=False, label="Invoice", file_name="invoice.pdf", content=b"%PDF internal")

    tree = document(project)
    page = RENDERERS["html"].render(tree).decode()

    assert "Programme (EN, FR, programme.pdf)" in page
    assert '<a href="https://www.coe.int/cybercrime">Convention</a> (CETS 185)' in page
    assert "nvoice" not in page
    assert "nvoice" not in canonical_json(tree)


def test_a_document_without_files_is_written_as_before(project, entry):
    attach(entry, for_readers=False)

    text = canonical_json(document(project))

    assert '"schema_version":1' in text
    assert "attachments" not in text


def test_an_edition_names_its_files_and_gives_them_to_its_readers(client, project, entry, funder):
    attach(entry)
    edition = make_published(make_report(project))
    client.force_login(make_funder_user(funder))
    sha256 = StoredFile.objects.get().sha256
    file = reverse("edition-file", args=[project.slug, edition.code, sha256])

    page = client.get(edition.get_absolute_url())

    assert file in text_of(page)
    assert client.get(file).content == PDF
    assert Edition.objects.get().tree.sections[1].rows[0].attachments[0].sha256 == sha256


def test_a_file_that_the_edition_does_not_name_is_not_there(client, project, entry, funder):
    internal = attach(entry, for_readers=False)
    edition = make_published(make_report(project))
    client.force_login(make_funder_user(funder))

    answer = client.get(reverse("edition-file", args=[project.slug, edition.code, internal.file_id]))

    assert answer.status_code == 404


def test_a_withdrawn_edition_gives_no_file(client, project, entry, funder):
    row = attach(entry)
    edition = make_withdrawn(make_published(make_report(project)))
    client.force_login(make_funder_user(funder))

    answer = client.get(reverse("edition-file", args=[project.slug, edition.code, row.file_id]))

    assert answer.status_code == 404


def test_what_an_edition_names_outlives_the_entry(client, project, entry, funder):
    sha256 = attach(entry).file_id
    edition = make_published(make_report(project))
    Attachment.objects.all().delete()
    client.force_login(make_funder_user(funder))

    assert client.get(reverse("edition-file", args=[project.slug, edition.code, sha256])).content == PDF


def test_the_dossier_holds_the_files_that_its_editions_name(client, project, entry, funder):
    row = attach(entry)
    attach(entry, for_readers=False, label="Invoice", file_name="invoice.pdf", content=b"%PDF internal")
    make_published(make_report(project))
    client.force_login(make_funder_user(funder))

    answer = client.get(reverse("dossier", args=[project.slug]))

    archive = zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content)))
    folder, name = f"{project.slug}-dossier", f"files/{row.file_id[:16]}-programme.pdf"
    assert archive.read(f"{folder}/{name}") == PDF
    assert f"{row.file_id}  {name}" in archive.read(f"{folder}/SHA256SUMS").decode()
    (told,) = json.loads(archive.read(f"{folder}/manifest.json"))["editions"]
    assert [one["name"] for one in told["attached"]] == [name]
    assert not [one for one in archive.namelist() if "invoice" in one]


def test_a_correction_says_which_files_changed(project, entry):
    before = document(project)
    attach(entry)
    first = compose(project.series.get().reports.get(), language="en")
    Attachment.objects.all().delete()
    attach(entry, content=b"%PDF-1.7 another one")
    second = compose(project.series.get().reports.get(), language="en")

    added, exchanged = (
        [line.statement for line in told(differences(*trees), language="en")]
        for trees in ((before, first), (first, second))
    )

    assert added == ["files and links: Programme (EN, FR, programme.pdf, 13bc80c8) (added)"]
    assert exchanged[0].startswith("files and links: Programme (EN, FR, programme.pdf, ")
    assert "instead of" in exchanged[0]
