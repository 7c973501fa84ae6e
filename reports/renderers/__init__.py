"""Documents to bytes: a file for each format, and one dict that lists them."""

from reports.renderers.base import Renderer
from reports.renderers.docx import DOCXRenderer
from reports.renderers.html import HTMLRenderer
from reports.renderers.pdf import PDFRenderer

RENDERERS: dict[str, Renderer] = {
    renderer.format: renderer for renderer in (HTMLRenderer(), PDFRenderer(), DOCXRenderer())
}
