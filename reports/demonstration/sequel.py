"""What might have been told next: an update and an annual report made up from the reference's own six forecasts, and
marked as examples. No fact is added but what became of the forecasts.
"""

from datetime import date, datetime

from activities import outcomes
from activities.dates import parse
from activities.models import Forecast, Occurrence
from outputs.models import Funder, User
from reports.demonstration.telling import take_through
from reports.models import Edition, Report, Series

CANCELLED = "Information Security Forum 20th Anniversary Annual World Congress"
POSTPONED = "ERA - TAIEX seminar on the fight against cybercrime"
REASON = "Example of a public reason"
POSTPONED_TO = "Feb 10"
UPDATE = {
    "period_start": date(2009, 11, 1),
    "period_end": date(2009, 12, 31),
    "window_start": date(2010, 1, 1),
    "window_end": date(2010, 2, 28),
    "date": date(2010, 1, 4),
    "in_short": (
        "An example, made up from the forecasts of 2 November 2009; nothing in it was reported by the project. Of the "
        "six activities announced four were carried out, one is postponed to February 2010 and one is cancelled."
    ),
}
PEOPLE = {"author": "secretariat", "manager": "manager"}
ANNUAL_SERIES = "Annual report"
ANNUAL_REPORT = {
    "title": "Annual report 2009 / forecast 2010",
    "period_start": date(2009, 1, 1),
    "period_end": date(2009, 12, 31),
    "window_start": date(2010, 1, 1),
    "window_end": date(2010, 12, 31),
    "date": date(2010, 1, 15),
    "in_short": (
        "An example of a second series: it tells one funder of the whole year, from the entries of both updates. What "
        "took place in November and December 2009 is made up from the forecasts of 2 November 2009."
    ),
}


def go_on(first: Report, *, at: datetime, funder: str) -> list[Edition]:
    """The next update of the series and the annual report, each published once; nothing where the project went its own
    way after the first report.
    """
    project = first.series.project
    if first.editions.count() != 2 or Report.objects.of(project).count() != 1 or not settle_forecasts(project):
        return []
    people = {role: User.objects.get(username=name) for role, name in PEOPLE.items()}
    update = Report.objects.create(series=first.series, **UPDATE)
    annual = Report.objects.create(series=annual_series(project, funder), **ANNUAL_REPORT)
    return [take_through(report, **people, at=at) for report in (update, annual)]


def settle_forecasts(project) -> bool:
    """Whether there was something to settle."""
    open_ones = list(Forecast.objects.of(project).unresolved().by_date())
    for forecast in open_ones:
        if forecast.title == CANCELLED:
            outcomes.cancel(forecast, reason=REASON)
        elif forecast.title == POSTPONED:
            (place,) = {one.place for one in forecast.occurrences.all()}
            later = [Occurrence.of(stretch, place) for stretch in parse(POSTPONED_TO).stretches]
            outcomes.postpone(forecast, occurrences=later, reason=REASON)
        else:
            outcomes.carry_out(forecast)
    return bool(open_ones)


def annual_series(project, funder: str) -> Series:
    """Addressed to one of the project's funders, with what an annual report counts."""
    series = Series.objects.create(project=project, name=ANNUAL_SERIES, addressed_to_all=False, counts_per_output=True)
    series.funders.add(Funder.objects.get(name=funder))
    return series
