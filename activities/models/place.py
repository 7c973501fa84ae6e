"""Where a place lies, told by the secretariat: what the shipped list does not know, or knows otherwise."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from activities.models.fields import FoldedField
from activities.places import Position
from outputs.models import Project
from outputs.models.fields import LineField
from outputs.text import fold


class PlacePosition(models.Model):
    """Holds for every entry of the project that names the place so, without regard to case and accents."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="places", verbose_name=_("project"))
    place = LineField(_("place"), max_length=200, help_text=_("As it stands in the entries: Palais de l'Europe"))
    search_place = FoldedField(source="searched")
    latitude = models.FloatField(_("latitude"), null=True, blank=True, help_text=_("Degrees, south negative: 48.5839"))
    longitude = models.FloatField(_("longitude"), null=True, blank=True, help_text=_("Degrees, west negative: 7.7455"))
    off_map = models.BooleanField(
        _("not on the map"), default=False, help_text=_("A meeting by telephone has no place")
    )

    class Meta:
        ordering = ["project", "search_place"]
        verbose_name = _("position of a place")
        verbose_name_plural = _("positions of places")
        constraints = [
            models.UniqueConstraint(
                fields=["project", "search_place"],
                name="placeposition_place_is_unique",
                violation_error_message=_("This place has a position already."),
            ),
            models.CheckConstraint(
                name="placeposition_names_a_place",
                condition=~Q(place=""),
                violation_error_message=_("Name the place."),
            ),
            models.CheckConstraint(
                name="placeposition_is_on_the_globe",
                condition=Q(off_map=True, latitude=None, longitude=None)
                | Q(
                    off_map=False,
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                violation_error_message=_(
                    "Give a latitude from -90 to 90 and a longitude from -180 to 180, or say that it is not on the map."
                ),
            ),
        ]

    def __str__(self):
        return self.place

    def clean(self):
        """The column follows from the place when it is saved; uniqueness is asked before."""
        self.search_place = fold(self.searched())

    @property
    def positions(self) -> tuple[Position, ...]:
        """Empty where the place is not on the map; the country is not known of a position that a person gave."""
        if self.off_map:
            return ()
        return (Position(latitude=self.latitude, longitude=self.longitude, name=self.place, country=""),)

    def searched(self) -> str:
        return self.place
