"""Reports with an accounting, published in the usual way, on one person's authority, and corrected."""

from datetime import UTC, date, datetime

import pytest

from activities import outcomes
from outputs.access import Role
from reports import publishing
from reports.documents import Accounting, DataSheet, Fate
from reports.models import Report
from tests.factories import (
    make_activity,
    make_approved,
    make_forecast,
    make_member,
    make_project,
    make_published,
    make_report,
)
from tests.reports.test_announcements import NEXT

pytestmark = pytest.mark.django_db

AT = datetime(2010, 1, 4, 12, tzinfo=UTC)


@pytest.fixture
def report():
    """The second of a series; one forecast of the first was carried out."""
    project = make_project()
    forecast = make_forecast(project, title="Seminar")
    make_published(make_report(project))
    outcomes.carry_out(forecast)
    return make_report(project, **NEXT)


def accounts(edition):
    return {line.title: line.fate for one in edition.tree.sections if isinstance(one, Accounting) for line in one.lines}


def manager_of(report):
    return make_member(report.series.project, Role.MANAGER)


def test_what_was_approved_with_an_accounting_is_published_with_it(report):
    manager = manager_of(report)

    edition = publishing.publish(make_approved(report, manager=manager), by=manager, at=AT)

    assert accounts(edition) == {"Seminar": Fate.CARRIED_OUT}


def test_another_outcome_after_the_approval_is_not_what_was_approved(report):
    manager, approved = manager_of(report), make_approved(report)
    outcomes.reopen(report.series.project.entries.get(kind="forecast"))

    with pytest.raises(publishing.Refused, match="What became of what was announced"):
        publishing.publish(approved, by=manager, at=AT)


def test_a_report_with_an_accounting_is_published_on_authority(report):
    edition = publishing.publish_on_authority(report, by=manager_of(report), at=AT)

    assert accounts(edition) == {"Seminar": Fate.CARRIED_OUT}


def test_a_correction_of_the_entries_takes_what_became_of_them_too(report):
    manager = manager_of(report)
    publishing.publish_on_authority(report, by=manager, at=AT)
    activity = report.series.project.entries.get(kind="activity")
    activity.occurrences.update(start=date(2009, 11, 26), end=date(2009, 11, 26))

    report = Report.objects.get(pk=report.pk)
    edition = publishing.publish_on_authority(report, by=manager, at=AT, reason="A date was wrong.")

    assert edition.number == 2
    assert accounts(edition) == {"Seminar": Fate.OTHERWISE}


def test_a_report_is_published_though_its_counts_and_rows_are_corrected(report):
    series, manager = report.series, manager_of(report)
    series.counts_per_output = True
    series.save()
    series.project.outputs.create(code="1", title="Legislation")
    publishing.publish_on_authority(report, by=manager, at=AT)
    make_activity(series.project, title="Late", when="3 Dec 09", outputs=["1"])

    report = Report.objects.get(pk=report.pk)
    edition = publishing.publish_on_authority(report, by=manager, at=AT, reason="An entry was missing.")

    (sheet,) = (one for one in edition.tree.sections if isinstance(one, DataSheet))
    (output,) = sheet.outputs
    assert (output.done, output.planned) == (1, 0)
