from django.conf import settings
from django.db import models


class SentForm(models.Model):
    """A form that was sent, by a fingerprint of its one-time token and what was typed, and the row that it led to: sent
    again, it leads there.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    token = models.CharField(max_length=43)
    made = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "token"], name="sentform_is_sent_once")]

    def __str__(self):
        return self.token
