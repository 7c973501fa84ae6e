"""Who owes the text of an activity, and the letters that asked for it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from activities.models.entry import Entry
from activities.models.fields import RichTextField
from outputs.models.fields import LineField, LinesField


class Somebody(models.Model):
    """A person with an account, or only an address."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    email = models.EmailField(_("e-mail"), blank=True)

    class Meta:
        abstract = True

    @property
    def who(self) -> str:
        if self.user is None:
            return self.email
        return self.user.get_full_name() or self.user.get_username()


class OwedTextQuerySet(models.QuerySet):
    def of(self, projects):
        return self.filter(entry__project__in=projects)

    def with_askings(self):
        """With what `last_asking` and `who` ask, newest asking first, in one further query."""
        askings = models.Prefetch("entry__askings", Asking.objects.select_related("user", "asked_by"))
        return self.select_related("entry__project", "user").prefetch_related(askings)


class OwedText(Somebody):
    """Names who owes the text of an activity; it goes when the text has come."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="owed_text")
    since = models.DateTimeField(_("since"))

    objects = OwedTextQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = _("owed text")
        verbose_name_plural = _("owed texts")
        constraints = [
            models.CheckConstraint(
                name="owedtext_is_owed_by_one",
                condition=Q(user__isnull=False, email="") | Q(user=None) & ~Q(email=""),
            ),
        ]

    def __str__(self):
        return f"{self.who}: {self.entry}"

    @property
    def address(self) -> str:
        return self.user.email if self.user else self.email

    @property
    def last_asking(self):
        """The letter that went to who owes the text now, if there was one."""
        asked = (one for one in self.entry.askings.all() if (one.user_id or one.email) == (self.user_id or self.email))
        return next(asked, None)


class AskingQuerySet(models.QuerySet):
    def open_at(self, moment):
        return self.filter(revoked_at=None, answered_at=None, expires_at__gt=moment)

    def readable_at(self, moment):
        """What its link shows: the form, and once it was submitted what was."""
        return self.filter(revoked_at=None, expires_at__gt=moment)

    def waiting(self):
        """Answers of which something is still to be decided."""
        return self.filter(answered_at__isnull=False).filter(Q(title_waits=True) | Q(text_waits=True))


class Asking(Somebody):
    """One letter that asks somebody for the text of an activity, and what came back.

    Its link opens the form until it is submitted and what was submitted after that. `email` is the address the letter
    went to. `title` and `text` are the answer, kept whatever becomes of it; what of it waits is for the secretariat to
    take or to leave: a title is only proposed, and a text that meets another one overwrites nothing.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="askings")
    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    note = LinesField(_("note"), blank=True)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    title = LineField(_("title"), max_length=500, blank=True)
    text = RichTextField(_("text"), blank=True)
    title_waits = models.BooleanField(default=False)
    text_waits = models.BooleanField(default=False)

    objects = AskingQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("asking")
        verbose_name_plural = _("askings")
        constraints = [
            models.CheckConstraint(name="asking_has_an_address", condition=~Q(email="")),
            models.CheckConstraint(name="asking_expires_after_it_was_made", condition=Q(expires_at__gt=F("asked_at"))),
            models.CheckConstraint(
                name="asking_waits_once_answered",
                condition=Q(answered_at__isnull=False) | Q(title="", text="", title_waits=False, text_waits=False),
            ),
        ]

    def __str__(self):
        return f"{self.who}: {self.entry}"

    @property
    def secret_name(self) -> str:
        """What its secret is derived from."""
        return f"text/{self.uuid}"

    @property
    def waits(self) -> bool:
        return self.title_waits or self.text_waits
