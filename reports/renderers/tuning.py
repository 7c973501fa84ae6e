"""What makes the engine quicker and leaves every word, line and tag where it was.

All of it reaches into the engine, so its version is pinned, and tests compare with the engine left alone.
"""

import re
import zlib
from functools import cache
from types import SimpleNamespace
from xml.etree import ElementTree

import pydyf
from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML
from weasyprint.html import UA
from weasyprint.urls import URLFetcher

# Notes on the page, which no document has, and the counters that the engine hands over apart.
NOT_NEEDED = re.compile(r"^(::footnote-|::note-|@counter-style).*\n", re.MULTILINE)
EVERY_MARKER = re.compile(r"^::marker", re.MULTILINE)


class Page(HTML):
    """A page read as XML where it is well-formed, as the templates of documents are: a tenth of the time that reading
    HTML takes. Anything else, also a character that XML cannot hold, is read as HTML.

    Entities cannot be made to explode: the templates declare none, and in texts each `&` is escaped.
    """

    def __init__(self, markup: str, *, base_url: str, url_fetcher: URLFetcher) -> None:
        try:
            root = ElementTree.fromstring(markup)  # noqa: S314
        except ElementTree.ParseError:
            super().__init__(string=markup, base_url=base_url, url_fetcher=url_fetcher)
            return
        self.base_url, self.url_fetcher, self.media_type = base_url, url_fetcher, "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [default_sheet()]


@cache
def default_sheet() -> CSS:
    """The engine's default style sheet without the six rules that give each element of a page as many styles of its
    own.
    """
    return CSS(string=EVERY_MARKER.sub("li::marker", NOT_NEEDED.sub("", UA)))


def compressor(level: int):
    """The usual level in place of the highest: half the time, a fiftieth more bytes."""
    return zlib.compressobj(level=6)


def page_references(pdf: pydyf.PDF) -> tuple[bytes, ...]:
    """Written once for each number of pages; every tag asks for one of them, and all were written anew each time."""
    kids = pdf.pages["Kids"]
    if getattr(pdf, "_pages_referred_to", None) != len(kids):
        pdf._pages_referred_to = len(kids)
        pdf._page_references = tuple(f"{number} 0 R".encode("ascii") for number in kids[::3])
    return pdf._page_references


pydyf.zlib = SimpleNamespace(compressobj=compressor)
pydyf.PDF.page_references = property(page_references)
