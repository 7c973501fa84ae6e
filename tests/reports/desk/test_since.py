from datetime import UTC, datetime

import pytest
from django.utils.html import strip_tags

from outputs.access import Role
from reports import rounds
from reports.canonical import fingerprint
from reports.composition import compose
from reports.models import Report, Step
from tests.factories import (
    make_activities,
    make_activity,
    make_administrator,
    make_approved,
    make_member,
    make_project,
    make_report,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def project():
    return make_project(slug="cybercrime-phase-2")


@pytest.fixture
def manager(client, project):
    client.force_login(make_member(project, Role.MANAGER))
    return client


def submit(report):
    report = Report.objects.get(pk=report.pk)
    rounds.submit(report, by=make_administrator(), at=NOW, read=fingerprint(compose(report, language="en")))
    return Report.objects.get(pk=report.pk)


def send_back(report):
    rounds.send_back(Report.objects.get(pk=report.pk), by=make_administrator(), at=NOW, text="Which?")


def page(client, report):
    return " ".join(client.get(report.get_absolute_url()).content.decode().split())


def margin(shown, entry):
    return shown.split(f'id="row-{entry.uuid}"')[1].split("</td>")[0]


def panel(shown):
    return shown.split('<section class="panel since"')[1].split("</section>")[0] if 'panel since"' in shown else ""


def reworded(entry, **kwargs):
    type(entry).objects.filter(pk=entry.pk).update(**kwargs)


def test_what_was_never_read_before_has_no_changes(manager, project):
    make_activity(project)

    assert panel(page(manager, submit(make_report(project)))) == ""


def test_a_row_that_reads_otherwise_is_marked_beside_it_word_by_word(manager, project):
    entry = make_activity(project, text="<p>Ten judges took part.</p>")
    make_activity(project, title="Another")
    report = submit(make_report(project))
    send_back(report)
    reworded(entry, text="<p>Twelve judges took part.</p>")
    submit(report)

    shown = page(manager, report)

    assert "<del>Ten </del><ins>Twelve </ins>judges took part." in margin(shown, entry)
    assert "since round 1, as it was submitted on 2 November 2009, 13:00" in margin(shown, entry)
    assert f'<a href="#row-{entry.uuid}" lang="en">5-9 Oct 09, Seminar on cybercrime</a>' in panel(shown)
    assert "Another" not in panel(shown)


def test_what_came_and_went_is_named_by_date_and_title(manager, project):
    gone = make_activity(project, title="Gone")
    report = submit(make_report(project))
    send_back(report)
    gone.delete()
    come = make_activity(project, title="Come")
    submit(report)

    shown = page(manager, report)

    assert "added to the activities carried out" in margin(shown, come)
    assert "5-9 Oct 09, Gone taken out of the activities carried out" in " ".join(strip_tags(panel(shown)).split())


def test_the_date_of_issue_and_the_data_sheet_are_told_too(manager, project):
    report = submit(make_report(project))
    send_back(report)
    Report.objects.update(date="2009-11-09")
    type(project).objects.update(objective="To promote the Convention")
    submit(report)

    shown = panel(page(manager, report))

    assert "9 November 2009 instead of 2 November 2009" in shown
    assert "<ins>To promote the Convention</ins>" in shown


def test_what_was_approved_and_returned_is_told_against_the_approval(manager, project):
    report = make_approved(make_report(project))
    send_back(report)
    submit(report)

    shown = panel(page(manager, report))

    assert "Against round 1, as it was approved on 2 November 2009, 11:00." in shown
    assert "Nothing reads otherwise." in shown


def test_only_those_who_decide_are_told_and_only_while_they_do(client, project):
    report = submit(make_report(project))
    send_back(report)
    submit(report)
    client.force_login(make_member(project))
    assert panel(page(client, report)) == ""

    client.force_login(make_member(project, Role.MANAGER))
    assert panel(page(client, report)) != ""
    send_back(report)
    assert panel(page(client, report)) == ""


@pytest.mark.parametrize("entries", [12, 500])
def test_it_takes_the_same_number_of_queries_however_many_the_entries(
    manager, project, entries, django_assert_num_queries
):
    made = make_activities(project, entries)
    report = submit(make_report(project))
    send_back(report)
    reworded(made[0], title="Workshop")
    submit(report)
    assert Step.objects.count() == 3

    with django_assert_num_queries(23):
        manager.get(report.get_absolute_url())
