from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from outputs.access import Role
from outputs.models import Deputyship
from reports import rounds
from reports.canonical import fingerprint
from reports.composition import compose
from reports.models import Report, Round
from tests.factories import (
    make_approved,
    make_member,
    make_project,
    make_published,
    make_report,
    make_submitted,
    make_user,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db

TITLE = "Update 15 September-31 October / forecast November 2009"


@pytest.fixture
def project():
    return make_project(slug="cybercrime-phase-2", title="Project on Cybercrime")


@pytest.fixture
def manager(project):
    return make_member(project, Role.MANAGER, username="the-manager")


@pytest.fixture
def shown(client, manager):
    def page(path="/waiting/", user=manager):
        client.force_login(user)
        return " ".join(client.get(path).content.decode().split())

    return page


@pytest.mark.parametrize("path", ["/", "/waiting/"])
def test_what_was_submitted_waits_with_who_and_since_when(shown, project, path):
    report = make_submitted(make_report(project), author=make_member(project, username="author"))

    page = shown(path)

    assert "<h2>To read and decide on</h2>" in page
    assert f'<a href="{report.get_absolute_url()}">{TITLE}</a>' in page
    assert "submitted by author on 2 November 2009, 10:00" in page
    assert "Approved, not published" not in page


def test_what_is_approved_waits_until_it_is_published(shown, project):
    report = make_approved(make_report(project), manager=make_member(project, Role.MANAGER, username="colleague"))

    assert "approved by colleague on 2 November 2009, 11:00" in shown()

    Round.objects.update(state="published")
    make_published(report)
    assert "Nothing waits for you." in shown()


def test_a_time_to_publish_at_is_said(shown, project):
    report = make_submitted(make_report(project))
    approver = make_member(project, Role.MANAGER)
    read = fingerprint(compose(report, language="en"))
    at = datetime(2009, 11, 2, 10, tzinfo=UTC)
    rounds.approve(report, by=approver, at=at, read=read, publish_at=at + timedelta(days=1))

    assert "to be published on 3 November 2009, 11:00" in shown()


@pytest.mark.parametrize("state", ["draft", "returned", "published"])
def test_what_is_with_its_author_or_was_published_waits_for_no_manager(shown, project, state):
    report = make_report(project)
    if state == "published":
        make_published(report)
    elif state == "returned":
        make_submitted(report).rounds.update(state="returned")

    assert TITLE not in shown()


def test_reports_of_other_projects_wait_for_others(shown):
    make_submitted(make_report(make_project(title="Foreign project")))

    assert "Foreign project" not in shown("/")
    assert "Nothing waits for you." in shown()


def test_a_deputy_finds_what_waits_for_the_manager_on_those_days(shown, project, manager):
    make_submitted(make_report(project))
    deputy, today = make_user(), timezone.localdate()
    named = Deputyship.objects.create(project=project, manager=manager, deputy=deputy, start=today, end=today)

    assert "you decide for the-manager" in shown(user=deputy)

    named.start = named.end = today - timedelta(days=1)
    named.save()
    deputy.__dict__.pop("deputyships_today", None)
    assert "you decide for" not in shown(user=deputy)


def test_the_secretariat_decides_about_nothing_and_has_no_such_page(client, project):
    make_submitted(make_report(project))
    client.force_login(make_member(project))

    assert client.get("/waiting/").status_code == 404
    assert "To read and decide on" not in client.get("/").content.decode()


@pytest.mark.parametrize("count", [1, 12])
def test_it_takes_the_same_number_of_queries_however_much_waits(client, manager, count, django_assert_num_queries):
    for number in range(1, count + 1):
        own = make_project()
        own.memberships.create(user=manager, role=Role.MANAGER)
        make_submitted(make_report(own, period_end=date(2009, 10, number)))
    client.force_login(manager)

    with django_assert_num_queries(5):
        client.get("/waiting/")


def pdf(report):
    return reverse("report-download", args=[report.series.project.slug, report.pk, "pdf"])


def test_the_pdf_of_the_newest_reports_is_one_step_from_home_and_of_any_other_two(shown, project):
    drafted = make_report(project)
    published = make_report(project, period_end=date(2009, 8, 31), period_start=date(2009, 7, 1))
    make_published(published)
    older = [make_report(project, period_start=date(2008, n, 1), period_end=date(2008, n, 28)) for n in (1, 2, 3)]

    home = shown("/")

    assert f'href="{pdf(drafted)}" aria-label="PDF of {TITLE}"' in home
    assert f'href="{pdf(published)}"' in home
    assert pdf(older[0]) not in home
    assert f'<a href="/projects/{project.slug}/" aria-label="All reports of Project on Cybercrime">' in home
    assert pdf(older[0]) in shown(f"/projects/{project.slug}/")


def test_of_what_was_withdrawn_home_offers_no_pdf(shown, project):
    make_withdrawn(make_published(report := make_report(project)))

    assert pdf(Report.objects.get(pk=report.pk)) not in shown("/")
