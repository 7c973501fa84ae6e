"""What every renderer is: a document in, bytes out. Renderers see no model and run no query."""

from abc import ABC, abstractmethod

from django.utils.text import slugify

from reports.documents import ReportDocument, State


class Renderer(ABC):
    format: str
    label: str
    content_type: str
    extension = ""  # of files, where it is not the format

    @abstractmethod
    def render(self, document: ReportDocument) -> bytes: ...

    def file_name(self, document: ReportDocument) -> str:
        """`cybercrime-phase-2-update-2009-10-31-draft.pdf`, `…-draft-approved.pdf`, `…-edition-2.pdf`."""
        parts = [document.project, slugify(document.series) or "report", document.period.end.isoformat()]
        if document.state is not State.PUBLISHED:
            parts += dict.fromkeys((State.DRAFT.value, document.state.value))
        if document.edition:
            parts.append(f"edition-{document.edition.number}")
            parts += [document.language] if document.edition.original else []
        return f"{'-'.join(parts)}.{self.extension or self.format}"
