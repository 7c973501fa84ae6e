"""People and their roles at the desk."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.utils.translation import gettext_lazy as _

from outputs.admin.lossless import Lossless
from outputs.admin.rights import Administrators
from outputs.forms import RowForm
from outputs.models import Membership


class MembershipInline(Administrators, admin.TabularInline):
    model = Membership
    form = RowForm
    extra = 0


class UserAdmin(Lossless, Administrators, DjangoUserAdmin):
    list_display = ("username", "email", "is_active", "is_superuser")
    list_filter = ("is_active", "is_superuser")
    inlines = (MembershipInline,)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email", "language", "notices")}),
        (_("Rights"), {"fields": ("is_active", "is_superuser")}),
    )
