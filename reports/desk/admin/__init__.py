"""The registered admin: what `outputs` and `activities` define, and what speaks of reports."""

from django.contrib import admin
from django.contrib.auth.models import Group

from outputs.admin import AuditRecordAdmin, FunderAdmin
from outputs.models import AuditRecord, Funder, User
from reports.desk.admin.entries import ReportedActivityAdmin, ReportedForecastAdmin
from reports.desk.admin.people import InvitedUserAdmin
from reports.desk.admin.projects import ReportingProjectAdmin
from reports.desk.admin.reports import ReportAdmin

__all__ = ["InvitedUserAdmin", "ReportAdmin", "ReportedActivityAdmin", "ReportedForecastAdmin", "ReportingProjectAdmin"]

admin.site.register(Funder, FunderAdmin)
admin.site.register(User, InvitedUserAdmin)
admin.site.register(AuditRecord, AuditRecordAdmin)
admin.site.unregister(Group)  # rights come from memberships alone
