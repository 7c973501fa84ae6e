"""Rows that were read from a file or a pasted table and wait for the word of who brought them."""

import uuid
from datetime import datetime, timedelta

from django.db import models

from activities.models.entry import Entry
from outputs.models import Project, User

KEPT_FOR = timedelta(days=2)
KEPT_EACH = 5  # of a person; the oldest make room


class BatchQuerySet(models.QuerySet):
    def of(self, user, project):
        """Nobody but who brought it, and only as long as they write there."""
        return self.filter(user=user, project=project)

    def expired(self, at: datetime):
        return self.filter(made_at__lt=at - KEPT_FOR)


class Batch(models.Model):
    """`table` is what was read and not loaded yet, `lines` how it is shown, both JSON; `done` counts what was loaded.
    `turn` moves whenever the rows are others: who accepts says which they saw.

    A means of transport and no record: the audit and the history say what was done.
    """

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="batches")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="batches")
    kind = models.CharField(max_length=10, choices=Entry.Kind)
    source = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()
    turn = models.PositiveIntegerField(default=0)
    table = models.TextField()
    lines = models.TextField()
    done = models.JSONField(default=dict)

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.source
