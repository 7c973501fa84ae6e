"""Documents to bytes: a file for each format, and one dict that lists them."""

from reports.renderers.base import Renderer
from reports.renderers.csv import CSVRenderer
from reports.renderers.docx import DOCXRenderer
from reports.renderers.html import HTMLRenderer
from reports.renderers.iati import IATIRenderer
from reports.renderers.json import JSONRenderer
from reports.renderers.pdf import PDFRenderer
from reports.renderers.xlsx import XLSXRenderer

ALL = (
    PDFRenderer(),
    DOCXRenderer(),
    HTMLRenderer(),
    XLSXRenderer(),
    CSVRenderer(),
    JSONRenderer(),
    IATIRenderer(),
)

RENDERERS: dict[str, Renderer] = {renderer.format: renderer for renderer in ALL}
