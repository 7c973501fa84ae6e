"""What the next accounting of each series would print of forecasts, if something became of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from activities.models import Forecast
from outputs.models import Project
from reports.accounting import Known, account, announced_in
from reports.models import Edition, Section, Series
from reports.renderers.accounts import accounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """`announced` of the forecasts stand in the newest edition of the series; `lines` are what is printed of them."""

    series: str
    language: str
    announced: int
    lines: tuple[dict, ...]
    is_printed: bool


def consequences(
    project: Project, forecasts: Sequence[Forecast], known: Mapping[str, Known]
) -> tuple[Consequence, ...]:
    """One for each series that announced one of the forecasts last; `known` is by the key of the forecast."""
    keys = {str(forecast.uuid) for forecast in forecasts}
    found = (consequence(series, keys, known) for series in project.series.all())
    return tuple(one for one in found if one and one.announced)


def consequence(series: Series, keys: set[str], known: Mapping[str, Known]) -> Consequence | None:
    newest = Edition.objects.filter(series=series).current().standing().order_by("-period_end").first()
    if newest is None:
        return None
    language = series.written_in
    told = [one for one in announced_in(newest.tree) if one.key in keys]
    accounted = account(told, known, period_end=newest.period_end, not_announced=0, language=language)
    return Consequence(
        series=series.name,
        language=language,
        announced=len(told),
        lines=tuple(accounts(accounted, language)),
        is_printed=Section.ACCOUNTING in series.sections,
    )
