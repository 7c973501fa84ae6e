"""The elements of WordprocessingML, by their short names."""

from functools import cache

from lxml import etree

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {"w": W, "r": R}


@cache
def named(name: str) -> str:
    """`tblPr` and `r_id` as they stand in the file."""
    return f"{{{R}}}{name[2:]}" if name.startswith("r_") else f"{{{W}}}{name}"


def element(name: str, *inside: Element, **values: object) -> Element:
    made = etree.Element(named(name), {named(key): str(value) for key, value in values.items()}, NAMESPACES)
    made.extend(inside)
    return made


def part(root: Element) -> bytes:
    """The element as a file of its own."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
