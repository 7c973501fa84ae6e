"""Tables with fixed columns. Widths are in twentieths of a point, of which the page is 9,978 wide between its
margins.
"""

from collections.abc import Iterable

from reports.renderers.word.elements import Element, element
from reports.renderers.word.texts import FORBIDDEN, REPLACED, paragraph

WIDTH = 9978


def table(
    style: str, columns: tuple[int, ...], rows: Iterable[Element], *, title: str, description: str = "", look: str = ""
) -> Element:
    """`title` and `description` are for who does not see the table; `look` names what of it heads the rest."""
    properties = element(
        "tblPr",
        element("tblStyle", val=style),
        element("tblW", w=sum(columns), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", **looks(look)),
        element("tblCaption", val=FORBIDDEN.sub(REPLACED, title)),
    )
    if description:
        properties.append(element("tblDescription", val=FORBIDDEN.sub(REPLACED, description)))
    grid = element("tblGrid", *(element("gridCol", w=width) for width in columns))
    return element("tbl", properties, grid, *rows)


def looks(heading: str) -> dict[str, object]:
    """The same twice, as bits for older programs and in words."""
    bits = {"firstRow": 0x0620, "firstColumn": 0x0680}.get(heading, 0x0600)
    heads = {name: int(name == heading) for name in ("firstRow", "lastRow", "firstColumn", "lastColumn")}
    return {"val": f"{bits:04X}", **heads, "noHBand": 1, "noVBand": 1}


def row(*cells: Element, whole: bool = True, repeated: bool = False) -> Element:
    """`whole` where no page may end within it; `repeated` at the top of each page that the table goes on to."""
    told = [name for name, holds in (("cantSplit", whole), ("tblHeader", repeated)) if holds]
    made = element("tr", *cells)
    if told:
        made.insert(0, element("trPr", *map(element, told)))
    return made


def cell(width: int, inside: Iterable[Element], *, columns: int = 1, empty: str = "TableText") -> Element:
    """Word wants a paragraph in each cell: one of the style `empty`, where there is none."""
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if columns > 1:
        properties.append(element("gridSpan", val=columns))
    made = element("tc", properties, *inside)
    if len(made) == 1:
        made.append(paragraph(empty))
    return made
