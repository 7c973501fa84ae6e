"""People and their roles at the desk."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.utils.translation import gettext_lazy as _

from outputs.admin.lossless import Lossless
from outputs.admin.rights import Administrators
from outputs.forms import NamedRows, RowForm
from outputs.models import Membership, User


class MembershipInline(Administrators, admin.TabularInline):
    model = Membership
    form = RowForm
    formset = NamedRows
    extra = 0


class NewUserForm(forms.ModelForm):
    """Without a password: each sets their own."""

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "email", "language")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
        self.fields["email"].help_text = _("The invitation goes there")


class UserAdmin(Lossless, Administrators, DjangoUserAdmin):
    """Nobody's password is set here: people set their own, by the link of an invitation or of a mail they asked for."""

    add_form = NewUserForm
    add_form_template = "admin/outputs/user/add_form.html"
    add_fieldsets = ((None, {"fields": ("username", ("first_name", "last_name"), "email", "language")}),)
    list_display = ("username", "email", "is_active", "is_superuser")
    list_filter = ("is_active", "is_superuser")
    search_fields = ("username", "first_name", "last_name", "email")
    inlines = (MembershipInline,)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username",)}),
        (_("Person"), {"fields": (("first_name", "last_name"), "email", "language", "notices")}),
        (_("Rights"), {"fields": ("is_active", "is_superuser")}),
    )

    def get_urls(self):
        return [one for one in super().get_urls() if one.name != "auth_user_password_change"]

    def save_model(self, request, obj, form, change):
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
