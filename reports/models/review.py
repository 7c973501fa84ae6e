"""The way of a report from its author to its readers: rounds, the steps in them, and what was said in them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from outputs.models.fields import LineField, LinesField
from reports.models.edition import Edition
from reports.models.report import Report


class Round(models.Model):
    """One passage of a report: submitted, then returned or approved, then published. A report that was returned is
    submitted again in the next round, and a correction is a round of its own: it has a date and a reason, and `taken`
    names the differences from the edition it `corrects` that its author took.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")
        RETURNED = "returned", _("returned")
        APPROVED = "approved", _("approved")
        PUBLISHED = "published", _("published")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    corrects = models.ForeignKey(Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")
    date = models.DateField(_("date of the correction"), null=True, blank=True)
    reason = LinesField(_("reason"), blank=True)
    taken = models.JSONField(default=list, blank=True)
    publish_at = models.DateTimeField(_("publish on"), null=True, blank=True)

    class Meta:
        ordering = ["report", "number"]
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="round_number_is_unique"),
            models.UniqueConstraint(
                fields=["report"],
                condition=Q(state__in=["draft", "submitted", "approved"]),
                name="round_is_one_at_a_time",
            ),
            models.CheckConstraint(
                name="round_state_is_known",
                condition=Q(state__in=["draft", "submitted", "returned", "approved", "published"]),
            ),
            models.CheckConstraint(
                name="round_of_a_correction_is_whole",
                condition=Q(corrects=None, date=None, reason="")
                | Q(corrects__isnull=False, date__isnull=False) & ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="round_is_published_later_once_approved",
                condition=Q(publish_at=None) | Q(state__in=["approved", "published"]),
            ),
        ]

    def __str__(self):
        return f"{self.report}, {self.number}"


class Step(models.Model):
    """Who took a report a step further and when; submitting and approving keep the document that was read."""

    class Verb(models.TextChoices):
        SUBMITTED = "submitted", _("submitted")
        RETURNED = "returned", _("returned")
        APPROVED = "approved", _("approved")
        PUBLISHED = "published", _("published")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="steps")
    verb = models.CharField(max_length=10, choices=Verb)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    fingerprint = models.CharField(max_length=64, blank=True)
    document = models.TextField(blank=True)

    class Meta:
        ordering = ["round", "pk"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [
            models.UniqueConstraint(fields=["round", "verb"], name="step_is_taken_once"),
            models.CheckConstraint(
                name="step_keeps_what_was_read",
                condition=~Q(verb__in=["submitted", "approved"]) | ~Q(fingerprint="") & ~Q(document=""),
            ),
        ]

    def __str__(self):
        return self.get_verb_display()


class Mending(models.Model):
    """Who mended which words of a row that was submitted (`row` is the entry's uuid): title, text and places before it
    and after.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="mendings")
    row = models.UUIDField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("mending")
        verbose_name_plural = _("mendings")

    def __str__(self):
        return self.after["title"]


class Comment(models.Model):
    """A remark in a round, on the report or on one of its rows (`row` is the entry's uuid): by a user, or by a guest
    who reads the draft by a link, under the name that the link was made for.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    guest = LineField(_("guest"), max_length=120, blank=True)
    at = models.DateTimeField()
    row = models.UUIDField(null=True, blank=True)
    text = LinesField(_("comment"))

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints = [
            models.CheckConstraint(name="comment_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="comment_is_by_a_user_or_a_guest",
                condition=Q(by__isnull=False, guest="") | Q(by=None) & ~Q(guest=""),
            ),
        ]

    def __str__(self):
        return self.text

    @property
    def said_by(self) -> str:
        return self.guest or self.by.get_full_name() or self.by.get_username()
