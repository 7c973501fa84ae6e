"""What a report's page shows one reader: the document, where it stands, what was said of it, what can be done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.forms import Form
from django.utils.translation import gettext as _

from outputs.keeping import Notice
from outputs.models import User
from outputs.models.languages import Language
from reports.canonical import fingerprint
from reports.composition import compose, title_of
from reports.desk import standing
from reports.desk.forms import ApproveForm, CommentForm, MendForm, ReturnForm
from reports.desk.histories import History, history
from reports.desk.remarks import Margin, beside_rows, keys
from reports.desk.since import Since, changed_since
from reports.documents import ReportDocument
from reports.mending import mendable
from reports.models import Edition, Report, Round
from reports.renderers import RENDERERS
from reports.renderers.presentation import context
from reports.rounds import Refused, offered

State = Round.State


@dataclass(kw_only=True)
class Reading:
    """`edition` is the newest one where the report is published, and then the document is what it says; None in the
    place of the document where that edition was withdrawn. `forms` are those that were refused; `to_mend` is the key of
    the row whose words are to be mended.
    """

    report: Report
    editions: tuple[Edition, ...]
    edition: Edition | None
    document: ReportDocument | None
    offered: frozenset[str] = frozenset()
    forms: Mapping[str, Form] = field(default_factory=dict)
    to_mend: str = ""
    keeping: Notice | None = None

    @classmethod
    def of(cls, report: Report, **kwargs: Any) -> "Reading":
        editions = tuple(report.editions.with_standing().without_bytes().newest_of_report())
        edition = editions[0] if report.state == State.PUBLISHED else None
        if edition is None:
            document = compose(report, language=report.series.written_in)
        else:
            document = None if edition.is_withdrawn else edition.tree
        return cls(report=report, editions=editions, edition=edition, document=document, **kwargs)

    @property
    def is_withdrawn(self) -> bool:
        return self.document is None

    @property
    def title(self) -> str:
        return self.document.title if self.document else title_of(self.report)

    @property
    def read(self) -> str:
        """The mark of the document that the page shows: who submits or approves says that they read this one."""
        return fingerprint(self.document) if self.document else ""

    @cached_property
    def history(self) -> History:
        return history(self.report)

    @cached_property
    def since(self) -> Since | None:
        """What changed since it was last read, for those who decide about it."""
        return changed_since(self.report, self.document) if "return" in self.offered and self.document else None

    @property
    def gone(self):
        return self.history.gone(keys(self.document) if self.document else ())

    @property
    def mended_and_gone(self):
        return self.history.mended_and_gone(keys(self.document) if self.document else ())

    @property
    def takes_comments(self) -> bool:
        return self.report.current_round is not None and self.report.state != State.PUBLISHED

    @property
    def is_correction(self) -> bool:
        current = self.report.current_round
        return current is not None and current.corrects_id is not None and current.state != State.PUBLISHED

    @property
    def may_close(self) -> bool:
        """Entries are placed until the report is submitted; a correction takes differences instead."""
        return "submit" in self.offered and not self.is_correction

    @property
    def may_choose(self) -> bool:
        """What the correction is about can be chosen as long as it can be submitted."""
        return self.is_correction and "submit" in self.offered

    @property
    def may_abandon(self) -> bool:
        return self.may_choose and self.report.state == State.DRAFT

    @property
    def may_mend(self) -> bool:
        """Not in a correction: its rows are those of the edition."""
        return "mend" in self.offered and not self.is_correction

    @cached_property
    def mend_form(self) -> Form | None:
        if "mend" in self.forms or not (self.may_mend and self.to_mend):
            return self.forms.get("mend")
        try:
            return MendForm(mendable=mendable(self.report, self.document, self.to_mend))
        except Refused:
            return None

    @property
    def way(self):
        return standing.way(self.report)

    @property
    def next_step(self) -> str:
        return standing.next_step(self.report)

    @cached_property
    def corrected_before(self) -> Edition | None:
        return standing.corrected_before(self.report, self.editions)

    @property
    def other_languages(self) -> list[Language]:
        """Those in which the report may have a version."""
        return [one for one in Language if self.document and one.value != self.document.language]

    @property
    def formats(self):
        return () if self.is_withdrawn else RENDERERS.values()

    @property
    def problems(self) -> list[str]:
        """Why a step was refused; the form itself stands open, with what was typed in it."""
        return [problem for form in self.forms.values() for problem in form.non_field_errors()]

    @property
    def approve_form(self) -> Form:
        return self.forms.get("approve") or ApproveForm(auto_id="approve-%s")

    @property
    def return_form(self) -> Form:
        form = self.forms.get("return") or ReturnForm(auto_id="return-%s")
        return self.kept(form, _("What is to be changed"), form="return")

    @property
    def comment_form(self) -> Form | None:
        """That of the report as a whole."""
        return self.form_of("")

    def form_of(self, row: str) -> Form | None:
        if not self.takes_comments:
            return None
        refused = self.forms.get("comment")
        if refused is not None and (refused.data.get("row") or "") == row:
            refused.auto_id = f"comment-{row}-%s"
            return self.kept(refused, _("Comment"), form="comment", row=row)
        form = CommentForm(initial={"row": row or None}, auto_id=f"comment-{row}-%s")
        return self.kept(form, _("Comment"), form="comment", row=row)

    def kept(self, filled_in: Form, label: str, **told: str) -> Form:
        """The form with the seal by which it is kept while it is filled in."""
        filled_in.kept = self.keeping.part(label=label, **told) if self.keeping else None
        return filled_in

    @property
    def document_context(self) -> dict:
        """What the document's template prints, with what is said beside its rows."""
        if self.document is None:
            return {}
        told = context(self.document)
        remarks = self.history.remarks
        changed, mended = self.since.by_row if self.since else {}, self.history.mended()
        margins = {
            row: Margin(
                key=row,
                remarks=remarks.get(row, ()),
                form=self.form_of(row),
                changed=changed.get(row),
                mended=mended.get(row, ()),
                mend_form=self.mend_form if self.mend_form and self.mend_form["row"].value() == row else None,
                may_mend=self.may_mend,
            )
            for row in keys(self.document)
        }
        return {**told, "sections": beside_rows(told["sections"], self.document, margins)}


def read_report(report: Report, user: User, forms: Mapping[str, Form], **kwargs: Any) -> Reading:
    return Reading.of(report, offered=offered(report, user), forms=forms, **kwargs)
