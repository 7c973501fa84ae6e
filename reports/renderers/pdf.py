"""The document as PDF: the page's own template, set on paper by WeasyPrint.

Every PDF is accessible (PDF/UA-1). What is published is made to be kept as well (PDF/A-3a), and carries its canonical
JSON.
"""

from functools import cache
from types import ModuleType

from reports.canonical import canonical_json
from reports.documents import ReportDocument, State
from reports.renderers.base import Renderer
from reports.renderers.html import page
from reports.renderers.words import WORDS

INSTALL_PANGO = """Pango, which makes the PDFs, is missing. To install it, type
  Debian, Ubuntu:  apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  Fedora:          dnf install pango
  macOS:           brew install pango
                   (a Python from elsewhere also needs DYLD_FALLBACK_LIBRARY_PATH=$(brew --prefix)/lib)"""


class PDFEngineMissing(Exception):
    """The engine cannot be loaded on this machine; the message says what to install."""


@cache
def engine() -> ModuleType:
    """Loaded at first use: it costs half a second and needs a library that may be missing."""
    try:
        from reports.renderers import engine as loaded
    except OSError as error:
        raise PDFEngineMissing(INSTALL_PANGO) from error
    return loaded


def engine_problem() -> str:
    """What keeps the engine from loading, with the line to type; empty where it loads."""
    try:
        engine()
    except PDFEngineMissing as problem:
        return str(problem)
    return ""


class PDFRenderer(Renderer):
    format = "pdf"
    label = "PDF"
    content_type = "application/pdf"

    def render(self, document: ReportDocument) -> bytes:
        """Raises PDFEngineMissing where Pango is not installed. The same document gives the same bytes in any
        process.
        """
        if document.state is not State.PUBLISHED:
            return engine().write_pdf(page(document, on_paper=True))
        told = WORDS[document.language]["enclosed"]
        return engine().write_edition(
            page(document, on_paper=True), canonical_json(document), on=document.date, description=told
        )

    def render_for(self, document: ReportDocument, *, reviewer: str) -> bytes:
        """A draft for one reviewer, whose name stands across each page. Raises PDFEngineMissing."""
        return engine().write_pdf(page(document, reviewer=reviewer, on_paper=True))
