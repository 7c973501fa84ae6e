from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from outputs import access


class DeskSite(admin.AdminSite):
    """The admin, for administrators and for the secretariat of any project."""

    site_header = _("Project updates: the desk")
    site_title = _("Desk")
    index_title = _("What would you like to do?")
    empty_value_display = ""

    def __init__(self, *args, **kwargs):
        """Nothing is deleted without a reason: the stock action asks for none."""
        super().__init__(*args, **kwargs)
        self.disable_action("delete_selected")

    def has_permission(self, request):
        return access.has_anywhere(request.user, access.WRITE)

    def login(self, request, extra_context=None):
        """One page to log in for everybody. Logging in again would not help those who may not use the desk."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next", "/"))
