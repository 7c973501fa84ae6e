"""People at the desk: invited by mail when they are added, and again on request."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outputs.admin import UserAdmin
from reports import invitations


class InvitedUserAdmin(UserAdmin):
    change_form_template = "admin/outputs/user/change_form.html"
    actions = ("invite_again",)

    def save_related(self, request, form, formsets, change):
        """The invitation names the roles, which are saved by then."""
        super().save_related(request, form, formsets, change)
        if not change:
            self.invite(request, form.instance)

    def invite(self, request, user):
        try:
            invitations.invite(user, by=request.user, at=timezone.now())
        except ValidationError as problem:
            self.message_user(request, f"{user}: {' '.join(problem.messages)}", messages.ERROR)
        else:
            told = _("The invitation to %(address)s is on its way.") % {"address": user.email}
            self.message_user(request, told, messages.SUCCESS)

    @admin.action(description=_("Invite the chosen people again, to set a password of their own"))
    def invite_again(self, request, queryset):
        for user in queryset:
            self.invite(request, user)
