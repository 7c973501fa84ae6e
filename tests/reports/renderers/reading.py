"""A PDF, read by another library than the one that wrote it."""

from io import BytesIO

from pypdf import PdfReader

from reports.renderers import RENDERERS

ZERO_WIDTH_SPACE = "\u200b"


def read(one):
    return PdfReader(BytesIO(RENDERERS["pdf"].render(one)))


def text_of(page):
    return " ".join(page.extract_text().replace(ZERO_WIDTH_SPACE, "").split())


def tags(reader):
    """Every structure element, in reading order."""
    found = []

    def walk(element):
        element = element.get_object()
        if not hasattr(element, "get"):
            return
        if "/S" in element:
            found.append(element)
        children = element.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            walk(child)

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0])
    return found
