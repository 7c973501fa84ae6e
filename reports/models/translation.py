"""What stands in another language for words of a project: translated once, known wherever they stand again."""

import hashlib
from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

from outputs.models import Project
from outputs.models.fields import LinesField
from outputs.models.languages import Language


class TranslationQuerySet(models.QuerySet):
    def known(self, project: Project, *, into: str) -> dict[str, str]:
        """By the words of the original."""
        return dict(self.filter(project=project, language=into).values_list("source", "text"))

    def of_sources(self, project: Project, sources: Iterable[str], *, into: str):
        return self.filter(project=project, language=into, source_hash__in=map(hash_of, sources))


class Translation(models.Model):
    """`source` are the words as they stand in documents, letter by letter; a rich text is canonical HTML on both
    sides.
    """

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="translations", verbose_name=_("project")
    )
    language = models.CharField(_("language"), max_length=2, choices=Language)
    source = models.TextField(_("original"))
    source_hash = models.CharField(max_length=64, editable=False)
    text = LinesField(_("translation"))

    objects = TranslationQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(fields=["project", "language", "source_hash"], name="translation_once"),
            models.CheckConstraint(name="translation_says_something", condition=~models.Q(text="")),
        ]

    def __str__(self):
        return self.text

    @classmethod
    def of(cls, project: Project, source: str, text: str, *, into: str) -> "Translation":
        return cls(project=project, language=into, source=source, source_hash=hash_of(source), text=text)


def hash_of(source: str) -> str:
    return hashlib.sha256(source.encode()).hexdigest()
