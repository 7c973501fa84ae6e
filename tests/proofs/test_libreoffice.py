"""LibreOffice opens what is written for Word and saves it again with every text where it was."""

import shutil
import subprocess
from dataclasses import replace

import pytest
from docx import Document
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reports.composition import compose
from reports.demonstration import load_demonstration
from reports.models import Report
from tests.reports.renderers.documents import LONG_TEXT, correction, document, row, sheet, small, table
from tests.reports.renderers.word import of, paragraphs, written
from tests.reports.strategies import documents

OFFICE = shutil.which("soffice")
FORMAT = "docx:MS Word 2007 XML"
WAIT = 600  # seconds; a first start makes a profile

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed: apt-get install libreoffice-writer"),
]


@pytest.fixture(scope="module")
def saved_again(tmp_path_factory):
    """Gives each document as it was written and as LibreOffice saves it, all of them in one start."""
    place = tmp_path_factory.mktemp("office")

    def save(several):
        for folder in ("written", "saved"):
            shutil.rmtree(place / folder, ignore_errors=True)
            (place / folder).mkdir()
        files = [place / "written" / f"{number}.docx" for number in range(len(several))]
        for file, one in zip(files, several, strict=True):
            file.write_bytes(written(one))
        profile, target = (place / "profile").as_uri(), place / "saved"
        command = [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", FORMAT, "--outdir", target]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=WAIT)
        return [(Document(file), Document(place / "saved" / file.name)) for file in files]

    return save


def said(word):
    return [paragraph.text for paragraph in paragraphs(word)]


def headings(word):
    return [(one.style.name, one.text) for one in paragraphs(word) if one.style.name.startswith(("Heading", "Title"))]


def heads(word):
    return [[bool(of(row._tr, "trPr/tblHeader")) for row in table.rows] for table in word.tables]


def test_every_kind_of_document_comes_back_word_for_word(saved_again):
    long = document(sheet(), table(row(text=LONG_TEXT), row("ندوة حول الجريمة", text="<p>سمينار 2009</p>")))

    for before, after in saved_again([small(), correction(small()), replace(small(), language="fr"), long]):
        assert said(after) == said(before)
        assert headings(after) == headings(before)
        assert heads(after) == heads(before)


@pytest.mark.django_db
def test_the_reference_comes_back_word_for_word(saved_again):
    load_demonstration()

    ((before, after),) = saved_again([compose(Report.objects.get(), language="en")])

    assert said(after) == said(before)


# The first example of Hypothesis is the simplest: twenty documents with nothing in them.
@settings(max_examples=2, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(several=st.lists(documents(), min_size=20, max_size=20))
def test_generated_documents_come_back_word_for_word(saved_again, several):
    for before, after in saved_again(several):
        assert said(after) == said(before)
