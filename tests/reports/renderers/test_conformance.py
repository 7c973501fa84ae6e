"""What a published PDF says of itself and carries, read by another library than the one that wrote it.

What veraPDF judges of it stands in `tests/verapdf`; here stands what veraPDF does not see.
"""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from reports.canonical import canonical_json, printed_code, sha256, verification_code
from reports.renderers import RENDERERS
from reports.renderers.pdf import engine
from tests.reports.renderers.documents import (
    LONG_TEXT,
    correction,
    document,
    edition,
    published,
    row,
    sheet,
    small,
    table,
)
from tests.reports.renderers.reading import read, tags, text_of

CODE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")


@pytest.fixture(scope="module")
def reader():
    return read(edition(small()))


def attached_file(reader):
    """The one file specification of the catalog."""
    (specification,) = reader.trailer["/Root"]["/AF"]
    return specification.get_object()


def test_a_published_pdf_carries_its_canonical_json_byte_for_byte(reader):
    enclosed = attached_file(reader)["/EF"]["/F"].get_data()

    assert enclosed == canonical_json(edition(small())).encode()
    assert reader.attachments == {"document.json": [enclosed]}


def test_letters_beyond_ascii_are_enclosed_as_they_stand():
    far = published(document(table(row(place="Asunción, Paraguay — Κύπρος"))))

    enclosed = attached_file(read(far))["/EF"]["/F"].get_data()

    assert "Asunción, Paraguay — Κύπρος" in enclosed.decode()


def test_the_file_enclosed_says_what_it_is_and_takes_its_date_from_the_document(reader):
    enclosed = attached_file(reader)
    stream = enclosed["/EF"]["/F"]

    assert (enclosed["/UF"], enclosed["/AFRelationship"]) == ("document.json", "/Source")
    assert enclosed["/Desc"] == "The content of this document as data (JSON)"
    assert stream["/Subtype"] == "/application/json"
    assert stream["/Params"]["/ModDate"] == stream["/Params"]["/CreationDate"] == "D:20091102000000Z"


def test_a_french_edition_describes_what_it_encloses_in_french():
    enclosed = attached_file(read(published(document(language="fr"))))

    assert enclosed["/Desc"] == "Le contenu de ce document sous forme de données (JSON)"


def test_the_metadata_of_an_edition_name_both_standards(reader):
    xmp = reader.xmp_metadata

    assert (xmp.pdfaid_part, xmp.pdfaid_conformance) == ("3", "A")
    assert "<pdfuaid:part>1</pdfuaid:part>" in described(xmp)
    assert "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>" in described(xmp)


def described(xmp):
    """What stands in the description: behind it, metadata are not read."""
    return xmp.stream.get_data().decode().split("</rdf:RDF>")[0]


def test_an_edition_names_its_title_author_subject_and_language_and_no_clock(reader):
    metadata, xmp = reader.metadata, reader.xmp_metadata
    title = "Global Project on Cybercrime (phase 2): Update 15 September-31 October / forecast November 2009"

    assert metadata.title == xmp.dc_title["x-default"] == title
    assert [metadata.author] == xmp.dc_creator == ["Economic Crime Division"]
    assert metadata.subject == xmp.dc_description["x-default"]
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert not {"/CreationDate", "/ModDate"} & set(metadata)


def test_a_draft_carries_nothing_and_claims_no_archive():
    reader = read(small())

    assert reader.attachments == {}
    assert "/AF" not in reader.trailer["/Root"]
    assert reader.xmp_metadata.pdfaid_part is None


@pytest.mark.parametrize("one", [edition(small()), correction(small())], ids=["edition", "correction"])
def test_the_verification_code_stands_once_on_the_last_page(one):
    long = edition(document(sheet(), table(row(text=LONG_TEXT), row(text=LONG_TEXT)), *one.sections))
    code = printed_code(verification_code(sha256(canonical_json(long))))

    *before, last = [CODE.findall(text_of(page)) for page in read(long).pages]

    assert len(before) > 1
    assert (before, last) == ([[]] * len(before), [code])


def test_header_cells_of_an_edition_say_what_they_head_and_cells_name_their_headers(reader):
    heads = {tag["/ID"]: tag["/A"]["/Scope"] for tag in tags(reader) if tag["/S"] == "/TH"}
    cells = [tag["/A"]["/Headers"] for tag in tags(reader) if tag["/S"] == "/TD"]

    assert list(heads.values()).count("/Column") == 8
    assert set(heads.values()) == {"/Column", "/Row"}
    assert all(headers and set(headers) <= set(heads) for headers in cells)


def test_tables_hold_rows_and_nothing_else(reader):
    kinds = {child.get_object()["/S"] for tag in tags(reader) if tag["/S"] == "/Table" for child in tag["/K"]}

    assert kinds == {"/THead", "/TBody"}


def test_items_of_lists_hold_a_label_and_a_body_and_nothing_else():
    items = [tag for tag in tags(read(correction(small()))) if tag["/S"] == "/LI"]

    kinds = [[child.get_object()["/S"] for child in item["/K"]] for item in items]

    assert kinds[-2:] == [["/Lbl", "/LBody"], ["/Lbl", "/LBody"]]
    assert {kind for item in kinds for kind in item} == {"/Lbl", "/LBody"}


def test_a_correction_tells_the_language_of_the_words_it_changed():
    told = {(tag["/S"], tag["/Lang"]) for tag in tags(read(correction(small()))) if "/Lang" in tag}

    assert told == {("/Art", "en"), ("/TD", "fr"), ("/P", "fr")}


def test_words_taken_out_are_told_as_struck_and_words_put_in_as_underlined():
    reader = read(correction(small()))

    told = [tag["/A"]["/TextDecorationType"] for tag in tags(reader) if tag.get("/A", {}).get("/O") == "/Layout"]

    assert told == ["/LineThrough", "/Underline"]
    assert "Forum in GenfGenève" in " ".join(text_of(page) for page in reader.pages)


def test_another_text_to_enclose_gives_another_file():
    html = '<html lang="en"><head><title>t</title></head><body><p>x</p></body></html>'
    on = edition(small()).date

    one, other = (engine().write_edition(html, text, on=on, description="d") for text in ('{"a":1}', '{"a":2}'))

    assert one != other
    assert PdfReader(BytesIO(one)).attachments == {"document.json": [b'{"a":1}']}


def test_what_is_published_is_as_long_as_its_draft():
    assert len(read(published(small())).pages) == len(PdfReader(BytesIO(RENDERERS["pdf"].render(small()))).pages)
