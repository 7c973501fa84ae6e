"""What looks like a slip in an entry that was just saved: said, and nothing else."""

from django.contrib import messages
from django.db.models import Count, Min
from django.utils.translation import gettext as _

from activities.models import Entry, Occurrence
from activities.warnings import of_one, otherwise_spelt, spelt_otherwise, told_twice
from activities.warnings.doubles import MOST_COMPARED


class SaysSlips:
    """Says after each save what is worth a look; the entry is kept as it is."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for sentence in slips(form.instance.pk):
            self.message_user(request, _("Worth a look: %s") % sentence, messages.WARNING)


def slips(pk: int) -> list[str]:
    """In a fixed number of queries, against all entries of the project."""
    entry = Entry.objects.select_related("project").with_details().get(pk=pk)
    marks = [footnote.mark for footnote in entry.project.footnotes.all()]
    twice = [sentence for one, sentence in told_twice([*of_the_same_dates(entry), entry]) if one is entry]
    usual = otherwise_spelt(entry.places(), counted_places(entry))
    return [*of_one(entry, entry.project, marks), *twice, *spelt_otherwise(entry, usual)]


def of_the_same_dates(entry: Entry):
    alike = Entry.objects.filter(kind=entry.kind, first_day=entry.first_day, last_day=entry.last_day)
    return alike.of(entry.project).exclude(pk=entry.pk).with_details().order_by("pk")[:MOST_COMPARED]


def counted_places(entry: Entry) -> dict[str, int]:
    """How often the entries of the project name each place, the oldest first."""
    named = Occurrence.objects.filter(entry__project=entry.project_id).exclude(place="").order_by().values("place")
    return dict(named.annotate(times=Count("pk"), first=Min("pk")).order_by("first").values_list("place", "times"))
