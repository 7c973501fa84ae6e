"""A document as a file to take away: which bytes, under which name, of what type."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.core.cache import cache

from outputs.release import release
from reports.documents import ReportDocument
from reports.models import Edition
from reports.renderers import RENDERERS
from reports.renderers.pdf import PDFRenderer


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    content: bytes
    file_name: str
    content_type: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def of_document(document: ReportDocument, format: str) -> Download:
    """Raises KeyError on an unknown format and PDFEngineMissing where PDFs cannot be made."""
    renderer = RENDERERS[format]
    return Download(
        content=renderer.render(document),
        file_name=renderer.file_name(document),
        content_type=renderer.content_type,
    )


def of_draft(document: ReportDocument, *, reviewer: str) -> Download:
    """The PDF of a draft for one reviewer. Raises PDFEngineMissing where PDFs cannot be made."""
    renderer = PDFRenderer()
    return Download(
        content=renderer.render_for(document, reviewer=reviewer),
        file_name=renderer.file_name(document),
        content_type=renderer.content_type,
    )


def of_edition(edition: Edition, format: str) -> Download:
    """The PDF is the stored one, byte for byte; other formats follow the code. Raises KeyError on an unknown format."""
    renderer, document = RENDERERS[format], edition.tree
    if format != "pdf":
        return of_document(document, format)
    return Download(
        content=bytes(edition.file.content),
        file_name=renderer.file_name(document),
        content_type=renderer.content_type,
    )


def file_name(sha256: str, format: str, document: Callable[[], ReportDocument]) -> str:
    """Of an edition, by its hash: its document is read once."""
    return cache.get_or_set(
        f"file-name:{release()}:{format}:{sha256}", lambda: RENDERERS[format].file_name(document()), None
    )
