"""The logo of a project or of a funder at the desk."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from outputs import files
from outputs.admin.rights import Administrators, OwnProjects
from outputs.forms import QuietRows, RowForm
from outputs.models import Logo


class LogoForm(RowForm):
    upload = forms.FileField(label=_("Picture"), required=False, help_text=_("PNG or JPEG"))

    class Meta:
        model = Logo
        fields = ("alternative",)

    def clean_upload(self):
        given = self.cleaned_data["upload"]
        if given is None:
            if not self.instance.file_id:
                raise ValidationError(_("Choose a picture."), code="required")
            return None
        try:
            return files.redrawn(given.read())
        except files.NotTaken as problem:
            raise ValidationError(str(problem), code="not_taken") from problem

    def save(self, commit=True):
        if self.cleaned_data.get("upload"):
            self.instance.file = files.store(self.cleaned_data["upload"], "image/png")
        return super().save(commit)


class LogoInline(admin.StackedInline):
    model = Logo
    form = LogoForm
    formset = QuietRows
    extra = 0
    fields = (("upload", "alternative"),)
    verbose_name_plural = _("logo")


class ProjectLogoInline(OwnProjects, LogoInline):
    fk_name = "project"


class FunderLogoInline(Administrators, LogoInline):
    fk_name = "funder"
