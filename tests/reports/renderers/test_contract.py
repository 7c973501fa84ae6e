"""What holds for every renderer."""

import os
import subprocess
import sys

import pytest
from django.utils.translation import override

from reports.documents import TableKind
from reports.renderers import RENDERERS
from reports.renderers.base import Renderer
from tests.reports.renderers.documents import document, published, sheet, small, table

renderers = pytest.mark.parametrize("renderer", RENDERERS.values(), ids=RENDERERS)


def test_each_renderer_is_listed_under_its_format():
    assert all(isinstance(renderer, Renderer) and renderer.format == name for name, renderer in RENDERERS.items())


@renderers
def test_a_draft_says_so_in_its_file_name(renderer):
    assert renderer.file_name(small()) == f"cybercrime-phase-2-update-2009-10-31-draft.{renderer.format}"
    assert renderer.file_name(published(small())) == f"cybercrime-phase-2-update-2009-10-31.{renderer.format}"


@renderers
def test_the_same_document_gives_the_same_bytes(renderer):
    assert renderer.render(small()) == renderer.render(small())


@renderers
def test_the_same_document_gives_the_same_bytes_in_another_process(renderer):
    program = (
        "import django, sys; django.setup();"
        "from reports.renderers import RENDERERS; from tests.reports.renderers.documents import small;"
        f"sys.stdout.buffer.write(RENDERERS[{renderer.format!r}].render(small()))"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONHASHSEED": "7"}

    elsewhere = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment).stdout

    assert elsewhere == renderer.render(small())


@renderers
def test_a_document_without_entries_renders(renderer):
    empty = document(sheet(outputs=(), contact=None), table(), table(kind=TableKind.FORECASTS, heading="PLANNED"))

    assert renderer.render(empty)


@renderers
def test_the_language_of_the_screen_never_reaches_a_document(renderer):
    expected = renderer.render(small())

    with override("fr"):
        assert renderer.render(small()) == expected
