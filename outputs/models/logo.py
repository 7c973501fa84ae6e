"""The logo of a project or of a funder, for the last section of documents whose series prints it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from outputs.models.fields import LineField
from outputs.models.project import Funder, Project
from outputs.models.stored import StoredFile


class Logo(models.Model):
    """The stored file is a PNG that `outputs.files.logos` made anew from what was handed in."""

    project = models.OneToOneField(Project, on_delete=models.CASCADE, null=True, related_name="logo")
    funder = models.OneToOneField(Funder, on_delete=models.CASCADE, null=True, related_name="logo")
    file = models.ForeignKey(
        StoredFile, verbose_name=_("picture"), on_delete=models.PROTECT, editable=False, related_name="+"
    )
    alternative = LineField(
        _("alternative text"),
        max_length=200,
        help_text=_("Read out in its place: Logo of the Council of Europe"),
    )

    class Meta:
        verbose_name = _("logo")
        verbose_name_plural = _("logo")
        constraints = [
            models.CheckConstraint(
                name="logo_is_of_a_project_or_a_funder",
                condition=Q(project=None, funder__isnull=False) | Q(project__isnull=False, funder=None),
            ),
            models.CheckConstraint(
                name="logo_has_an_alternative",
                condition=~Q(alternative=""),
                violation_error_message=_("Say what is read out in place of the picture."),
            ),
        ]

    def __str__(self):
        return self.alternative
