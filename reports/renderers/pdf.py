"""The document as PDF/UA-1: the page's own template, set on paper by WeasyPrint."""

from functools import cache
from types import ModuleType

from reports.documents import ReportDocument
from reports.renderers.base import Renderer
from reports.renderers.html import page

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
        return engine().write_pdf(page(document))
