from django.db import models
from django.utils.translation import gettext_lazy as _

from activities.models.entry import Entry


class Fulfilment(models.Model):
    """An activity carried out what a forecast announced; many to many, as life is."""

    forecast = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="fulfilments")
    activity = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="fulfils")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("fulfilment")
        verbose_name_plural = _("fulfilments")
        constraints = [models.UniqueConstraint(fields=["forecast", "activity"], name="fulfilment_is_told_once")]

    def __str__(self):
        return f"{self.forecast} → {self.activity}"
