from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from activities.models import Entry
from outputs.models.fields import LineField
from reports.models.series import Series


class Withholding(models.Model):
    """An entry that a series never tells, and why: it is in no tree, count or feed of it."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="withholdings", verbose_name=_("series"))
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="withholdings", verbose_name=_("entry"))
    reason = LineField(_("reason"), max_length=300)

    class Meta:
        ordering = ["series", "pk"]
        verbose_name = _("withheld entry")
        verbose_name_plural = _("withheld entries")
        constraints = [
            models.UniqueConstraint(
                fields=["series", "entry"],
                name="withholding_is_told_once",
                violation_error_message=_("This entry is withheld already."),
            ),
            models.CheckConstraint(
                name="withholding_has_a_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Say why the entry is withheld."),
            ),
        ]

    def __str__(self):
        return f"{self.entry} ({self.series})"
