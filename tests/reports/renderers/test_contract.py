"""What holds for every renderer."""

import os
import subprocess
import sys

import pytest
from django.utils.translation import override

from reports.documents import TableKind
from reports.renderers import RENDERERS
from reports.renderers.base import Renderer
from tests.reports.renderers.documents import correction, document, published, sheet, small, table

renderers = pytest.mark.parametrize("renderer", RENDERERS.values(), ids=RENDERERS)
drafts_and_editions = pytest.mark.parametrize(
    "maker", ["small()", "published(small())", "correction(small())"], ids=["draft", "published", "correction"]
)
DOCUMENTS = {"small()": small(), "published(small())": published(small()), "correction(small())": correction(small())}


def test_each_renderer_is_listed_under_its_format():
    assert all(isinstance(renderer, Renderer) and renderer.format == name for name, renderer in RENDERERS.items())


@renderers
def test_a_draft_says_so_in_its_file_name(renderer):
    assert (
        renderer.file_name(small())
        == f"cybercrime-phase-2-update-2009-10-31-draft.{renderer.extension or renderer.format}"
    )
    assert (
        renderer.file_name(published(small()))
        == f"cybercrime-phase-2-update-2009-10-31.{renderer.extension or renderer.format}"
    )


@renderers
@drafts_and_editions
def test_the_same_document_gives_the_same_bytes(renderer, maker):
    assert renderer.render(DOCUMENTS[maker]) == renderer.render(DOCUMENTS[maker])


@renderers
@drafts_and_editions
def test_the_same_document_gives_the_same_bytes_in_another_process(renderer, maker):
    program = (
        "import django, sys; django.setup();"
        "from reports.renderers import RENDERERS;"
        "from tests.reports.renderers.documents import correction, published, small;"
        f"sys.stdout.buffer.write(RENDERERS[{renderer.format!r}].render({maker}))"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}

    elsewhere = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment).stdout

    assert elsewhere == renderer.render(DOCUMENTS[maker])


@renderers
def test_a_document_without_entries_renders(renderer):
    empty = document(sheet(outputs=(), contact=None), table(), table(kind=TableKind.FORECASTS, heading="PLANNED"))

    assert renderer.render(empty)


@renderers
def test_the_language_of_the_screen_never_reaches_a_document(renderer):
    expected = renderer.render(small())

    with override("fr"):
        assert renderer.render(small()) == expected
