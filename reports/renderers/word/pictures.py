"""Pictures in a line of text, as large as in the PDF at most."""

from lxml import etree

from reports.documents import Logo
from reports.renderers.word.elements import NAMESPACES, Element, R, element
from reports.renderers.word.texts import FORBIDDEN, REPLACED

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURES = {
    **NAMESPACES,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": A,
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
PIXEL, MILLIMETRE = 9525, 36_000  # in the unit of drawings
WIDEST, HIGHEST = 45 * MILLIMETRE, 18 * MILLIMETRE


def picture(logo: Logo, link: str, number: int) -> Element:
    """A run that holds the picture of the relationship `link`; `number` is its own in the file."""
    width, height = size(logo)
    extent = {"cx": width, "cy": height}
    named = {"id": number, "name": link, "descr": FORBIDDEN.sub(REPLACED, logo.alternative)}
    blip = drawn("a:blip")
    blip.set(f"{{{R}}}embed", link)
    content = drawn(
        "pic:pic",
        drawn("pic:nvPicPr", drawn("pic:cNvPr", **named), drawn("pic:cNvPicPr")),
        drawn("pic:blipFill", blip, drawn("a:stretch", drawn("a:fillRect"))),
        drawn(
            "pic:spPr",
            drawn("a:xfrm", drawn("a:off", x=0, y=0), drawn("a:ext", **extent)),
            drawn("a:prstGeom", drawn("a:avLst"), prst="rect"),
        ),
    )
    graphic = drawn("a:graphic", drawn("a:graphicData", content, uri=PICTURES["pic"]))
    inline = drawn("wp:inline", drawn("wp:extent", **extent), drawn("wp:docPr", **named), graphic)
    for side in "TBLR":
        inline.set(f"dist{side}", "0")
    return element("r", element("drawing", inline))


def size(logo: Logo) -> tuple[int, int]:
    width, height = logo.width * PIXEL, logo.height * PIXEL
    scale = min(1, WIDEST / width, HIGHEST / height)
    return round(width * scale), round(height * scale)


def drawn(name: str, /, *inside: Element, **values: object) -> Element:
    prefix, _, local = name.partition(":")
    made = etree.Element(f"{{{PICTURES[prefix]}}}{local}", {key: str(value) for key, value in values.items()}, PICTURES)
    made.extend(inside)
    return made
