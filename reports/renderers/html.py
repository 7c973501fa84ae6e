"""The document as one HTML file that needs no other: the page's own template with its style sheets inside."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from reports.documents import ReportDocument
from reports.renderers.base import Renderer
from reports.renderers.presentation import context

STYLES = ("document.css", "print.css")


@cache
def style_sheet(name: str) -> str:
    return (Path(settings.STATICFILES_DIRS[0]) / "css" / name).read_text(encoding="utf-8")


def page(document: ReportDocument, *, styles: tuple[str, ...] = (), reviewer: str = "", on_paper: bool = False) -> str:
    """The complete page as text, with the named style sheets written into it."""
    sheets = [style_sheet(name) for name in styles]
    told = context(document, reviewer=reviewer, on_paper=on_paper)
    return render_to_string("reports/document/document.html", {**told, "styles": sheets})


class HTMLRenderer(Renderer):
    format = "html"
    label = "Web page"
    content_type = "text/html; charset=utf-8"

    def render(self, document: ReportDocument) -> bytes:
        return page(document, styles=STYLES).encode()
