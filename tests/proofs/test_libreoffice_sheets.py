"""LibreOffice opens the workbook and saves it again with every cell as it was."""

import shutil
import subprocess
from io import BytesIO

import pytest
from openpyxl import load_workbook

from reports.renderers import RENDERERS
from tests.proofs.test_libreoffice import OFFICE, WAIT
from tests.reports.renderers.documents import LONG_TEXT, correction, document, row, small, table

DOCUMENTS = {
    "draft": small(),
    "correction": correction(small()),
    "hostile": document(
        table(row(title="=1+1", place="@SUM(A1)", text=LONG_TEXT), row(when="Sep 09"), row(when="tbc"))
    ),
}

pytestmark = [
    pytest.mark.proof,
    pytest.mark.skipif(
        OFFICE is None or (shutil.which("scalc") is None and shutil.which("localc") is None),
        reason="LibreOffice is not installed: apt-get install libreoffice-calc",
    ),
]


def cells(content):
    book = load_workbook(BytesIO(content))
    return {
        sheet.title: [[cell for cell in line if cell is not None] for line in sheet.iter_rows(values_only=True)]
        for sheet in book
    }


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_cell_is_saved_again_as_it_was(name, tmp_path):
    written, saved = tmp_path / "written.xlsx", tmp_path / "saved"
    written.write_bytes(RENDERERS["xlsx"].render(DOCUMENTS[name]))
    profile = (tmp_path / "profile").as_uri()
    command = [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "xlsx", "--outdir", saved]

    subprocess.run([*command, written], check=True, capture_output=True, timeout=WAIT)

    assert cells((saved / written.name).read_bytes()) == cells(written.read_bytes())
