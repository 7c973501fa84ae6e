"""What was published: frozen, numbered, hashed. Written by `reports.publishing` alone and altered by nobody; the
database holds that (`reports.frozen`).

What stands here of people and entries stands as a value: no later change elsewhere may reach it.
"""

import hashlib
import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.dates import Precision, Stretch
from activities.models.fields import FoldedField
from outputs.models.fields import LineField, LinesField
from outputs.models.languages import Language
from reports.canonical import printed_code, read
from reports.documents import ReportDocument
from reports.models.report import Report
from reports.models.series import Series


class EditionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of series that are public, addressed to one of the user's funders, or of a project whose drafts the
        user reads.
        """
        return self.filter(series__in=Series.objects.readable_by(user))

    def of(self, project):
        return self.filter(series__project=project)

    def newest_of_report(self):
        """Of the editions of one report the newest first; of its versions the original, which was published first."""
        return self.order_by("-number", "sequence")

    def newest_first(self):
        return self.order_by("-period_end", "-number", "language")

    def with_standing(self):
        """With what a page says of an edition beside what stands in it."""
        return self.select_related("series__project", "withdrawal").annotate(
            latest_number=models.Subquery(
                Edition.objects.filter(report=models.OuterRef("report")).order_by("-number").values("number")[:1]
            )
        )

    def without_bytes(self):
        return self.defer("document")

    def current(self):
        """The newest of each report, whether withdrawn or not."""
        newer = Edition.objects.filter(report=models.OuterRef("report"), number__gt=models.OuterRef("number"))
        return self.filter(~models.Exists(newer))

    def standing(self):
        """Not withdrawn."""
        return self.exclude(withdrawal__confirmed_at__isnull=False)


class Edition(models.Model):
    """A document as it was published. `sequence` counts the editions of the series, `number` those of the report; each
    language that an edition is published in is a version with the same number and a place of its own in the sequence.

    `document` is canonical JSON (empty once it was erased), `sha256` its hash, `previous_sha256` that of the edition
    before in the series.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="editions")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="editions")
    sequence = models.PositiveIntegerField()
    number = models.PositiveSmallIntegerField(_("edition"))
    language = models.CharField(_("language"), max_length=2, choices=Language)
    document = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    previous_sha256 = models.CharField(max_length=64, blank=True)
    code = models.CharField(_("verification code"), max_length=16, unique=True)
    title = LineField(_("title"), max_length=300, blank=True)
    date = models.DateField(_("date of issue"))
    period_start = models.DateField()
    period_end = models.DateField()
    window_start = models.DateField()
    window_end = models.DateField()
    reason = LinesField(_("reason of the correction"), blank=True)
    published_at = models.DateTimeField(_("published"))
    published_by = models.CharField(_("published by"), max_length=150)
    on_behalf_of = models.CharField(_("on behalf of"), max_length=150, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["series", "sequence"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            models.UniqueConstraint(fields=["report", "number", "language"], name="edition_number_is_unique"),
            models.UniqueConstraint(fields=["series", "sequence"], name="edition_sequence_is_unique"),
            models.CheckConstraint(name="edition_counts_from_one", condition=Q(number__gte=1, sequence__gte=1)),
            models.CheckConstraint(
                name="edition_after_the_first_has_a_reason",
                condition=Q(number=1, reason="") | Q(number__gt=1) & ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="edition_but_the_first_follows_one",
                condition=Q(sequence=1, previous_sha256="") | Q(sequence__gt=1) & ~Q(previous_sha256=""),
            ),
        ]

    def __str__(self):
        return f"{self.title} ({_('edition')} {self.number})"

    def get_absolute_url(self):
        return reverse("edition", args=[self.series.project.slug, self.code])

    @property
    def tree(self) -> ReportDocument:
        """Raises ValueError where the document was erased."""
        return read(self.document)

    @property
    def printed_code(self) -> str:
        return printed_code(self.code)

    @property
    def is_superseded(self) -> bool:
        """Of editions fetched `with_standing`."""
        return self.number < self.latest_number

    @property
    def is_withdrawn(self) -> bool:
        return hasattr(self, "withdrawal") and self.withdrawal.confirmed_at is not None

    @property
    def is_erased(self) -> bool:
        return self.is_withdrawn and self.withdrawal.erased_at is not None

    @property
    def standing(self) -> str:
        """Of editions fetched `with_standing`."""
        if self.is_withdrawn:
            return "withdrawn"
        return "superseded" if self.is_superseded else "current"

    @property
    def standing_label(self) -> str:
        """Its standing as the screen says it."""
        return {"withdrawn": _("withdrawn"), "superseded": _("superseded"), "current": _("current")}[self.standing]


class EditionFile(models.Model):
    """The PDF of an edition, as it was rendered when it was published."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, primary_key=True, related_name="file")
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("file of an edition")
        verbose_name_plural = _("files of editions")

    def __str__(self):
        return self.sha256

    @classmethod
    def of(cls, edition: Edition, content: bytes) -> "EditionFile":
        return cls(edition=edition, content=content, sha256=hashlib.sha256(content).hexdigest(), size=len(content))


class EditionRowQuerySet(models.QuerySet):
    def told(self, series):
        """What the newest edition of each report of the series says. A withdrawn one has told what it told."""
        return self.filter(edition__in=Edition.objects.filter(series=series).current())


class EditionRow(models.Model):
    """One occurrence of an entry as an edition tells it, for lists and search. `uuid` is the entry's identity;
    `ordinal` counts the occurrences of the entry's row from nothing, so that the firsts are the rows of the document.
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="rows")
    position = models.PositiveIntegerField()
    section = models.CharField(max_length=20)
    uuid = models.UUIDField()
    ordinal = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=500)
    language = models.CharField(max_length=2)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    precision = models.CharField(max_length=20)
    printed_as = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=200, blank=True)
    date_to_be_confirmed = models.BooleanField(default=False)
    place_to_be_confirmed = models.BooleanField(default=False)
    all_outputs = models.BooleanField(default=False)
    outputs = models.JSONField(default=list)
    following = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(blank=True)
    search_text = FoldedField(source="searched")

    objects = EditionRowQuerySet.as_manager()

    class Meta:
        ordering = ["edition", "position"]
        verbose_name = _("row of an edition")
        verbose_name_plural = _("rows of editions")
        constraints = [models.UniqueConstraint(fields=["edition", "position"], name="editionrow_position_is_unique")]
        indexes = [
            models.Index(fields=["uuid"], name="editionrow_by_entry"),
            models.Index(fields=["edition", "section", "start"], name="editionrow_by_date"),
        ]

    def __str__(self):
        return self.title

    @property
    def stretch(self) -> Stretch:
        return Stretch(start=self.start, end=self.end, precision=Precision(self.precision), printed_as=self.printed_as)

    def searched(self) -> str:
        return f"{self.title}\n{self.text}\n{self.place}"
