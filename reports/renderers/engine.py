"""The PDF engine, made ready once per process: its fonts, its style sheet, what it may fetch and what it tells
assistive technology.

Importing this module imports the engine (half a second) and fails with OSError where Pango is missing:
`renderers.pdf` loads it at first use.
"""

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import unquote, urlsplit

import pydyf
from django.conf import settings
from weasyprint import CSS
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags
from weasyprint.urls import URLFetcher, URLFetcherResponse

from reports.renderers.conformance import ACCESSIBLE, archived
from reports.renderers.shipped import ShippedFonts
from reports.renderers.tuning import Page

logger = logging.getLogger(__name__)

# A host that cannot exist (RFC 2606): under it, and only under it, stand the application's own static files.
OWN_FILES = "https://static.invalid/"
OWN_PICTURE = "data:image/png;base64,"  # stands in the page itself
OWN_TYPES = {".css": "text/css", ".ttf": "font/ttf", ".svg": "image/svg+xml", ".png": "image/png"}
STYLES = ("css/document.css", "css/print.css", "css/paper.css")

_rendering = Lock()


class OwnFilesOnly(URLFetcher):
    """Serves the application's style sheets, fonts and images; refuses and logs every other address."""

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        if url.startswith(OWN_PICTURE):
            return super().fetch(url, headers)
        path = own_file(url)
        if path is None:
            logger.warning("The PDF engine was refused %s", url[:200])
            raise ValueError("Only the application's own files may be fetched.")
        return URLFetcherResponse(url, body=path.read_bytes(), headers={"Content-Type": OWN_TYPES[path.suffix]})


def own_file(url: str) -> Path | None:
    if not url.startswith(OWN_FILES):
        return None
    root = Path(settings.STATICFILES_DIRS[0]).resolve()
    path = (root / unquote(urlsplit(url).path).lstrip("/")).resolve()
    return path if path.is_relative_to(root) and path.suffix in OWN_TYPES and path.is_file() else None


def write_pdf(html: str, **standard: Any) -> bytes:
    """The page as PDF/UA-1, or by the engine's options for another standard. One at a time in a process: the fonts are
    shared.
    """
    with _rendering, without_garbage_collection():
        document = Page(html, base_url=OWN_FILES, url_fetcher=OwnFilesOnly())
        return document.write_pdf(font_config=fonts(), stylesheets=style_sheets(), **(standard or ACCESSIBLE))


def write_edition(html: str, content: str, *, on: date, description: str) -> bytes:
    """The page as PDF/UA-1 and PDF/A-3a at once, which carries its own `content` (JSON) as of the document's date."""
    return write_pdf(html, **archived(content, on=on, description=description))


@cache
def fonts() -> ShippedFonts:
    return ShippedFonts()


@cache
def style_sheets() -> tuple[CSS, ...]:
    return tuple(
        CSS(url=f"{OWN_FILES}{name}", font_config=fonts(), url_fetcher=OwnFilesOnly(), media_type="print")
        for name in STYLES
    )


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Laying out makes many objects and few cycles: collecting in between costs a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


# The engine drops the language of elements, the scope of header cells and the meaning of struck and underlined words
# from its tags, and leaves a paragraph in a list's item outside of the body. Its tag builder is private, so the version
# is pinned and a test reads the tags.
_build_box_tree = tags._build_box_tree
DECORATIONS = {"del": "/LineThrough", "ins": "/Underline"}


def tagged(box, parent, pdf, *rest) -> Iterator[pydyf.Dictionary]:
    inner = box._box if isinstance(box, AbsolutePlaceholder) else box
    told = inner.element is not None and not isinstance(inner, boxes.PageBox | boxes.MarginBox)
    for element in _build_box_tree(box, parent, pdf, *rest):
        if told and inner.element.tag not in ("html", "body"):
            tell_what_was_dropped(element, inner.element)
        if element["S"] == "/LI":
            gather_body(element, pdf)
        yield element


def tell_what_was_dropped(tag: pydyf.Dictionary, source) -> None:
    if "lang" in source.attrib:
        tag["Lang"] = pydyf.String(source.attrib["lang"])
    if tag["S"] == "/TH":
        tag["A"]["Scope"] = "/Row" if source.attrib.get("scope") == "row" else "/Column"
    if source.tag in DECORATIONS:
        tag["S"] = "/Span"
        tag["A"] = pydyf.Dictionary({"O": "/Layout", "TextDecorationType": DECORATIONS[source.tag]})


def gather_body(item: pydyf.Dictionary, pdf: pydyf.PDF) -> None:
    """Puts what stands in a list's item beside label and body into the body: nothing else may stand there."""
    kids, item["K"], body = item["K"], pydyf.Array(), None
    for reference in kids:
        kid = by_reference(pdf, reference)
        if kid["S"] in ("/Lbl", "/LBody"):
            item["K"].append(reference)
            body = kid if kid["S"] == "/LBody" else None
            continue
        if body is None:
            body = pydyf.Dictionary({**item, "S": "/LBody", "K": pydyf.Array(), "P": item.reference})
            pdf.add_object(body)
            item["K"].append(body.reference)
        kid["P"] = body.reference
        body["K"].append(reference)


def by_reference(pdf: pydyf.PDF, reference: bytes) -> pydyf.Dictionary:
    return pdf.objects[int(reference.split()[0])]


tags._build_box_tree = tagged
