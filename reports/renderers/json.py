"""The canonical document: the bytes that are hashed, of which the published schema speaks."""

from reports.canonical import canonical_json
from reports.documents import ReportDocument
from reports.renderers.base import Renderer


class JSONRenderer(Renderer):
    format = "json"
    label = "JSON"
    content_type = "application/json"

    def render(self, document: ReportDocument) -> bytes:
        return canonical_json(document).encode()
