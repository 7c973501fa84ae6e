"""Files that people hand in, as bytes in the database: a backup carries them, no path leads to them from outside, and
what an edition names cannot go with an entry.
"""

import hashlib

from django.db import models
from django.utils.translation import gettext_lazy as _


class StoredFile(models.Model):
    """Known by its SHA-256; the same file twice is stored once. Written by `outputs.files.store` alone."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()
    media_type = models.CharField(max_length=120)
    size = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")

    def __str__(self):
        return self.sha256

    @classmethod
    def of(cls, content: bytes, media_type: str) -> "StoredFile":
        return cls(
            sha256=hashlib.sha256(content).hexdigest(), content=content, media_type=media_type, size=len(content)
        )
