from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from activities.models import Entry
from outputs.models import Project
from outputs.models.fields import LineField, LinesField
from reports.models.series import Series

models.TextField.register_lookup(Length)


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(series__project__in=Project.objects.visible_to(user))

    def of(self, project):
        return self.filter(series__project=project)

    def with_rounds(self):
        """With what `current_round` and `state` ask, in one further query."""
        return self.prefetch_related("rounds")

    def newest_first(self):
        return self.order_by("-period_end", "series__name")

    def before(self, report):
        """The earlier reports of the same series."""
        return self.filter(series=report.series_id, period_end__lt=report.period_end)


class Report(models.Model):
    """One update of a series. The reported period, the forecast window and the date of issue are independent of each
    other.

    A title left empty is computed by `reports.titles`.
    """

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="reports", verbose_name=_("series"))
    period_start = models.DateField(_("period from"))
    period_end = models.DateField(_("period to"))
    window_start = models.DateField(_("forecast from"))
    window_end = models.DateField(_("forecast to"))
    date = models.DateField(_("date of issue"), help_text=_("Printed under the title; the data sheet is of this day"))
    title = LineField(_("title"), max_length=300, blank=True, help_text=_("Leave empty for the computed one"))
    activities_heading = LineField(_("heading of the activities"), max_length=300, blank=True)
    forecasts_heading = LineField(_("heading of the forecasts"), max_length=300, blank=True)
    in_short = LinesField(_("in short"), max_length=400, blank=True, help_text=_("Up to 400 characters"))
    entries = models.ManyToManyField(Entry, through="Placement", related_name="reports")

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-period_end", "pk"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.UniqueConstraint(
                fields=["series", "period_end"],
                name="report_ends_on_a_day_of_its_own",
                violation_error_message=_("The series has a report that ends on this day already."),
            ),
            models.CheckConstraint(
                name="report_period_ends_after_its_start",
                condition=Q(period_end__gte=F("period_start")),
                violation_error_message=_("The period ends before it starts."),
            ),
            models.CheckConstraint(
                name="report_window_ends_after_its_start",
                condition=Q(window_end__gte=F("window_start")),
                violation_error_message=_("The forecast window ends before it starts."),
            ),
            models.CheckConstraint(
                name="report_in_short_is_short",
                condition=Q(in_short__length__lte=400),
                violation_error_message=_("In short takes at most 400 characters."),
            ),
        ]

    def __str__(self):
        return f"{self.series} {self.period_start} – {self.period_end}"

    def get_absolute_url(self):
        return reverse("report", args=[self.series.project.slug, self.pk])

    @property
    def current_round(self):
        """The newest round, None before the report was first submitted; asks nothing where rounds were prefetched."""
        return max(self.rounds.all(), key=lambda one: one.number, default=None)

    @property
    def state(self) -> str:
        return self.current_round.state if self.current_round else "draft"
