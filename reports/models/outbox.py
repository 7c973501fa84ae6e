"""Mail that waits to be sent. What stands here was written in the transaction of the news that it tells."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from outputs.models.languages import Language
from reports.models.edition import Edition
from reports.models.reading import Subscription
from reports.models.report import Report
from reports.models.withdrawal import Withdrawal

MAX_TRIES = 8


class OutgoingMailQuerySet(models.QuerySet):
    def due(self, moment):
        """Oldest first. None about an edition that was withdrawn meanwhile, none to who left or wants no more. An
        address of a list may belong to nobody here. What a person asks another is no notice, and nobody is kept from
        their own account.
        """
        withdrawn = Withdrawal.objects.filter(confirmed_at__isnull=False).values("edition")
        waiting = self.filter(sent_at=None, next_try_at__lte=moment, tries__lt=MAX_TRIES)
        kind = self.model.Kind
        subscribed = Q(kind=kind.SUBSCRIPTION, subscription__user__is_active=True, subscription__user__notices=True)
        listed = Q(kind=kind.LIST, user=None)
        told = [kind.LIST, kind.STEP, kind.REMINDER]
        welcome = Q(kind__in=told, user__is_active=True, user__notices=True)
        reminded = Q(kind=kind.REMINDER, user=None)
        personal = Q(kind__in=[kind.TEXT, kind.ACCOUNT]) & (Q(user=None) | Q(user__is_active=True))
        return (
            waiting.filter(subscribed | listed | welcome | reminded | personal)
            .exclude(edition__in=withdrawn)
            .order_by("pk")
        )

    def of(self, edition):
        """About an edition in any of its languages, by receiver."""
        versions = Edition.objects.filter(report=edition.report_id, number=edition.number)
        return self.filter(edition__in=versions.values("pk")).order_by("to", "pk")

    def untouched(self):
        """What nobody has tried to send yet."""
        return self.filter(sent_at=None, tries=0)


class OutgoingMail(models.Model):
    """One mail to one receiver. `key` is of the news and the receiver, so that no news is queued twice; `next_try_at`
    lies ahead while somebody tries to send it. `edition` is the identity of what it tells of, as a value; what tells of
    a step of a report names the report. `opens` names the secrets that take their places in the text, in this order,
    only when it is sent (`outputs.secret`). `bounce` is what came back.
    """

    class Kind(models.TextChoices):
        SUBSCRIPTION = "subscription", _("subscribed")
        LIST = "list", _("was sent it")
        STEP = "step", _("is concerned")
        REMINDER = "reminder", _("owes something")
        TEXT = "text", _("is asked for a text")
        ACCOUNT = "account", _("is let in")

    kind = models.CharField(max_length=12, choices=Kind, default=Kind.SUBSCRIPTION)
    to = models.EmailField(_("to"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    subject = models.CharField(_("subject"), max_length=400)
    body = models.TextField(_("text"))
    stop_address = models.URLField(max_length=500, blank=True)
    opens = models.TextField(blank=True)
    reply_to = models.EmailField(blank=True)
    edition = models.UUIDField(null=True, db_index=True)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, null=True, related_name="mails")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    subscription = models.ForeignKey(Subscription, on_delete=models.SET_NULL, null=True, related_name="mails")
    key = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(_("queued"))
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(_("sent"), null=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    last_error = models.TextField(_("last error"), blank=True)
    bounced_at = models.DateTimeField(_("bounced"), null=True)
    bounce = models.TextField(_("what came back"), blank=True)

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
            models.CheckConstraint(
                name="outgoingmail_tells_of_one_thing",
                condition=Q(kind__in=["step", "reminder"], edition=None, report__isnull=False)
                | Q(kind__in=["text", "account"], edition=None, report=None)
                | Q(kind__in=["subscription", "list"], edition__isnull=False, report=None),
            ),
        ]

    def __str__(self):
        return self.subject

    @property
    def was_given_up(self) -> bool:
        return self.sent_at is None and self.tries >= MAX_TRIES
