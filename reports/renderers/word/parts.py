"""The parts of the file beside the text: running head and foot, styles in the document's language, numbering,
relationships and core properties.
"""

from base64 import b64decode
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import quote

from lxml import etree

from activities.dates import full_date
from reports.documents import ReportDocument
from reports.renderers.presentation import draft_label
from reports.renderers.word.blocks import References
from reports.renderers.word.elements import Element, R, element, named, part
from reports.renderers.word.texts import FORBIDDEN, PROOFING, REPLACED, Words, paragraph, run
from reports.renderers.words import WORDS

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
TERMS = "http://purl.org/dc/terms/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
# What stands in addresses as it is (RFC 3986); all else is told by its bytes, as Word wants it.
IN_ADDRESSES = "%:/?#[]@!$&'()*+,;=~"
OWN_PARTS = {
    "styles": "styles",
    "settings": "settings",
    "numbering": "numbering",
    "fonts": "fontTable",
    "theme": "theme",
    "header": "header",
    "header-first": "header",
    "footer": "footer",
    "footer-first": "footer",
}


@cache
def ready_made(name: str) -> bytes:
    return Path(__file__).with_name(f"{name}.xml").read_bytes()


@cache
def styles(language: str) -> bytes:
    """The styles, with the language that every text has unless it says another."""
    root = etree.fromstring(ready_made("styles"))
    for spoken in root.iter(named("lang")):
        spoken.set(named("val"), PROOFING[language])
    return part(root)


def page_setup() -> Element:
    """The paper and margins of the PDF. The first page has a head of its own, without the project's title."""
    references = [
        element(f"{kind}Reference", type=page, r_id=f"{kind}{'-first' if page == 'first' else ''}")
        for kind in ("header", "footer")
        for page in ("default", "first")
    ]
    return element(
        "sectPr",
        *references,
        element("pgSz", w=11906, h=16838),
        element("pgMar", top=1191, right=964, bottom=964, left=964, header=820, footer=590, gutter=0),
        element("titlePg"),
    )


def header(document: ReportDocument, *, first: bool) -> bytes:
    draft = draft_label(document.state, document.language)
    made = paragraph("Header", Words("" if first else document.project_title))
    made.append(element("r", element("tab")))
    made.extend(paragraph("Header", Words(draft, style="State"))[1:])
    return part(element("hdr", made))


def footer(document: ReportDocument) -> bytes:
    """`Update …`, and `page 1 of 4` in fields that Word counts anew."""
    before, between, after = WORDS[document.language]["page"].split("{}")
    made = paragraph("Footer", Words(document.title))
    made.append(element("r", element("tab")))
    made.extend([run(before), counted("PAGE"), run(between), counted("NUMPAGES"), run(after)])
    return part(element("ftr", made))


def counted(field: str) -> Element:
    return element("fldSimple", run("1"), instr=f" {field} ")


def numbering(levels: Iterable[int]) -> bytes:
    """The lists of the styles, and one for each numbered list of the text, so that it begins with 1."""
    root = etree.fromstring(ready_made("numbering"))
    for number, level in enumerate(levels, len(root.findall(named("num"))) + 1):
        again = element("lvlOverride", element("startOverride", val=1), ilvl=level)
        root.append(element("num", element("abstractNumId", val=1), again, numId=number))
    return part(root)


def pictures(references: References) -> dict[str, bytes]:
    return {f"word/media/{name}.png": b64decode(png) for png, name in references.pictures.items()}


def relationships(references: References) -> bytes:
    root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})
    for name, kind in OWN_PARTS.items():
        etree.SubElement(root, "Relationship", Id=name, Type=f"{R}/{kind}", Target=f"{name}.xml")
    for name in references.pictures.values():
        etree.SubElement(root, "Relationship", Id=name, Type=f"{R}/image", Target=f"media/{name}.png")
    for address, name in references.addresses.items():
        target = quote(FORBIDDEN.sub("", address), safe=IN_ADDRESSES)
        etree.SubElement(root, "Relationship", Id=name, Type=f"{R}/hyperlink", Target=target, TargetMode="External")
    return part(root)


def core_properties(document: ReportDocument) -> bytes:
    """Dated by the document, not by the clock."""
    root = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DC, "dcterms": TERMS, "xsi": XSI})
    author = document.author or document.programme
    told = {
        f"{{{DC}}}title": f"{document.project_title}: {document.title}",
        f"{{{DC}}}creator": author,
        f"{{{DC}}}subject": f"{document.title}, {full_date(document.date, language=document.language)}",
        f"{{{DC}}}language": document.language,
        f"{{{CORE}}}lastModifiedBy": author,
        f"{{{CORE}}}contentStatus": draft_label(document.state, document.language),
    }
    for name, text in told.items():
        etree.SubElement(root, name).text = FORBIDDEN.sub(REPLACED, text)
    for name in ("created", "modified"):
        day = etree.SubElement(root, f"{{{TERMS}}}{name}", {f"{{{XSI}}}type": "dcterms:W3CDTF"})
        day.text = f"{document.date.isoformat()}T00:00:00Z"
    return part(root)
