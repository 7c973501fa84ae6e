from reports.models.edition import Edition, EditionFile, EditionRow
from reports.models.outbox import OutgoingMail
from reports.models.placement import Placement
from reports.models.reading import DraftLink, DraftOpening, ReadingLink, Subscription
from reports.models.reminding import SilencedAddress
from reports.models.report import Report
from reports.models.review import Comment, Mending, Round, Step
from reports.models.series import Section, Series
from reports.models.translation import Translation
from reports.models.withdrawal import Withdrawal
from reports.models.withholding import Withholding

__all__ = [
    "Comment",
    "DraftLink",
    "DraftOpening",
    "Edition",
    "EditionFile",
    "EditionRow",
    "Mending",
    "OutgoingMail",
    "Placement",
    "ReadingLink",
    "Report",
    "Round",
    "Section",
    "Series",
    "SilencedAddress",
    "Step",
    "Subscription",
    "Translation",
    "Withdrawal",
    "Withholding",
]
