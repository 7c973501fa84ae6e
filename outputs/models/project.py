"""What was promised to whom: the project with the data sheet that heads each of its reports."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from outputs import access
from outputs.models.fields import LineField, LinesField
from outputs.models.languages import Language

currency_code = RegexValidator(r"^[A-Z]{3}\Z", _("A currency is three capital letters, such as EUR."))


class Funder(models.Model):
    name = LineField(_("name"), max_length=200, unique=True, help_text=_("As reports print it: Council of Europe"))

    class Meta:
        ordering = ["name"]
        verbose_name = _("funder")
        verbose_name_plural = _("funders")

    def __str__(self):
        return self.name


class ProjectQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The projects whose drafts this user may read."""
        return access.projects_with(self, user, access.READ_DRAFTS)

    def reviewable_by(self, user):
        return access.projects_with(self, user, access.REVIEW)

    def writable_by(self, user):
        return access.projects_with(self, user, access.WRITE)


class Project(models.Model):
    slug = models.SlugField(
        _("short name"),
        max_length=80,
        unique=True,
        help_text=_("Stands in addresses and file names: cybercrime-phase-2"),
    )
    programme = LineField(
        _("programme"), max_length=200, blank=True, help_text=_("Printed above the title: Project on Cybercrime")
    )
    title = LineField(
        _("title"), max_length=300, help_text=_("As reports print it: Global Project on Cybercrime (phase 2)")
    )
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    formal_title = LineField(
        _("formal title"), max_length=300, blank=True, help_text=_("In the data sheet, where it differs from the title")
    )
    references = LinesField(_("reference numbers"), blank=True, help_text=_("One a line: DGHL/2009/2079"))
    area = LinesField(_("project area"), blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="EUR", validators=[currency_code])
    budget_ceiling = models.DecimalField(
        _("budget ceiling"), max_digits=15, decimal_places=2, null=True, blank=True, help_text=_("In full: 1400000")
    )
    budget_threshold = models.DecimalField(
        _("budget threshold"), max_digits=15, decimal_places=2, null=True, blank=True, help_text=_("In full: 500000")
    )
    budget_printed_as = LineField(_("budget, printed as"), max_length=300, blank=True)
    funding_printed_as = LinesField(_("funding, printed as"), blank=True)
    implementation = LinesField(_("implementation"), blank=True)
    start = models.DateField(_("start"))
    end = models.DateField(_("end"), help_text=_("The end as it stands today"))
    original_end = models.DateField(
        _("original end"), null=True, blank=True, help_text=_("Where the project was extended: the end before")
    )
    extended_on = models.DateField(
        _("extended on"), null=True, blank=True, help_text=_("Reports dated earlier print the original end")
    )
    duration_printed_as = LineField(_("duration, printed as"), max_length=300, blank=True)
    objective = LinesField(_("objective"), blank=True)
    output_word = LineField(
        _("word for an output"), max_length=40, blank=True, help_text=_("Output, Result, Component …")
    )
    contact_unit = LineField(_("unit"), max_length=200, blank=True)
    contact_organisation = LinesField(_("organisation and address"), blank=True)
    contact_telephone = LineField(_("telephone"), max_length=60, blank=True)
    contact_fax = LineField(_("fax"), max_length=60, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    two_people = models.BooleanField(
        _("author and approver differ"), default=False, help_text=_("Nobody approves what they submitted themselves")
    )
    disclaimer = LinesField(_("disclaimer"), blank=True, help_text=_("For series that have none of their own"))
    funders = models.ManyToManyField(Funder, through="Contribution", related_name="projects")

    objects = ProjectQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            models.CheckConstraint(
                name="project_ends_after_its_start",
                condition=Q(end__gte=F("start")),
                violation_error_message=_("The project ends before it starts."),
            ),
            models.CheckConstraint(
                name="project_extension_is_whole",
                condition=Q(original_end=None, extended_on=None)
                | Q(original_end__isnull=False, original_end__gte=F("start"), original_end__lt=F("end")),
                violation_error_message=_("The original end lies between the start and the end."),
            ),
            models.CheckConstraint(
                name="project_budget_is_positive",
                condition=(Q(budget_ceiling=None) | Q(budget_ceiling__gt=0))
                & (Q(budget_threshold=None) | Q(budget_threshold__gt=0)),
                violation_error_message=_("A budget is more than nothing; leave it out where it is not known."),
            ),
            models.CheckConstraint(
                name="project_threshold_within_ceiling",
                condition=Q(budget_ceiling=None)
                | Q(budget_threshold=None)
                | Q(budget_threshold__lte=F("budget_ceiling")),
                violation_error_message=_("The threshold is higher than the ceiling."),
            ),
            models.CheckConstraint(
                name="project_language_is_known",
                condition=Q(language__in=Language.values),
                violation_error_message=_("Documents are written in English or French."),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def reference_numbers(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.references.splitlines() if line.strip())


class Contribution(models.Model):
    """How much of one project a funder pays, as far as it was told."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="contributions")
    funder = models.ForeignKey(Funder, on_delete=models.PROTECT, related_name="contributions", verbose_name=_("funder"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    note = LineField(
        _("note"), max_length=200, blank=True, help_text=_("Printed behind the name: Project 1429 – economic crime")
    )
    amount = models.DecimalField(_("amount"), max_digits=15, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True, validators=[currency_code])
    share = models.DecimalField(
        _("share in percent"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )
    since = models.DateField(_("since"), null=True, blank=True, help_text=_("Reports dated earlier do not name it"))

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        constraints = [
            models.CheckConstraint(
                name="contribution_share_is_a_percentage",
                condition=Q(share=None) | Q(share__gte=0, share__lte=100),
                violation_error_message=_("A share lies between 0 and 100 percent."),
            ),
            models.CheckConstraint(
                name="contribution_amount_is_positive",
                condition=Q(amount=None) | Q(amount__gt=0),
                violation_error_message=_("An amount is more than nothing; leave it out where it is not known."),
            ),
        ]

    def __str__(self):
        return f"{self.funder} ({self.note})" if self.note else str(self.funder)


class Footnote(models.Model):
    """A mark that people put into texts, and what is printed once in each document where it occurs."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="footnotes")
    mark = LineField(_("mark"), max_length=40, help_text=_("As it stands in the texts: Kosovo*"))
    text = LinesField(_("text"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("footnote")
        verbose_name_plural = _("footnotes")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "mark"],
                name="footnote_mark_is_unique",
                violation_error_message=_("This mark has a footnote already."),
            ),
            models.CheckConstraint(
                name="footnote_is_told",
                condition=~Q(mark="") & ~Q(text=""),
                violation_error_message=_("A footnote has a mark and a text."),
            ),
        ]

    def __str__(self):
        return self.mark
