"""Files from outside: what is taken, under which name, and how they are given back."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from outputs import files
from outputs.models import StoredFile

PDF = b"%PDF-1.7 a small file"


def packed(*names, first=None):
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()


TAKEN = {
    "Programme.pdf": PDF,
    "list.docx": packed("[Content_Types].xml", "word/document.xml"),
    "budget.xlsx": packed("[Content_Types].xml", "xl/workbook.xml"),
    "slides.pptx": packed("[Content_Types].xml", "ppt/presentation.xml"),
    "text.odt": packed("content.xml", first="application/vnd.oasis.opendocument.text"),
    "table.ods": packed("content.xml", first="application/vnd.oasis.opendocument.spreadsheet"),
    "map.png": b"\x89PNG\r\n\x1a\n...",
    "group.JPG": b"\xff\xd8\xff\xe0...",
    "notes.txt": "Été à Strasbourg\r\n".encode(),
    "people.csv": b"name;town\r\nAnna;Sofia\r\n",
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_file_that_is_what_its_name_says_is_taken(name):
    assert files.checked(name, TAKEN[name])[0] == name


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", b"<html>"),
        ("picture.svg", b"<svg/>"),
        ("run.exe", b"MZ"),
        ("macros.docm", TAKEN["list.docx"]),
        ("noending", PDF),
        ("programme.pdf", b"<script>alert(1)</script>"),
        ("programme.pdf", b""),
        ("list.docx", TAKEN["budget.xlsx"]),
        ("list.docx", b"PK\x03\x04 damaged"),
        ("list.docx", packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
        ("text.odt", packed("content.xml", first="application/vnd.oasis.opendocument.spreadsheet")),
        ("notes.txt", b"<!DOCTYPE html><script>"),
        ("notes.txt", b"\x00\x01"),
        ("map.png", b"\xff\xd8\xff"),
    ],
)
def test_anything_else_is_refused(name, content):
    with pytest.raises(files.NotTaken):
        files.checked(name, content)


def test_a_file_that_is_too_large_is_refused(settings):
    settings.ATTACHMENT_MOST_BYTES = 20

    with pytest.raises(files.NotTaken, match="larger than 20"):
        files.checked("programme.pdf", PDF + b"x" * 20)


def test_types_are_taken_as_the_settings_say(settings):
    settings.ATTACHMENT_TYPES = ["pdf"]

    with pytest.raises(files.NotTaken, match="Taken are: pdf"):
        files.checked("notes.txt", b"notes")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (r"C:\Users\anna\Programme (final).pdf", "Programme (final).pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ('a"b<c>|d?.pdf', "a-b-c-d-.pdf"),
        ("...hidden.pdf", "hidden.pdf"),
        ("evil\u202efdp.exe.pdf", "evilfdp.exe.pdf"),
        ("two\r\nlines.pdf", "two lines.pdf"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
        ("Été.pdf", "Été.pdf"),
    ],
)
def test_names_are_made_safe(given, kept):
    assert files.clean_name(given) == kept


@pytest.mark.django_db
def test_the_same_file_is_stored_once():
    first, again = files.store(PDF, "application/pdf"), files.store(PDF, "application/pdf")

    assert first.sha256 == again.sha256
    assert bytes(StoredFile.objects.get().content) == PDF


@pytest.mark.django_db
def test_it_is_given_as_a_download_that_nothing_opens_in_place():
    answer = files.download(files.store(PDF, "application/pdf"), 'Été "1".pdf')

    assert answer.content == PDF
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-store"
