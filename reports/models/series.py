from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from outputs import access
from outputs.models import Contribution, Funder, Project
from outputs.models.fields import LineField, LinesField
from outputs.models.languages import Language
from reports.addresses import validate_addresses


class Section(models.TextChoices):
    """The sections a series may print, by the name under which its order is kept."""

    CHANGES = "changes", _("Changes of a correction")
    IN_SHORT = "in-short", _("In short")
    DATA_SHEET = "data-sheet", _("Project data")
    ACCOUNTING = "accounting", _("What became of what was announced")
    ACTIVITIES = "activities", _("Activities carried out")
    EARLIER = "earlier-activities", _("Earlier activities not yet reported")
    FORECASTS = "forecasts", _("Activities planned")
    LEGEND = "legend", _("Legend of outputs")
    FOOTNOTES = "footnotes", _("Footnotes")
    DISCLAIMER = "disclaimer", _("Disclaimer")
    LOGOS = "logos", _("Logos of the project and its funders")


def default_sections() -> list[str]:
    """The order of the reference; all but the data sheet and the two tables print only where there is something to
    say.
    """
    return [
        Section.CHANGES.value,
        Section.IN_SHORT.value,
        Section.DATA_SHEET.value,
        Section.ACCOUNTING.value,
        Section.ACTIVITIES.value,
        Section.EARLIER.value,
        Section.FORECASTS.value,
        Section.FOOTNOTES.value,
        Section.DISCLAIMER.value,
    ]


def validate_sections(value) -> None:
    known = set(Section.values)
    if not isinstance(value, list) or not all(name in known for name in value):
        raise ValidationError(_("Sections are chosen from: %(names)s."), params={"names": ", ".join(Section.values)})
    if len(value) != len(set(value)):
        raise ValidationError(_("A section is printed once."))


class SeriesQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(project__in=Project.objects.visible_to(user))

    def readable_by(self, user):
        """Those whose editions this user may read, who may be nobody."""
        if access.is_administrator(user):
            return self
        projects = access.keys_of_projects_with(user, access.READ_DRAFTS)
        return self.open_to(funders=access.funders_of(user), projects=projects)

    def open_to(self, *, funders, projects):
        """To whoever belongs to one of the funders or reads the drafts of one of the projects (their keys)."""
        return self.filter(Q(project__in=projects) | addressed_to(funders))

    def addressed_to(self, funders):
        """Those that are public, and those addressed to one of the funders (their keys)."""
        return self.filter(addressed_to(funders))


def addressed_to(funders) -> Q:
    """Without a join more than it takes: planning this is what most of a reader's requests wait for."""
    paid_for = Contribution.objects.filter(funder__in=funders).order_by().values("project")
    named = Series.funders.through.objects.filter(funder__in=funders).values("series")
    return Q(public=True) | Q(addressed_to_all=True, project__in=paid_for) | Q(pk__in=named)


class Series(models.Model):
    """A line of reports of one project. Selection, accounting and editions hold within a series."""

    DEFAULT_NAME = "Update"

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="series", verbose_name=_("project"))
    name = LineField(_("name"), max_length=80, default=DEFAULT_NAME, help_text=_("Begins the title of each report"))
    language = models.CharField(
        _("language"), max_length=2, choices=Language, blank=True, help_text=_("Where it is not the project's language")
    )
    addressed_to_all = models.BooleanField(_("addressed to all funders of the project"), default=True)
    funders = models.ManyToManyField(Funder, blank=True, related_name="series", verbose_name=_("funders"))
    public = models.BooleanField(_("public"), default=False, help_text=_("Anyone may read what is published"))
    counts_per_output = models.BooleanField(
        _("counts per output"), default=False, help_text=_("In the row of each output: 7 done · 2 planned")
    )
    sections = models.JSONField(_("sections in order"), default=default_sections, validators=[validate_sections])
    earlier_heading = LineField(
        _("heading of earlier activities"), max_length=200, blank=True, help_text=_("Where another wording is wanted")
    )
    disclaimer = LinesField(_("disclaimer"), blank=True)
    distribution_list = LinesField(
        _("distribution list"),
        blank=True,
        validators=[validate_addresses],
        help_text=_("E-mail addresses, one a line"),
    )
    remind_before = models.PositiveSmallIntegerField(
        _("reminders so many days before the end of a period"),
        null=True,
        blank=True,
        default=7,
        validators=[MaxValueValidator(90)],
        help_text=_("To those who still owe something; empty for none"),
    )
    remind_after = models.PositiveSmallIntegerField(
        _("and so many days after it"),
        null=True,
        blank=True,
        default=2,
        validators=[MaxValueValidator(90)],
        help_text=_("Empty for none"),
    )
    covering_note = LinesField(_("covering note"), blank=True, editable=False)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering = ["project", "pk"]
        verbose_name = _("series")
        verbose_name_plural = _("series")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "name"],
                name="series_name_is_unique",
                violation_error_message=_("The project has a series of this name already."),
            ),
            models.CheckConstraint(
                name="series_has_a_name", condition=~Q(name=""), violation_error_message=_("Give the series a name.")
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def written_in(self) -> str:
        return self.language or self.project.language
