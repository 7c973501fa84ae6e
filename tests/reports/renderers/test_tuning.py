"""The tuned engine says what the engine left alone says, byte for byte where only time is saved."""

import zlib
from dataclasses import replace
from xml.etree import ElementTree

import pydyf
import pytest
from weasyprint import HTML
from weasyprint.html import UA

from reports.renderers import engine, tuning
from reports.renderers.html import page
from tests.reports.renderers.documents import document, row, small, table

LISTS = "<p>One &amp; <b>two</b></p><ul><li>three<ol><li>four</li></ol></li></ul><ol><li>five</li></ol>"


@pytest.fixture
def sample():
    return replace(small(), sections=(*small().sections, table(row(text=LISTS))))


def untuned(markup, **options):
    return HTML(string=markup, **options)


def test_the_page_of_a_document_is_well_formed(sample):
    assert ElementTree.fromstring(page(sample)).tag == "html"


def test_reading_as_xml_with_fewer_styles_changes_no_byte(sample, monkeypatch):
    tuned = engine.write_pdf(page(sample))
    monkeypatch.setattr(engine, "Page", untuned)

    assert engine.write_pdf(page(sample)) == tuned


def test_a_well_formed_page_is_not_read_as_html(sample, monkeypatch):
    monkeypatch.setattr(HTML, "__init__", None)

    assert tuning.Page(page(sample), base_url="", url_fetcher=None).etree_element.tag == "html"


@pytest.mark.parametrize("character", ["\x0b", "\ufffe", "\uffff"])
def test_a_character_that_xml_cannot_hold_is_read_as_html(character):
    markup = page(document(table(row(f"Seminar{character}"))))

    assert (
        tuning.Page(markup, base_url="", url_fetcher=None)
        .etree_element.find(".//tbody//strong")
        .text.startswith("Seminar")
    )


def test_the_rules_left_out_are_those_of_notes_and_counters():
    left_out = {line.split("{")[0].strip().split(" ")[0] for line in tuning.NOT_NEEDED.findall(UA)}

    assert left_out == {"::footnote-", "::note-", "@counter-style"}
    assert sum(line.startswith("::") for line in UA.splitlines()) == 6


def test_what_is_compressed_at_the_usual_level_unpacks_to_the_same():
    text = b"The quick brown fox. " * 100
    head, _, rest = pydyf.Stream([text], compress=True).data.partition(b"\nstream\n")
    packed = rest.removesuffix(b"\nendstream")

    assert packed[:2] == b"\x78\x9c"
    assert zlib.decompress(packed) == text
    assert b"/FlateDecode" in head


def test_the_references_of_pages_follow_the_pages():
    pdf = pydyf.PDF()

    assert pdf.page_references == ()
    pdf.add_page(pydyf.Dictionary())
    assert pdf.page_references == (b"3 0 R",)
    pdf.add_page(pydyf.Dictionary())
    assert pdf.page_references == (b"3 0 R", b"4 0 R")
