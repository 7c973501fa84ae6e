from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from outputs.models.fields import LineField, LinesField
from outputs.models.project import Project
from outputs.scopes import sortable


class SortCodeField(models.CharField):
    """The code with its numbers padded, written by every save() and bulk_create()."""

    def pre_save(self, model_instance, add):
        value = sortable(model_instance.code)
        setattr(model_instance, self.attname, value)
        return value


class Output(models.Model):
    """A numbered result of a project; in the database, too, 1.2 comes before 1.10."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="outputs")
    code = LineField(_("code"), max_length=20, help_text=_("1, 1.2 or 1.3.1.4"))
    title = LineField(_("title"), max_length=300)
    short_title = LineField(_("short title"), max_length=60, blank=True, help_text=_("For legends and pictures"))
    statement = LinesField(_("statement"), blank=True, help_text=_("The result in a sentence"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    sort_code = SortCodeField(max_length=250, editable=False)

    class Meta:
        ordering = ["sort_code", "pk"]
        verbose_name = _("output")
        verbose_name_plural = _("outputs")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "code"],
                name="output_code_is_unique",
                violation_error_message=_("The project has an output with this code already."),
            ),
            models.CheckConstraint(
                name="output_has_a_code",
                condition=~Q(code=""),
                violation_error_message=_("An output has a code."),
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.short_title or self.title}"
