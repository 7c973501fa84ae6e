"""How people read without an account: links that open the read-only pages, and secret addresses of subscriptions.

Of a secret only its hash is kept: whoever reads the database can open nothing with it.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from outputs.models import Funder, Project
from outputs.models.fields import LineField
from reports.models.report import Report
from reports.models.series import Series


class LinkQuerySet(models.QuerySet):
    def open_at(self, moment):
        return self.filter(revoked_at=None, expires_at__gt=moment)


class ReadingLinkQuerySet(LinkQuerySet):
    def of(self, project):
        return self.filter(project=project)


class ReadingLink(models.Model):
    """Opens what a funder may read of one project, or what is addressed to anybody in it, until it expires."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="reading_links")
    funder = models.ForeignKey(Funder, on_delete=models.CASCADE, null=True, blank=True, related_name="reading_links")
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    label = LineField(_("for whom"), max_length=120, help_text=_("So that you know it again: desk officer, Romania"))
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = ReadingLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "pk"]
        verbose_name = _("reading link")
        verbose_name_plural = _("reading links")
        constraints = [
            models.CheckConstraint(
                name="readinglink_expires_after_it_was_made", condition=Q(expires_at__gt=models.F("made_at"))
            ),
            models.CheckConstraint(name="readinglink_says_for_whom", condition=~Q(label="")),
        ]

    def __str__(self):
        return self.label

    @property
    def last_day(self):
        """On which it still opens something."""
        return timezone.localdate(self.expires_at - timedelta(microseconds=1))


class DraftLink(models.Model):
    """Opens the draft of one report for one named reviewer, who reads it with their name across it and may comment."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="draft_links")
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    label = LineField(_("for whom"), max_length=120)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "pk"]
        verbose_name = _("draft link")
        verbose_name_plural = _("draft links")
        constraints = [
            models.CheckConstraint(
                name="draftlink_expires_after_it_was_made", condition=Q(expires_at__gt=models.F("made_at"))
            ),
            models.CheckConstraint(name="draftlink_says_for_whom", condition=~Q(label="")),
        ]

    def __str__(self):
        return self.label


class DraftOpening(models.Model):
    """When a draft was opened by its link, as a page or as a file."""

    class Format(models.TextChoices):
        PAGE = "page", _("page")
        PDF = "pdf", _("PDF")

    link = models.ForeignKey(DraftLink, on_delete=models.CASCADE, related_name="openings")
    at = models.DateTimeField()
    format = models.CharField(max_length=4, choices=Format)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("opening of a draft")
        verbose_name_plural = _("openings of drafts")

    def __str__(self):
        return f"{self.link}, {self.get_format_display()}"


class Subscription(models.Model):
    """A reader's own address for one kind of news of a series: a calendar, a feed, or mail. It ends with the right to
    read: what it shows is asked of the reader's rights each time.
    """

    class Kind(models.TextChoices):
        CALENDAR = "calendar", _("Calendar")
        FEED = "feed", _("Feed")
        MAIL = "mail", _("Mail")

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="subscriptions")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="subscriptions"
    )
    link = models.ForeignKey(ReadingLink, on_delete=models.CASCADE, null=True, related_name="subscriptions")
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["series", "kind", "pk"]
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [
            models.CheckConstraint(
                name="subscription_has_one_reader",
                condition=Q(user__isnull=False, link=None) | Q(user=None, link__isnull=False),
            ),
            models.UniqueConstraint(fields=["series", "kind", "user"], name="subscription_of_a_user_is_one"),
            models.UniqueConstraint(fields=["series", "kind", "link"], name="subscription_of_a_link_is_one"),
        ]

    def __str__(self):
        return self.get_kind_display()
