"""What a PDF says to who does not see it: the text of its tags in reading order, whatever it looks like on paper."""

from collections import defaultdict
from io import BytesIO

import pdfplumber
from pypdf import PdfReader


class Tagged:
    """The tags are read by one library and the characters by another; neither has written the file."""

    def __init__(self, content: bytes):
        reader = PdfReader(BytesIO(content))
        self.root = reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
        self.pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
        self.said = defaultdict(str)
        with pdfplumber.open(BytesIO(content)) as told:
            for number, page in enumerate(told.pages):
                for char in page.chars:
                    self.said[number, char["mcid"]] += char["text"]

    def around(self):
        """What stands around the tables of entries, whose heads are said again overleaf."""
        return self.text(self.root, without=[row for row in self.found("/TR") if len(children(row)) == 4])

    def parts(self):
        """The cells of each row of the tables of entries. A row that goes on overleaf is tagged as another there."""
        return [[self.text(cell) for cell in children(row)] for row in self.found("/TR") if is_of_an_entry(row)]

    def found(self, role):
        """Those of a role, in reading order."""
        waiting = [self.root]
        while waiting:
            element = waiting.pop().get_object()
            if hasattr(element, "get"):
                waiting += reversed(children(element))
                if element.get("/S") == role:
                    yield element

    def text(self, element, page=None, without=()):
        """Without the signs before the items of lists, which are not the author's."""
        if isinstance(element, int):
            return self.said[page, int(element)]
        element = element.get_object()
        if "/Pg" in element:
            page = self.pages[element.raw_get("/Pg").idnum]
        if "/MCID" in element:
            return self.said[page, int(element["/MCID"])]
        if element.get("/S") == "/Lbl" or any(element is one for one in without):
            return ""
        return "".join(self.text(child, page, without) for child in children(element))


def is_of_an_entry(row):
    cells = [cell.get_object()["/S"] for cell in children(row)]
    return cells == ["/TD"] * 4


def children(element):
    inside = element.get("/K", [])
    return inside if isinstance(inside, list) else [inside]
