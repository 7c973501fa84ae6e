"""One stretch of time in one place. What its precision means for its days is held by the database."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from activities.dates import Precision, Stretch, printed_stretch
from activities.models.entry import Entry
from activities.models.fields import DayField, FoldedField
from activities.models.precision import precision_fits
from outputs.models.fields import LineField


class Occurrence(models.Model):
    """Dates are inclusive; without `end` the stretch is open-ended, without both it is not yet known."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="occurrences")
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    start = DayField(_("start"), null=True, blank=True)
    end = DayField(_("end"), null=True, blank=True)
    precision = models.CharField(
        _("precision"), max_length=20, choices=[(precision.value, precision.value) for precision in Precision]
    )
    printed_as = LineField(
        _("printed as"), max_length=60, blank=True, help_text=_("Only where nothing else will do: October")
    )
    place = LineField(_("place"), max_length=200, blank=True, help_text=_("As reports print it: Asunción, Paraguay"))
    search_place = FoldedField(source="searched")

    class Meta:
        ordering = ["entry", "position", "pk"]
        verbose_name = _("date and place")
        verbose_name_plural = _("dates and places")
        constraints = [
            models.CheckConstraint(
                name="occurrence_ends_after_its_start",
                condition=Q(start=None) | Q(end=None) | Q(end__gte=F("start")),
                violation_error_message=_("The last day comes before the first."),
            ),
            models.CheckConstraint(
                name="occurrence_precision_fits_its_days",
                condition=precision_fits(),
                violation_error_message=_("The days are not those of a whole unit of the precision."),
            ),
        ]

    def __str__(self):
        when = printed_stretch(self.stretch, language=self.entry.project.language)
        return f"{when}, {self.place}" if self.place else when

    @classmethod
    def of(cls, stretch: Stretch, place: str = "") -> "Occurrence":
        """An unsaved occurrence of no entry yet; `activities.recording` gives it one."""
        return cls(
            start=stretch.start,
            end=stretch.end,
            precision=stretch.precision.value,
            printed_as=stretch.printed_as,
            place=place,
        )

    @property
    def stretch(self) -> Stretch:
        """The value; raises DateError where the columns do not fit together."""
        return Stretch(start=self.start, end=self.end, precision=Precision(self.precision), printed_as=self.printed_as)

    def searched(self) -> str:
        return self.place
