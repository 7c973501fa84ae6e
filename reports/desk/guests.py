"""What a guest reads of a draft: the document with their name across it, and what they said of it themselves."""

from dataclasses import dataclass

from reports.composition import compose
from reports.desk.forms import CommentForm
from reports.desk.remarks import Margin, beside_rows, keys
from reports.documents import ReportDocument
from reports.models import Comment, DraftLink
from reports.renderers.presentation import context


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestReading:
    link: DraftLink
    document: ReportDocument
    comments: tuple[Comment, ...]
    refused: CommentForm | None = None

    @classmethod
    def of(cls, link: DraftLink, *, refused: CommentForm | None = None) -> "GuestReading":
        """Who reads by a second link under the same name finds what they said before."""
        own = Comment.objects.filter(round__report=link.report, guest=link.label).select_related("round")
        document = compose(link.report, language=link.report.series.written_in)
        return cls(link=link, document=document, comments=tuple(own), refused=refused)

    @property
    def problems(self) -> list[str]:
        return self.refused.non_field_errors() if self.refused else []

    @property
    def on_the_report(self) -> tuple[Comment, ...]:
        """Those on rows that are gone stand here too."""
        shown = keys(self.document)
        return tuple(comment for comment in self.comments if comment.row is None or str(comment.row) not in shown)

    @property
    def comment_form(self) -> CommentForm:
        return self.form_of("")

    def form_of(self, row: str) -> CommentForm:
        if self.refused is not None and (self.refused.data.get("row") or "") == row:
            self.refused.auto_id = f"comment-{row}-%s"
            return self.refused
        return CommentForm(initial={"row": row or None}, auto_id=f"comment-{row}-%s")

    @property
    def document_context(self) -> dict:
        told = context(self.document, reviewer=self.link.label)
        margins = {
            row: Margin(key=row, remarks=self.said_of(row), form=self.form_of(row)) for row in keys(self.document)
        }
        return {**told, "sections": beside_rows(told["sections"], self.document, margins)}

    def said_of(self, row: str) -> tuple[Comment, ...]:
        return tuple(comment for comment in self.comments if str(comment.row) == row)
