"""What people type on the pages of a report. The rules are those of the verbs; here words become values."""

from reports.desk.forms.asking import AskManyForm, OweForm
from reports.desk.forms.base import Form
from reports.desk.forms.editions import CorrectionForm, ErasureForm
from reports.desk.forms.people import DeputyForm, DraftLinkForm, HandOverForm, LeavingForm, LinkForm
from reports.desk.forms.reports import InShortForm, InventoryForm, NextReportForm
from reports.desk.forms.rounds import ApproveForm, CommentForm, MendForm, ReturnForm, SubmitForm

__all__ = [
    "ApproveForm",
    "AskManyForm",
    "CommentForm",
    "CorrectionForm",
    "DeputyForm",
    "DraftLinkForm",
    "ErasureForm",
    "Form",
    "HandOverForm",
    "InShortForm",
    "InventoryForm",
    "LeavingForm",
    "LinkForm",
    "MendForm",
    "NextReportForm",
    "OweForm",
    "ReturnForm",
    "SubmitForm",
]
