from outputs.models.audit import AuditRecord
from outputs.models.kept import KeptForm
from outputs.models.logo import Logo
from outputs.models.output import Output
from outputs.models.passwords import PasswordLink, PasswordRequest
from outputs.models.people import Deputyship, Membership, User
from outputs.models.project import Contribution, Footnote, Funder, Project
from outputs.models.sent import SentForm
from outputs.models.stored import StoredFile

__all__ = [
    "AuditRecord",
    "Contribution",
    "Deputyship",
    "Footnote",
    "Funder",
    "KeptForm",
    "Logo",
    "Membership",
    "Output",
    "PasswordLink",
    "PasswordRequest",
    "Project",
    "SentForm",
    "StoredFile",
    "User",
]
