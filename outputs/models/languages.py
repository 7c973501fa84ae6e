from django.db import models
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    """The languages in which documents are written (ISO 639-1)."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
