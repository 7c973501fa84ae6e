"""The child process keeps to what it is allowed."""

import subprocess
import sys
import zlib

import pytest
from django.conf import settings

from reports.funders import attachment_reader, strangers
from tests.reports.pdfs import make_pdf


def child(code):
    limited = f"from reports.funders.attachment_reader import limit; limit(); {code}"
    return subprocess.run(
        [sys.executable, "-c", limited], cwd=settings.BASE_DIR, capture_output=True, text=True, env={}
    )


def bomb():
    """Three kilobytes that unfold, twice compressed, to half a gigabyte."""
    packed = zlib.compress(zlib.compress(bytes(512 * 1024 * 1024), 9), 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(document.json) 3 0 R] >> >> >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        b"<< /Type /Filespec /F (document.json) /UF (document.json) /EF << /F 4 0 R >> >>",
        b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed),
    ]
    written, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(b"%010d 00000 n \n" % len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(places)
    return written + table + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(written)


def test_it_takes_the_document_out():
    assert strangers.enclosed_document(make_pdf('{"title":"Séminaire"}')) == '{"title":"Séminaire"}'.encode()


def test_a_file_without_a_document_gives_nothing():
    assert strangers.enclosed_document(make_pdf()) == b""


def test_a_bomb_is_given_up():
    with pytest.raises(strangers.UnreadableFile):
        strangers.enclosed_document(bomb())


def test_it_gets_no_more_memory_than_it_may_have():
    assert "MemoryError" in child("bytearray(600 * 1024 * 1024)").stderr
    assert child("bytearray(100 * 1024 * 1024)").returncode == 0


def test_it_writes_no_more_than_the_largest_document(tmp_path):
    path = tmp_path / "written"

    child(f"open({str(path)!r}, 'wb').write(bytes(6 * 1024 * 1024))")

    assert path.stat().st_size == 5 * 1024 * 1024


def test_it_gets_no_more_time_than_it_may_have():
    assert child("import resource; print(resource.getrlimit(resource.RLIMIT_CPU))").stdout == "(10, 10)\n"


def test_it_knows_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "a secret")
    seen = [sys.executable, "-c", "import os, sys; sys.stdout.write(os.environ.get('SECRET_KEY', 'nothing'))"]
    monkeypatch.setattr(strangers, "READER", seen)

    assert strangers.enclosed_document(b"") == b"nothing"


def test_a_reader_that_dies_has_not_read(monkeypatch):
    monkeypatch.setattr(strangers, "READER", [sys.executable, "-c", "import os; os.abort()"])

    with pytest.raises(strangers.UnreadableFile):
        strangers.enclosed_document(make_pdf("{}"))


def test_it_knows_nothing_of_django():
    loaded = child("import sys; print('django' in sys.modules)")

    assert loaded.stdout == "False\n"
    assert attachment_reader.UNREADABLE == 3
