"""What somebody began to type in a form and did not save yet: theirs alone, until it is saved, handed over or thrown
away. It is no content of a project: no list, export, document or history reads it.
"""

import json
import uuid
from urllib.parse import urlencode

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from outputs.models.fields import LineField
from outputs.models.project import Project


class KeptForm(models.Model):
    """`path` and `query` are the address of the page, `label` says in its author's language what is filled in there,
    `title` which one, as far as that was typed; `data` is what was typed, as pairs of name and value in the
    order of the form.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_forms")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, null=True, related_name="kept_forms")
    handed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    path = models.CharField(max_length=300)
    query = models.CharField(max_length=500, blank=True)
    label = LineField(max_length=300)
    title = LineField(max_length=300, blank=True)
    data = models.TextField()
    began_at = models.DateTimeField()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["-kept_at", "-pk"]
        indexes = [models.Index(fields=["user", "path"], name="keptform_on_its_page")]
        verbose_name = _("half-filled form")
        verbose_name_plural = _("half-filled forms")

    def __str__(self):
        return self.label

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in json.loads(self.data)]

    @property
    def mark(self) -> str:
        """Of the state it was kept in: who writes over it must have known this one."""
        return self.kept_at.isoformat()

    @property
    def address(self) -> str:
        """The page, with what was typed brought back."""
        asked = urlencode({"kept": self.key})
        return f"{self.path}?{self.query}&{asked}" if self.query else f"{self.path}?{asked}"

    @property
    def words(self) -> list[str]:
        """What was typed, without ticks, numbers and choices by key."""
        return [value for _name, value in self.pairs if any(char.isalpha() for char in value) and value != "on"]
