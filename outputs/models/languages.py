from babel import Locale
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Language(models.TextChoices):
    """The languages in which documents are written (ISO 639-1)."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")

    @property
    def called(self) -> str:
        """Within a sentence of the screen's language: French, français."""
        return Locale(self.value).get_display_name(Locale.parse(get_language(), sep="-"))
