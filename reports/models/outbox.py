"""Mail that waits to be sent. What stands here was written in the transaction of the news that it tells."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from outputs.models.languages import Language
from reports.models.reading import Subscription
from reports.models.withdrawal import Withdrawal

MAX_TRIES = 8


class OutgoingMailQuerySet(models.QuerySet):
    def due(self, moment):
        """Oldest first. None about an edition that was withdrawn meanwhile, none to who left or wants no more."""
        withdrawn = Withdrawal.objects.filter(confirmed_at__isnull=False).values("edition")
        waiting = self.filter(sent_at=None, next_try_at__lte=moment, tries__lt=MAX_TRIES)
        return waiting.filter(subscription__user__is_active=True).exclude(edition__in=withdrawn).order_by("pk")


class OutgoingMail(models.Model):
    """One mail to one receiver. `key` is of the news and the receiver, so that no news is queued twice; `next_try_at`
    lies ahead while somebody tries to send it. `edition` is the identity of what it tells of, as a value.
    """

    to = models.EmailField(_("to"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    subject = models.CharField(_("subject"), max_length=400)
    body = models.TextField(_("text"))
    stop_address = models.URLField(max_length=500)
    edition = models.UUIDField()
    subscription = models.ForeignKey(Subscription, on_delete=models.SET_NULL, null=True, related_name="mails")
    key = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("queued"))
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(_("sent"), null=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    last_error = models.TextField(_("last error"), blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mail")
        indexes = [
            models.Index(fields=["next_try_at"], name="outgoingmail_waiting", condition=Q(sent_at__isnull=True)),
        ]
        constraints = [
            models.CheckConstraint(name="outgoingmail_is_sent_by_trying", condition=Q(sent_at=None) | Q(tries__gte=1)),
        ]

    def __str__(self):
        return self.subject
