"""One thing with dates, a title and an output scope. An activity was carried out, a forecast was announced: one
table, two proxies.
"""

import uuid

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from activities import richtext
from activities.dates import When, printed
from activities.models.fields import FoldedField, RichTextField
from outputs.models import Output, Project
from outputs.models.fields import LineField, LinesField
from outputs.models.languages import Language
from outputs.scopes import ALL, OutputScope
from outputs.text import fold


class EntryQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(project__in=Project.objects.visible_to(user))

    def of(self, project):
        return self.filter(project=project)

    def touching(self, start, end):
        """Entries of which any day lies between the two; an open-ended one goes on."""
        return self.filter(first_day__lte=end).filter(Q(last_day__gte=start) | Q(last_day=None))

    def ending_within(self, start, end):
        """Entries of which an occurrence has its last day between the two."""
        return self.filter(Exists(self.stretches().filter(end__range=(start, end))))

    def undated(self):
        return self.filter(first_day=None)

    def unresolved(self):
        return self.filter(outcome="")

    def by_date(self):
        """The database's order for lists; a document's order is `dates.sort_key`."""
        return self.order_by(F("first_day").asc(nulls_last=True), F("last_day").asc(nulls_last=True), "title", "pk")

    def newest_first(self):
        """For lists of what was entered; undated ones come before all."""
        return self.order_by(F("first_day").desc(nulls_first=True), "-pk")

    def with_details(self):
        """Everything that printing a row takes, in three further queries."""
        return self.prefetch_related("occurrences", "outputs", "attachments")

    def search(self, words):
        """Entries that hold every one of the words in title, text or place, without regard to case and accents."""
        entries = self
        for word in fold(words).split():
            there = self.stretches().filter(search_place__contains=word)
            entries = entries.filter(Q(search_text__contains=word) | Exists(there))
        return entries

    def stretches(self):
        """Those of each entry, for a subquery: an entry of many stretches is still one row."""
        return self.model.occurrences.rel.related_model.objects.filter(entry=OuterRef("pk"))


class Entry(models.Model):
    """`first_day` and `last_day` are the database's own, kept equal to the occurrences' by triggers; code only reads
    them.

    `uuid` is the entry's identity in documents, files and calendars; `version` moves with every change.
    """

    class Kind(models.TextChoices):
        ACTIVITY = "activity", _("Activity")
        FORECAST = "forecast", _("Forecast")

    class Outcome(models.TextChoices):
        CARRIED_OUT = "carried-out", _("carried out")
        CANCELLED = "cancelled", _("cancelled")

    KIND = ""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="entries", verbose_name=_("project"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, editable=False)
    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    title = LineField(_("title"), max_length=500)
    text = RichTextField(_("text"), blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language, blank=True, help_text=_("Where it is not the project's language")
    )
    all_outputs = models.BooleanField(
        _("all outputs"), default=False, help_text=_("Prints as All; outputs added later do not change what it means")
    )
    outputs = models.ManyToManyField(Output, blank=True, related_name="entries", verbose_name=_("outputs"))
    date_to_be_confirmed = models.BooleanField(_("dates to be confirmed"), default=False)
    place_to_be_confirmed = models.BooleanField(_("place to be confirmed"), default=False)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome, blank=True)
    reason = LineField(
        _("public reason"), max_length=300, blank=True, help_text=_("Printed where it was postponed or cancelled")
    )
    internal_note = LinesField(_("internal note"), blank=True, help_text=_("Enters no document"))
    funders_welcome = models.BooleanField(
        _("funders welcome"), default=False, help_text=_("Printed behind the title of a planned activity")
    )
    activities = models.ManyToManyField(
        "self",
        through="Fulfilment",
        through_fields=("forecast", "activity"),
        symmetrical=False,
        related_name="forecasts",
    )
    first_day = models.DateField(null=True, editable=False)
    last_day = models.DateField(null=True, editable=False)
    search_text = FoldedField(source="searched")

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        indexes = [
            models.Index(fields=["project", "kind", "last_day"], name="entry_by_last_day"),
            models.Index(fields=["project", "kind", "first_day"], name="entry_by_first_day"),
            models.Index(fields=["kind", "first_day", "id"], name="entry_newest_of_all"),  # a list of many projects
        ]
        constraints = [
            models.CheckConstraint(
                name="entry_has_a_title",
                condition=~Q(title=""),
                violation_error_message=_("Give it a title."),
            ),
            models.CheckConstraint(
                name="entry_fits_its_kind",
                condition=Q(kind="activity", outcome="", reason="", funders_welcome=False)
                | Q(kind="forecast", text=""),
                violation_error_message=_("An activity has no outcome and a forecast no text."),
            ),
            models.CheckConstraint(
                name="entry_outcome_is_known",
                condition=Q(outcome__in=["", "carried-out", "cancelled"]),
                violation_error_message=_("In the end a forecast is carried out or cancelled."),
            ),
            models.CheckConstraint(
                name="entry_language_is_known",
                condition=Q(language__in=["", *Language.values]),
                violation_error_message=_("Entries are written in English or French."),
            ),
        ]

    def __init__(self, *args, **kwargs):
        if self.KIND and not args:
            kwargs.setdefault("kind", self.KIND)
        super().__init__(*args, **kwargs)

    def __str__(self):
        return self.title

    @property
    def when(self) -> When | None:
        """The dates as one value; None as long as the entry has no occurrence."""
        stretches = tuple(occurrence.stretch for occurrence in self.occurrences.all())
        if not stretches:
            return None
        dated = any(not stretch.undated for stretch in stretches)
        return When(stretches=stretches, to_be_confirmed=self.date_to_be_confirmed and dated)

    @property
    def scope(self) -> OutputScope:
        return ALL if self.all_outputs else OutputScope.of(output.code for output in self.outputs.all())

    @property
    def written_in(self) -> str:
        return self.language or self.project.language

    def printed_when(self) -> str:
        return printed(self.when, language=self.project.language) if self.when else ""

    def places(self) -> tuple[str, ...]:
        """Each place once, in the order of the occurrences."""
        return tuple(dict.fromkeys(occurrence.place for occurrence in self.occurrences.all() if occurrence.place))

    def searched(self) -> str:
        return f"{self.title}\n{richtext.plain(self.text)}"


class ActivityManager(models.Manager.from_queryset(EntryQuerySet)):
    def get_queryset(self):
        return super().get_queryset().filter(kind=Entry.Kind.ACTIVITY)


class ForecastManager(models.Manager.from_queryset(EntryQuerySet)):
    def get_queryset(self):
        return super().get_queryset().filter(kind=Entry.Kind.FORECAST)


class Activity(Entry):
    KIND = Entry.Kind.ACTIVITY

    objects = ActivityManager()

    class Meta:
        proxy = True
        verbose_name = _("activity")
        verbose_name_plural = _("activities")


class Forecast(Entry):
    KIND = Entry.Kind.FORECAST

    objects = ForecastManager()

    class Meta:
        proxy = True
        verbose_name = _("forecast")
        verbose_name_plural = _("forecasts")
