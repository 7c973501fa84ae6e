from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from activities.models import Activity, Forecast
from reports.demonstration import FUNDER, add_people, load_demonstration
from reports.demonstration.sequel import go_on
from reports.demonstration.telling import tell
from reports.documents import Accounting, DataSheet, EntryTable, Fate, InShort, TableKind
from reports.models import Edition, Report

pytestmark = pytest.mark.django_db

AT = datetime(2010, 1, 20, 12, tzinfo=UTC)


@pytest.fixture
def editions():
    """The next update and the annual report."""
    add_people(load_demonstration())
    first = Report.objects.get()
    tell(first, at=AT)
    return go_on(first, at=AT, funder=FUNDER)


def part(edition, kind):
    return next(one for one in edition.tree.sections if isinstance(one, kind))


def pages(edition):
    return len(PdfReader(BytesIO(bytes(edition.file.content))).pages)


def test_the_next_update_accounts_for_all_six_and_the_annual_report_tells_the_year(editions):
    update, annual = editions

    fates = sorted(line.fate for line in part(update, Accounting).lines)
    assert (update.sequence, update.number, update.title) == (
        3,
        1,
        "Update November-December 2009 / forecast January-February 2010",
    )
    assert part(update, Accounting).statement == (
        "Announced in the last update: 6 – carried out 4, postponed 1, cancelled 1"
    )
    assert fates == [Fate.CANCELLED, *[Fate.CARRIED_OUT] * 4, Fate.POSTPONED]
    assert part(update, InShort).text.startswith("An example, made up from the forecasts of 2 November 2009")
    assert pages(update) <= 4
    rows = {one.table: one.rows for one in annual.tree.sections if isinstance(one, EntryTable)}
    assert annual.title == "Annual report 2009 / forecast 2010"
    assert [len(rows[kind]) for kind in (TableKind.ACTIVITIES, TableKind.FORECASTS)] == [16, 1]
    assert [funder.name for funder in annual.series.funders.all()] == ["Romania"]
    assert part(annual, DataSheet).outputs[0].done == 10
    assert update.date == date(2010, 1, 4)


def test_it_is_told_once(editions):
    first = Report.objects.get(period_end=date(2009, 10, 31))

    assert go_on(first, at=AT, funder=FUNDER) == []
    assert Edition.objects.count() == 4


def test_a_project_that_went_its_own_way_is_left_alone():
    add_people(load_demonstration())

    assert go_on(Report.objects.get(), at=AT, funder=FUNDER) == []
    assert Forecast.objects.unresolved().count() == 6
    assert Activity.objects.count() == 12
