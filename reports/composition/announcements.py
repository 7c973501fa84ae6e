"""What became of what the preceding report announced, from its edition and today's rows."""

from collections.abc import Iterable, Sequence

from activities.models import Entry, Fulfilment
from reports import documents
from reports.accounting import Known, account, announced_in, began_within
from reports.composition.tables import row
from reports.models import Edition, Report, Section
from reports.selection import Selected, Selection


def accounting(report: Report, selection: Selection, language: str) -> documents.Accounting | None:
    """None where no earlier report of the series is published; otherwise a fixed number of queries."""
    preceding = preceding_edition(report) if selection.follows_an_edition else None
    if preceding is None:
        return None
    document = preceding.tree
    told = announced_in(document)
    keys = [one.key for one in told]
    withheld = report.series.withholdings.filter(entry__uuid__in=keys).values_list("entry__uuid", flat=True)
    return account(
        told,
        known_today(report, keys),
        period_end=report.period_end,
        not_announced=began_within(
            [row(selected) for selected in selection.activities],
            document.window,
            frozenset(keys),
            links(selection.activities),
        ),
        language=language,
        withheld={str(uuid) for uuid in withheld},
        is_printed=Section.ACCOUNTING in report.series.sections,
    )


def preceding_edition(report: Report) -> Edition | None:
    """The current edition of the newest earlier report of the series that has one, unless it was withdrawn."""
    editions = Edition.objects.filter(series=report.series_id, period_end__lt=report.period_end)
    return editions.current().standing().order_by("-period_end").first()


def known_today(report: Report, keys: Sequence[str]) -> dict[str, Known]:
    forecasts = (
        Entry.objects.of(report.series.project_id)
        .filter(uuid__in=keys)
        .prefetch_related("occurrences", "fulfilments__activity__occurrences")
    )
    return {str(forecast.uuid): known(forecast) for forecast in forecasts}


def known(forecast: Entry) -> Known:
    carried_out = (one.activity for one in forecast.fulfilments.all())
    return Known(
        outcome=forecast.outcome,
        occurrences=occurrences(forecast),
        carried_out=tuple(one for activity in carried_out for one in occurrences(activity)),
        reason=forecast.reason,
    )


def occurrences(entry: Entry) -> tuple[documents.Occurrence, ...]:
    return tuple(documents.Occurrence(stretch=one.stretch, place=one.place) for one in entry.occurrences.all())


def links(activities: Iterable[Selected]) -> dict[str, set[str]]:
    """The keys of the forecasts that each activity carries out, by its own key."""
    found: dict[str, set[str]] = {}
    pairs = Fulfilment.objects.filter(activity__in=[selected.entry.pk for selected in activities])
    for activity, forecast in pairs.values_list("activity__uuid", "forecast__uuid"):
        found.setdefault(str(activity), set()).add(str(forecast))
    return found
