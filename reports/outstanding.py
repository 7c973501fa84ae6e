"""The entries that a report does not hold and about which its author is asked, in a fixed number of queries."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from activities.models import Entry, Occurrence
from reports.models import EditionRow, Report
from reports.reported import DONE


def outstanding(report: Report, others: Iterable[Report], held: Iterable[int]) -> list[Entry]:
    """Activities that go on past the period, that have no dates, or that no period of the series holds; forecasts that
    are due without an outcome. `held` are the keys of the entries that stand in the report already.

    Each has `in_no_period`, which says whether it is one of the third kind.
    """
    strays = in_no_period(report, [report, *others])
    ongoing = Occurrence.objects.filter(start__lte=report.period_end).filter(Q(end=None) | Q(end__gt=report.period_end))
    activities = Q(kind=Entry.Kind.ACTIVITY) & (
        Q(pk__in=ongoing.values("entry")) | Q(first_day=None) | Q(pk__in=strays.values("entry"))
    )
    forecasts = Q(kind=Entry.Kind.FORECAST, outcome="", last_day__lte=report.period_end)
    found = report.series.project.entries.filter(activities | forecasts)
    found = found.exclude(pk__in=report.series.withholdings.values("entry")).with_details().by_date()
    held = frozenset(held)
    whole = found.annotate(in_no_period=Exists(strays.filter(entry=OuterRef("pk"))))
    return [entry for entry in whole if entry.pk not in held or entry.kind == Entry.Kind.FORECAST]


def in_no_period(report: Report, series: Iterable[Report]):
    """Occurrences that ended before the period, in no period of the series, and that no edition of it has told."""
    told = EditionRow.objects.told(report.series_id).filter(
        uuid=OuterRef("entry__uuid"), section__in=DONE, start=OuterRef("start"), end=OuterRef("end")
    )
    periods = reduce(or_, (Q(end__range=(one.period_start, one.period_end)) for one in series))
    own = Occurrence.objects.filter(entry__project=report.series.project_id, end__lt=report.period_start)
    return own.exclude(periods).exclude(Exists(told))
