"""Workbooks by hand, as no program would write them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION = '<Relationship Id="{}" Type="' + OFFICE + '/{}" Target="{}"/>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
HEAD = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Title</t></is></c><c r="B1" t="inlineStr"><is><t>When</t></is></c></row>'
)


def archive(members):
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as book:
        for name, content in members.items():
            book.writestr(name, content)
    return file.getvalue()


def parts(rows="", *, head=HEAD, prolog="", strings=""):
    related = RELATION.format("rId1", "worksheet", "worksheets/sheet1.xml")
    related += RELATION.format("rId2", "sharedStrings", "sharedStrings.xml") if strings else ""
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS.format(RELATION.format("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS.format(related),
        "xl/worksheets/sheet1.xml": f'{prolog}<worksheet xmlns="{MAIN}"><sheetData>{head}{rows}</sheetData></worksheet>',
        **({"xl/sharedStrings.xml": strings} if strings else {}),
    }


def by_hand(rows="", **kwargs):
    return archive(parts(rows, **kwargs))


def filled(*rows, change=None):
    """As openpyxl writes it."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book.active)
    file = BytesIO()
    book.save(file)
    return file.getvalue()
