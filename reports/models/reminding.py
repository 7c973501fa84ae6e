from django.db import models
from django.utils.translation import gettext_lazy as _


class SilencedAddress(models.Model):
    """An address without an account whose owner wants no reminders; people with an account have switches of their
    own.
    """

    email = models.EmailField(_("e-mail"), unique=True, help_text=_("In small letters"))
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("silenced address")
        verbose_name_plural = _("silenced addresses")

    def __str__(self):
        return self.email
