from outputs.models.audit import AuditRecord
from outputs.models.output import Output
from outputs.models.passwords import PasswordLink, PasswordRequest
from outputs.models.people import Deputyship, Membership, User
from outputs.models.project import Contribution, Footnote, Funder, Project

__all__ = [
    "AuditRecord",
    "Contribution",
    "Deputyship",
    "Footnote",
    "Funder",
    "Membership",
    "Output",
    "PasswordLink",
    "PasswordRequest",
    "Project",
    "User",
]
