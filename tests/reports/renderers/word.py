"""A Word file, read by another library than the one that wrote it."""

import re
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree

from reports.renderers import RENDERERS
from tests.reports.renderers.documents import document, row, table

LISTS = (
    "<ol><li>one<ol><li>inner</li></ol></li><li>two</li></ol><p>Again</p>"
    "<ol><li>one</li></ol><ul><li>point<ol><li>inner</li></ol></li></ul>"
)


def written(one):
    return RENDERERS["docx"].render(one)


def read(one):
    return Document(BytesIO(written(one)))


def parts(content):
    """Each file of the package by its name."""
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def part(one, name):
    return etree.fromstring(parts(written(one))[name])


def paragraphs(block):
    """Every paragraph, also those in the cells of tables, in reading order."""
    found = []
    for child in block.iter_inner_content():
        if isinstance(child, Table):
            for row in child.rows:
                for cell in row.cells if len(set(row.cells)) == len(row.cells) else row.cells[:1]:
                    found += paragraphs(cell)
        else:
            found.append(child)
    return found


def text_of(block):
    return "\n".join(paragraph.text for paragraph in paragraphs(block))


def styled(block, *styles):
    """The texts in any of the styles, by their names."""
    return [paragraph.text for paragraph in paragraphs(block) if paragraph.style.name in styles]


def tables(word, style="Entries"):
    return [table for table in word.tables if table.style.name == style]


def cells(table, *, head=False):
    """The texts of each row's cells, a line for each paragraph."""
    return [tuple(text_of(cell) for cell in row.cells) for row in table.rows[0 if head else 1 :]]


def of(element, path):
    """The `w:val` of what stands under the path, or whether anything does."""
    found = element.find("/".join(qn(f"w:{name}") for name in path.split("/")))
    return None if found is None else found.get(qn("w:val"), True)


def runs(paragraph):
    """Each run with its text, also those of links."""
    return [(run, "".join(run.itertext(qn("w:t")))) for run in paragraph._p.iter(qn("w:r"))]


def solid(text):
    """Without any white space: what counts between two programs that break lines differently."""
    return re.sub(r"[\s\u200b]+", "", text)


def one_row(**kwargs):
    """The paragraphs of the cell that tells one activity."""
    (only,) = tables(read(document(table(row(**kwargs)))))
    return only.rows[1].cells[2].paragraphs
