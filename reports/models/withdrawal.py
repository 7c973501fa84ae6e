from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from outputs.models.fields import LinesField
from reports.models.edition import Edition


class Withdrawal(models.Model):
    """An edition that is shown to nobody any more: one person asks, another confirms. The edition itself stays, unless
    a legal order has its texts and bytes erased; number, hash, date and reason stay even then.
    """

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="withdrawal")
    reason = LinesField(_("reason"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    legal_order = LinesField(_("legal order"), blank=True)
    erased_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        constraints = [
            models.CheckConstraint(name="withdrawal_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="withdrawal_takes_two_people",
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False) & ~Q(confirmed_by=F("asked_by")),
            ),
            models.CheckConstraint(
                name="withdrawal_erases_by_legal_order",
                condition=Q(erased_by=None, erased_at=None, legal_order="")
                | Q(erased_by__isnull=False, erased_at__isnull=False, confirmed_at__isnull=False) & ~Q(legal_order=""),
            ),
        ]

    def __str__(self):
        return self.reason
