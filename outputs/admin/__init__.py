"""The desk for projects and people.

The classes are registered by `reports.desk`, which adds what they say of reports.
"""

from outputs.admin.keeping import KeepsForms
from outputs.admin.lossless import Lossless
from outputs.admin.people import UserAdmin
from outputs.admin.projects import ContributionInline, FootnoteInline, FunderAdmin, OutputInline, ProjectAdmin
from outputs.admin.records import AuditRecordAdmin
from outputs.admin.rights import Administrators, OwnProjects
from outputs.admin.undeleting import Undeleting

__all__ = [
    "Administrators",
    "AuditRecordAdmin",
    "ContributionInline",
    "FootnoteInline",
    "FunderAdmin",
    "KeepsForms",
    "Lossless",
    "OutputInline",
    "OwnProjects",
    "ProjectAdmin",
    "Undeleting",
    "UserAdmin",
]
