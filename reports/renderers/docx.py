"""The document as a Word file, which a person can go on writing: every look is a style, and the headings make a table
of contents.
"""

from collections.abc import Iterator

from activities.dates import full_date
from reports.documents import ReportDocument
from reports.renderers.base import Renderer
from reports.renderers.presentation import draft_label, is_printed, partial, seal
from reports.renderers.word import parts
from reports.renderers.word.blocks import References
from reports.renderers.word.elements import Element, element, named, part
from reports.renderers.word.package import packed
from reports.renderers.word.sections import written
from reports.renderers.word.texts import Words, paragraph
from reports.renderers.words import WORDS


class DOCXRenderer(Renderer):
    format = "docx"
    label = "Word"
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def render(self, document: ReportDocument) -> bytes:
        references = References()
        return packed(
            {
                "[Content_Types].xml": parts.ready_made("content_types"),
                "_rels/.rels": parts.ready_made("relationships"),
                "docProps/core.xml": parts.core_properties(document),
                "word/document.xml": part(element("document", body(document, references))),
                "word/_rels/document.xml.rels": parts.relationships(references),
                "word/styles.xml": parts.styles(document.language),
                "word/numbering.xml": parts.numbering(references.numbered),
                "word/settings.xml": parts.ready_made("settings"),
                "word/fonts.xml": parts.ready_made("fonts"),
                "word/theme.xml": parts.ready_made("theme"),
                "word/header-first.xml": parts.header(document, first=True),
                "word/header.xml": parts.header(document, first=False),
                "word/footer-first.xml": parts.footer(document),
                "word/footer.xml": parts.footer(document),
                **parts.pictures(references),
            }
        )


def body(document: ReportDocument, references: References) -> Element:
    made = element("body", *title_block(document))
    for section in document.sections:
        if is_printed(section):
            made.extend(written(section, document.language, references))
    made.extend(end(document))
    if made[-1].tag == named("tbl"):
        made.append(paragraph("BetweenTables"))  # without it, Word would add one as high as a line
    made.append(parts.page_setup())
    return made


def title_block(document: ReportDocument) -> Iterator[Element]:
    language, draft = document.language, draft_label(document.state, document.language)
    if document.programme:
        yield paragraph("Programme", Words(document.programme))
    yield paragraph("Subtitle", Words(document.project_title))
    yield paragraph("Title", Words(document.title))
    issued = Words(f"{WORDS[language]['date']}: {full_date(document.date, language=language)}")
    yield paragraph("Issued", issued, *((Words("  "), Words(draft, style="StateMark")) if draft else ()))
    if partial(document):
        yield paragraph("Issued", Words(partial(document)))


def end(document: ReportDocument) -> Iterator[Element]:
    told = seal(document)
    if told:
        before = f"{told['edition']} · {WORDS[document.language]['code']} "
        yield paragraph("Seal", Words(before), Words(told["code"], style="VerificationCode"))
