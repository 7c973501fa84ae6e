"""In a chain of published reports every forecast that one announced is accounted for exactly once in each next report,
until it has an outcome; and what is withheld is in no tree.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from activities import outcomes
from activities.dates import Precision, Stretch
from activities.models import Forecast, Occurrence
from activities.recording import record
from reports.documents import Accounting, EntryTable, Fate, TableKind
from tests.factories import make_edition, make_project, make_report, make_series
from tests.reports.test_selection_properties import BEHIND, DAYS, FIRST, chain

pytestmark = pytest.mark.django_db

CLOSED = {Fate.CARRIED_OUT, Fate.OTHERWISE, Fate.CANCELLED}
PLACES = ("Strasbourg", "Baku", "")
days = st.integers(-10, DAYS + BEHIND) | st.none()


@dataclass(kw_only=True)
class Plan:
    """A forecast as the test knows it. `awaited` from its announcement until a report tells its outcome."""

    entry: Forecast
    awaited: bool = False
    withheld: bool = False

    @property
    def key(self) -> str:
        return str(self.entry.uuid)


def occurrence(day: int | None, place: str) -> Occurrence:
    when = None if day is None else FIRST + timedelta(days=day)
    precision = Precision.UNKNOWN if day is None else Precision.DAY
    return Occurrence.of(Stretch(start=when, end=when, precision=precision), place)


def drawn(data) -> list[Occurrence]:
    return [
        occurrence(day, data.draw(st.sampled_from(PLACES)))
        for day in data.draw(st.lists(days, min_size=1, max_size=3, unique=True))
    ]


def announce(data, project) -> Plan:
    plan = Plan(entry=Forecast(project=project, title="Seminar"))
    record(plan.entry, occurrences=drawn(data), outputs=[])
    return plan


def happen(data, plan: Plan, series) -> None:
    """One thing that may become of a forecast."""
    plan.entry.refresh_from_db()
    verb = data.draw(st.sampled_from(["nothing", "carry out", "cancel", "edit", "withhold", "reopen"]))
    if verb == "withhold" and not plan.withheld and data.draw(st.booleans()):
        series.withholdings.create(entry=plan.entry, reason="Asked by the host.")
        plan.withheld = True
    elif verb == "reopen" and plan.entry.outcome and plan.awaited:
        outcomes.reopen(plan.entry)
    elif verb == "edit" and not plan.entry.outcome:
        record(plan.entry, occurrences=drawn(data), outputs=[])
    elif verb == "cancel" and not plan.entry.outcome:
        outcomes.cancel(plan.entry, reason="No host.")
    elif verb == "carry out" and not plan.entry.outcome:
        outcomes.carry_out(plan.entry)


def trees(data, report):
    """The report as it was published, and sometimes its correction after it."""
    for _ in range(1 + data.draw(st.booleans())):
        yield make_edition(report).tree


def parts(document, kind):
    return [section for section in document.sections if isinstance(section, kind)]


def announced(document) -> set[str]:
    tables = [one for one in parts(document, EntryTable) if one.table is TableKind.FORECASTS]
    return {row.key for table in tables for row in table.rows}


def told(document) -> set[str]:
    rows = {row.key for table in parts(document, EntryTable) for row in table.rows}
    return rows | {line.key for section in parts(document, Accounting) for line in section.lines}


def check(document, plans: list[Plan]) -> None:
    lines = [line for section in parts(document, Accounting) for line in section.lines]
    assert sorted(line.key for line in lines) == sorted(
        plan.key for plan in plans if plan.awaited and not plan.withheld
    )
    assert not told(document) & {plan.key for plan in plans if plan.withheld}
    outcome = {plan.key: Forecast.objects.get(pk=plan.entry.pk).outcome for plan in plans}
    assert all(outcome[line.key] for line in lines if line.fate in CLOSED)
    assert all(outcome[line.key] == "cancelled" for line in lines if line.fate is Fate.CANCELLED)


def go_on(document, plans: list[Plan]) -> None:
    closed = {line.key for section in parts(document, Accounting) for line in section.lines if line.fate in CLOSED}
    fresh = announced(document)
    for plan in plans:
        plan.awaited = not plan.withheld and (plan.key in fresh or (plan.awaited and plan.key not in closed))


@settings(max_examples=min(settings().max_examples // 4, 500))
@given(st.data())
def test_in_a_chain_of_reports_every_forecast_is_accounted_for_until_it_has_an_outcome(data):
    with transaction.atomic():
        tell_all(data)
        transaction.set_rollback(True)


def tell_all(data) -> None:
    project = make_project()
    series = make_series(project)
    plans: list[Plan] = []
    for report in chain(series):
        plans += [announce(data, project) for _ in range(data.draw(st.integers(0, 3)))]
        for plan in plans:
            happen(data, plan, series)
        for document in trees(data, report):
            check(document, plans)
        go_on(document, plans)


def test_a_forecast_that_is_never_settled_comes_back_in_each_report():
    project = make_project()
    forecast = Forecast(project=project, title="Seminar")
    record(forecast, occurrences=[occurrence(40, "Baku")], outputs=[])

    documents = [make_edition(report).tree for report in chain(make_series(project))]

    fates = [[line.fate for section in parts(one, Accounting) for line in section.lines] for one in documents]
    assert fates == [[], [Fate.OPEN], [Fate.OPEN], [Fate.OPEN]]


def test_what_was_announced_for_later_than_the_next_report_is_not_yet_due():
    project = make_project()
    forecast = Forecast(project=project, title="Seminar")
    record(forecast, occurrences=[occurrence(80, "Baku")], outputs=[])
    start = date(2009, 2, 1)
    spans = [(start, date(2009, 2, 28)), (date(2009, 3, 1), date(2009, 3, 31))]
    series = make_series(project)
    windows = {"window_start": date(2009, 4, 1), "window_end": date(2009, 4, 30)}
    reports = [
        make_report(project, series=series, period_start=first, period_end=last, date=last, **windows)
        for first, last in spans
    ]

    documents = [make_edition(report).tree for report in reports]

    assert [line.fate for line in parts(documents[1], Accounting)[0].lines] == [Fate.NOT_YET_DUE]
