"""What now: the page that everybody at the desk begins with."""

from datetime import UTC, date, datetime

import pytest

from outputs.access import Role
from outputs.models import Project
from reports import rounds
from reports.desk.now import what_now
from reports.desk.now.days import seen_from
from reports.models import Report, Round
from tests.factories import (
    make_activities,
    make_activity,
    make_approved,
    make_forecast,
    make_member,
    make_project,
    make_published,
    make_report,
    make_series,
    make_submitted,
    make_user,
)

pytestmark = pytest.mark.django_db

WHILE_IT_RUNS, AFTER_IT = date(2009, 10, 20), date(2009, 11, 14)
CLOSING = "/projects/own/reports/{}/close/"


@pytest.fixture
def project():
    return make_project(slug="own", title="Own project")


@pytest.fixture
def author(project):
    return make_member(project, username="author")


@pytest.fixture
def manager(project):
    return make_member(project, Role.MANAGER, username="the-manager")


def now(user, today=AFTER_IT):
    (told,) = what_now(Project.objects.visible_to(user), user, today=today)
    return told


def step(told):
    return (told.urgent.label, told.urgent.address) if told.urgent else None


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2009, 9, 14), "begins on 15 September 2009"),
        (date(2009, 9, 15), "runs until 31 October 2009: 46 days left"),
        (date(2009, 10, 30), "runs until 31 October 2009: 1 day left"),
        (date(2009, 10, 31), "ends today"),
        (date(2009, 11, 1), "ended on 31 October 2009, 1 day ago"),
        (date(2009, 11, 14), "ended on 31 October 2009, 14 days ago"),
    ],
)
def test_a_period_is_seen_from_today(today, said):
    assert seen_from(today, start=date(2009, 9, 15), end=date(2009, 10, 31)) == said


def test_a_project_without_a_series_begins_with_one(author, project):
    assert step(now(author)) == ("Add a series of reports", f"/admin/outputs/project/{project.pk}/change/#series-group")


def test_a_series_without_entries_begins_with_an_activity(author, project):
    make_series(project)

    assert step(now(author)) == ("Enter the first activity", f"/admin/activities/activity/add/?project={project.pk}")


def test_a_series_without_a_report_begins_with_its_first(author, project):
    series = make_series(project)
    make_activity(project)

    assert step(now(author)) == ("Make the first report", f"/admin/reports/report/add/?series={series.pk}")


def test_a_report_whose_period_runs_wants_entries(author, project):
    make_report(project)
    make_activity(project)
    told = now(author, WHILE_IT_RUNS)

    (going,) = told.series[0].on_their_way
    assert (going.when, going.state, going.said) == ("runs until 31 October 2009: 11 days left", "Draft", "")
    assert step(told) == ("New activity", f"/admin/activities/activity/add/?project={project.pk}")


def test_a_report_whose_period_is_over_wants_to_be_prepared(author, project):
    report = make_report(project)
    make_activity(project)

    assert step(now(author)) == ("Prepare and submit", CLOSING.format(report.pk))


def test_what_was_submitted_waits_for_the_manager_with_who_and_since_when(author, manager, project):
    make_activity(project)
    report = make_submitted(make_report(project), author=author)

    assert step(now(author)) is None
    assert step(now(manager)) == ("Read and decide", report.get_absolute_url())
    assert now(author).series[0].on_their_way[0].said == "submitted by author on 2 November 2009, 10:00"


def test_what_was_returned_comes_with_the_words(author, manager, project):
    make_activity(project)
    report = make_submitted(make_report(project), author=author)
    rounds.send_back(report, by=manager, at=datetime(2009, 11, 3, 9, tzinfo=UTC), text="The place is wrong.")

    told = now(author)

    (going,) = told.series[0].on_their_way
    assert [(one.said_by, one.text) for one in going.words] == [("the-manager", "The place is wrong.")]
    assert (going.state, going.said) == ("Returned", "returned by the-manager on 3 November 2009, 10:00")
    assert step(told) == ("Mend and submit again", CLOSING.format(report.pk))
    assert step(now(manager)) is None


def test_what_is_approved_waits_to_be_published(author, manager, project):
    make_activity(project)
    report = make_approved(make_report(project))

    assert step(now(manager)) == ("Publish…", f"{report.get_absolute_url()}publish/")
    assert step(now(author)) is None


def test_after_what_is_published_the_next_period_is_said(author, project):
    make_activity(project)
    report = make_report(project)
    make_published(report)

    told = now(author)

    assert told.series[0].on_their_way == ()
    assert told.series[0].published.report == report
    assert told.series[0].not_begun.title == "Update November-December 2009 / forecast January 2010"
    assert told.series[0].not_begun.when == "runs until 31 December 2009: 47 days left"
    assert step(told) == (
        "Begin the next report",
        f"/projects/own/reports/next/#series-{report.series_id}",
    )
    assert now(author, WHILE_IT_RUNS).series[0].not_begun is None


def test_a_correction_goes_on_where_its_report_is(author, project):
    make_activity(project)
    edition = make_published(make_report(project))
    report = Report.objects.get()
    Round.objects.create(report=report, number=2, corrects=edition, date=date(2009, 11, 5), reason="A place was wrong.")

    told = now(author)

    assert step(told) == ("Go on with the correction", report.get_absolute_url())
    assert told.series[0].on_their_way[0].state == "Correction: draft"


def test_of_several_series_what_is_most_urgent_stands_out(author, manager, project):
    make_activity(project)
    make_report(project)
    ministry = make_report(project, series=make_series(project, name="Ministry"))
    rounds.send_back(make_submitted(ministry), by=manager, at=datetime(2009, 11, 3, 9, tzinfo=UTC), text="Shorter.")

    told = now(author)

    assert [one.label for series in told.series for one in series.steps] == [
        "Prepare and submit",
        "Mend and submit again",
    ]
    assert told.urgent.label == "Mend and submit again"


def test_texts_still_to_come_are_those_since_the_oldest_report_on_its_way(author, project):
    make_report(project)
    make_activity(project, title="Before", when="1 Sep 09")
    owed = make_activity(project, title="Owed", when="5-9 Oct 09")
    make_activity(project, title="Written", when="6 Oct 09", text="<p>Done.</p>")
    make_activity(project, title="Ahead", when="1 Dec 09")
    make_activity(make_project(), title="Foreign", when="5 Oct 09")

    (text,) = now(author).lacks.texts

    assert (text.entry, text.since, text.by) == (owed, date(2009, 10, 9), "")
    assert text.address == f"/admin/activities/activity/{owed.pk}/change/?back=/"


def test_of_many_texts_the_oldest_stand_there_and_a_list_of_all(author, project, client):
    make_report(project)
    make_activities(project, 8)

    lacks = now(author).lacks

    assert len(lacks.texts) == 5
    assert lacks.more_texts.sentence == "All 8 activities without text"
    client.force_login(author)
    assert len(client.get(lacks.more_texts.address).context["cl"].result_list) == 8


def test_forecasts_that_want_a_decision_are_counted_with_their_list(author, project, client):
    make_forecast(project, when="1 Nov 09")
    make_forecast(project, when="1 Dec 09")
    make_forecast(project, when="2 Nov 09", outcome="cancelled")
    make_forecast(project, when="tbc")
    make_activity(project, when="tbc", text="<p>Done.</p>")
    client.force_login(author)

    due, forecasts, activities = now(author).lacks.counted

    assert (due.sentence, due.address) == (
        "1 forecast whose dates have passed: what became of it?",
        "/projects/own/forecasts/",
    )
    assert forecasts.sentence == "1 forecast without dates to decide on"
    assert activities.sentence == "1 activity without dates"
    for one in (forecasts, activities):
        assert len(client.get(one.address).context["cl"].result_list) == 1


def test_a_manager_is_led_to_no_page_of_the_desk(manager, project, client):
    make_series(project)
    make_activities(project, 8)
    make_forecast(project, when="tbc")
    client.force_login(manager)

    assert "/admin/" not in client.get("/").content.decode()


def test_each_project_says_what_is_next_and_no_other_is_named(client, author, project):
    make_project(title="Foreign project")
    make_report(project)
    make_activity(project, title="Seminar on evidence")
    client.force_login(author)

    shown = client.get("/").content.decode()

    assert "What now?" in shown
    assert "Texts still to come" in shown
    assert ">Prepare and submit</a>" in shown
    assert "Foreign" not in shown


@pytest.mark.parametrize(("projects", "entries"), [(1, 1), (12, 1), (2, 40)])
def test_home_takes_the_same_number_of_queries_however_much_there_is(
    client, projects, entries, django_assert_num_queries
):
    user = make_user()
    for number in range(projects):
        project = make_project(title=f"Project {number}")
        user.memberships.create(role=Role.SECRETARIAT, project=project)
        user.memberships.create(role=Role.MANAGER, project=project)
        make_activities(project, entries)
        for _ in range(entries):
            make_forecast(project, when="1 Nov 09")
        make_published(make_report(project), content=f"%PDF {number}".encode())
        later = {"period_start": date(2009, 11, 1), "period_end": date(2009, 12, 31)}
        report = make_submitted(make_report(project, **later))
        rounds.send_back(report, by=make_member(project, Role.MANAGER), at=datetime.now(UTC), text="Shorter.")
    client.force_login(user)
    client.get("/")

    with django_assert_num_queries(19):
        client.get("/")
