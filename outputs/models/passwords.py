"""Links by which people set a password of their own."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PasswordLink(models.Model):
    """The one link of a person, who was invited or has lost their password. A new one takes its place, using it ends
    it.
    """

    class Purpose(models.TextChoices):
        INVITATION = "invitation", _("invitation")
        RESET = "reset", _("new password")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="password_link")
    purpose = models.CharField(max_length=10, choices=Purpose)
    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name = _("password link")
        verbose_name_plural = _("password links")

    def __str__(self):
        return f"{self.user}, {self.get_purpose_display()}"

    @property
    def secret_name(self) -> str:
        """What its secret is derived from."""
        return f"password/{self.uuid}"


class PasswordRequest(models.Model):
    """Somebody typed this address and wants a new password. Who that is, if it is anybody, is looked up when mail is
    sent: the page does the same for every address, and takes as long.
    """

    address = models.CharField(max_length=254)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("password request")
        verbose_name_plural = _("password requests")

    def __str__(self):
        return self.address
