from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from activities.models import Entry
from outputs.models.fields import LineField
from reports.models.report import Report


class Placement(models.Model):
    """What the author decided about an entry in a report; without one, the rules of selection decide.

    A position orders the row within its section. Left out means: not in this report, and offered again in the next.
    """

    class Decision(models.TextChoices):
        INCLUDED = "included", _("included")
        LEFT_OUT = "left-out", _("left out")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="placements", verbose_name=_("report"))
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="placements", verbose_name=_("entry"))
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, blank=True)
    reason = LineField(_("reason"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), null=True, blank=True)

    class Meta:
        ordering = ["report", "position", "pk"]
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        constraints = [
            models.UniqueConstraint(
                fields=["report", "entry"],
                name="placement_is_unique",
                violation_error_message=_("This entry stands in the list already."),
            ),
            models.CheckConstraint(
                name="placement_left_out_has_a_reason",
                condition=~Q(decision="left-out") | ~Q(reason=""),
                violation_error_message=_("Say why the entry is left out."),
            ),
            models.CheckConstraint(
                name="placement_decision_is_known",
                condition=Q(decision__in=["", "included", "left-out"]),
                violation_error_message=_("An entry is included or left out."),
            ),
        ]

    def __str__(self):
        return f"{self.entry}: {self.get_decision_display() or self.position}"
