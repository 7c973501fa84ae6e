"""A PDF needs no font of the machine: what the shipped fonts lack stands there as its code."""

import os
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from outputs.glyphs import without_glyph
from reports.renderers import RENDERERS
from reports.renderers.html import page
from tests.reports.renderers.documents import SCRIPTS, document, edition, row, small, table
from tests.reports.renderers.reading import read, text_of
from tests.reports.strategies import documents, whole_documents

SHIPPED = {"Noto-Sans", "Noto-Sans-Bold", "Noto-Sans-Italic", "Noto-Sans-Bold-Italic", "DejaVu-Sans"}
NO_FONTS = "<fontconfig><dir>{0}</dir><cachedir>{0}</cachedir></fontconfig>"
HASH = """
import hashlib, django
django.setup()
from reports.renderers import RENDERERS
from tests.reports.renderers.documents import SCRIPTS, edition
print(hashlib.sha256(RENDERERS["pdf"].render(edition(SCRIPTS))).hexdigest())
"""


class Printed(HTMLParser):
    """The text within the body."""

    def __init__(self, html):
        super().__init__()
        self.text, self.inside = "", False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.inside = self.inside or tag == "body"

    def handle_data(self, data):
        self.text += data if self.inside else ""


def fonts(reader):
    return {
        font.get_object()["/BaseFont"].split("+")[-1]
        for one in reader.pages
        for font in one["/Resources"]["/Font"].values()
    }


@whole_documents
@given(documents())
def test_whatever_a_document_says_the_shipped_fonts_can_print(document):
    assert without_glyph(Printed(page(document, on_paper=True)).text) == ()


def test_a_draft_for_a_reviewer_is_printed_with_the_shipped_fonts():
    paper = page(small(), reviewer="मैनेजर", on_paper=True)

    assert "[U+092E]" in paper
    assert without_glyph(Printed(paper).text) == ()


def test_a_screen_shows_the_character_itself():
    assert "हिन्दी" in page(SCRIPTS)
    assert "[U+0939]" not in page(SCRIPTS)


def test_an_own_wording_of_dates_is_printed_with_codes_too():
    (occurrence,) = row(when="Oct 09").occurrences
    worded = replace(occurrence, stretch=replace(occurrence.stretch, printed_as="10月"))

    assert "10[U+6708]" in page(document(table(replace(row(), occurrences=(worded,)))), on_paper=True)


def test_a_code_is_never_broken_in_the_middle():
    text = text_of(read(document(table(row(text=f"<p>{'字' * 40} 12345678901{'字' * 40}</p>")))).pages[0])

    assert text.count("[U+5B57]") == 80


def test_every_style_of_every_script_is_of_a_shipped_font(caplog):
    reader = read(SCRIPTS)

    assert fonts(reader) <= SHIPPED
    assert "DejaVu-Sans" in fonts(reader)
    assert "[U+1F600]" in "".join(text_of(one) for one in reader.pages)
    assert [record.getMessage() for record in caplog.records] == []  # the engine says so where a glyph is missing


@settings(max_examples=5 * settings().max_examples // 100, suppress_health_check=list(HealthCheck))
@given(document=documents())
def test_the_engine_finds_every_glyph_and_only_in_shipped_fonts(caplog, document):
    reader = read(document)

    assert fonts(reader) <= SHIPPED
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize("machine", ["with its fonts", "without a font"])
def test_the_bytes_do_not_depend_on_the_fonts_of_the_machine(machine, tmp_path):
    (tmp_path / "fonts.conf").write_text(NO_FONTS.format(tmp_path))
    bare = {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")} if machine == "without a font" else {}
    root = Path(__file__).resolve().parents[3]
    made = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", HASH],
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", **bare},
    )

    assert made.stdout.strip() == sha256(RENDERERS["pdf"].render(edition(SCRIPTS))).hexdigest()
