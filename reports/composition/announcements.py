"""What became of what the preceding report announced, from its edition and today's rows."""

from collections.abc import Collection, Iterable, Sequence

from activities.models import Entry, Fulfilment
from reports import documents
from reports.accounting import Known, account, announced_in, began_within
from reports.composition.tables import as_told
from reports.models import Edition, EditionRow, Report, Section


def accounting(report: Report, activities: Sequence[documents.Row], *, language: str) -> documents.Accounting | None:
    """In a fixed number of queries. None where no earlier report of the series stands published, and where there is
    nothing to account for.
    """
    preceding = preceding_edition(report)
    if preceding is None:
        return None
    document, withheld = preceding.tree, withheld_from(report)
    told = announced_in(document)
    section = account(
        told,
        known_today(report, [one.key for one in told], withheld),
        period_end=report.period_end,
        not_announced=began_within(activities, document.window, carrying_out_what_was_told(report)),
        language=language,
        withheld=withheld,
        is_printed=Section.ACCOUNTING in report.series.sections,
    )
    return section if section.lines or section.not_announced else None


def preceding_edition(report: Report) -> Edition | None:
    """The current edition of the newest earlier report of the series; one that was withdrawn is passed over."""
    editions = Edition.objects.filter(series=report.series_id, period_end__lt=report.period_end)
    return editions.current().standing().order_by("-period_end", "sequence").first()


def withheld_from(report: Report) -> frozenset[str]:
    """The keys of the entries that the series never tells."""
    return as_keys(report.series.withholdings.values_list("entry__uuid", flat=True))


def known_today(report: Report, keys: Sequence[str], withheld: Collection[str]) -> dict[str, Known]:
    forecasts = (
        Entry.objects.of(report.series.project_id)
        .filter(uuid__in=keys)
        .prefetch_related("occurrences", "fulfilments__activity__occurrences")
    )
    return {str(forecast.uuid): known(forecast, withheld) for forecast in forecasts}


def known(forecast: Entry, withheld: Collection[str]) -> Known:
    """Without the dates and places of activities that the series withholds."""
    carried_out = (one.activity for one in forecast.fulfilments.all() if str(one.activity.uuid) not in withheld)
    return Known(
        outcome=forecast.outcome,
        occurrences=occurrences(forecast),
        carried_out=tuple(one for activity in carried_out for one in occurrences(activity)),
        reason=forecast.reason,
    )


def occurrences(entry: Entry) -> tuple[documents.Occurrence, ...]:
    return as_told(entry.occurrences.all())


def carrying_out_what_was_told(report: Report) -> frozenset[str]:
    """The keys of the activities that carry out what an earlier report of the series announced."""
    announced = EditionRow.objects.told(report.series_id).filter(
        section=documents.TableKind.FORECASTS.value, edition__period_end__lt=report.period_end
    )
    pairs = Fulfilment.objects.filter(
        activity__project=report.series.project_id, forecast__uuid__in=announced.values("uuid")
    )
    return as_keys(pairs.values_list("activity__uuid", flat=True))


def as_keys(uuids: Iterable) -> frozenset[str]:
    return frozenset(str(uuid) for uuid in uuids)
