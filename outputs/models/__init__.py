from outputs.models.audit import AuditRecord
from outputs.models.output import Output
from outputs.models.people import Deputyship, Membership, User
from outputs.models.project import Contribution, Footnote, Funder, Project
from outputs.models.sent import SentForm

__all__ = [
    "AuditRecord",
    "Contribution",
    "Deputyship",
    "Footnote",
    "Funder",
    "Membership",
    "Output",
    "Project",
    "SentForm",
    "User",
]
