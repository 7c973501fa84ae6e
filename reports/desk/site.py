from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from outputs import access

# Sentences of Django's, gathered so that the catalogue can say them in a French that needs no article.
RETOLD = (
    gettext_noop("Add %s"),
    gettext_noop("Change %s"),
    gettext_noop("View %s"),
    gettext_noop("Add another %(verbose_name)s"),
)


class DeskSite(admin.AdminSite):
    """The admin, for administrators and for the secretariat of any project. It begins where everybody begins: at what
    is to be done now. Its lists are in the head of each page.
    """

    site_title = _("Desk")
    empty_value_display = ""
    enable_nav_sidebar = False

    def __init__(self, *args, **kwargs):
        """Nothing is deleted without a reason: the stock action asks for none."""
        super().__init__(*args, **kwargs)
        self.disable_action("delete_selected")

    def has_permission(self, request):
        return access.has_anywhere(request.user, access.WRITE)

    def get_urls(self):
        """Without the route that leads from any key of any table to a page, and tells its address to whoever asks."""
        return [one for one in super().get_urls() if getattr(one, "name", "") != "view_on_site"]

    def login(self, request, extra_context=None):
        """One page to log in for everybody. Logging in again would not help those who may not use the desk."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next", "/"))

    def index(self, request, extra_context=None):
        return redirect("home")
