from django.db import models
from django.utils.translation import gettext_lazy as _

from outputs.models.fields import LineField


class AuditRecord(models.Model):
    """Who did what when. Written by `outputs.audit.record` alone; the database refuses to change or remove a row.

    People and projects are kept as values, so that a record outlives them and says what they were called.
    """

    at = models.DateTimeField(_("at"))
    actor = models.CharField(_("by"), max_length=150, blank=True, help_text=_("A user name; empty if not known"))
    on_behalf_of = models.CharField(_("on behalf of"), max_length=150, blank=True)
    verb = models.CharField(_("did"), max_length=40)
    project = models.CharField(_("project"), max_length=80, blank=True, db_index=True)
    about = LineField(_("what"), max_length=500, blank=True)
    details = models.JSONField(_("details"), default=dict, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("audit record")
        verbose_name_plural = _("audit")
        indexes = [models.Index(fields=["-at", "-id"], name="auditrecord_newest_first")]

    def __str__(self):
        return " ".join(filter(None, [self.actor or "?", self.verb, self.about]))
