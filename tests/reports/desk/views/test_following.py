from datetime import date

import pytest
from django.urls import reverse

from reports.models import Report
from tests.factories import make_member, make_project, make_report, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make_project()


@pytest.fixture
def author(client, project):
    client.force_login(make_member(project))
    return client


def address(project):
    return reverse("project-next-report", args=[project.slug])


def sent(response):
    """The form as the page sends it when nothing is changed."""
    (one,) = response.context["suggested"]
    return {"series": one["series"].pk, **{field.name: field.value() for field in one["form"]}}


def test_one_click_makes_what_is_suggested(author, project):
    make_report(project)
    page = author.get(address(project))
    assert "Update November-December 2009 / forecast January 2010" in page.content.decode()

    made = author.post(address(project), sent(page))

    report = Report.objects.latest("pk")
    assert (report.period_start, report.period_end) == (date(2009, 11, 1), date(2009, 12, 31))
    assert (report.window_start, report.window_end) == (date(2010, 1, 1), date(2010, 1, 31))
    assert report.date == date(2010, 1, 2)
    assert made["Location"] == reverse("report-close", args=[project.slug, report.pk])


def test_a_report_is_made_once(author, project):
    make_report(project)
    form = sent(author.get(address(project)))
    author.post(address(project), form)

    assert author.post(address(project), form).status_code == 409
    assert Report.objects.count() == 2


def test_days_that_cannot_be_are_refused(author, project):
    make_report(project)
    form = {**sent(author.get(address(project))), "period_end": "2009-01-01"}

    response = author.post(address(project), form)

    assert response.status_code == 409
    assert "The period ends before it starts." in response.content.decode()


def test_a_series_without_a_report_leads_to_its_first(author, project):
    series = make_series(project)

    shown = author.get(address(project)).content.decode()

    assert f"{reverse('admin:reports_report_add')}?series={series.pk}" in shown


def test_a_series_of_another_project_makes_nothing(author, project):
    make_report(project)
    foreign = make_report(make_project())
    form = {**sent(author.get(address(project))), "series": foreign.series.pk}

    assert author.post(address(project), form).status_code == 409
    assert Report.objects.count() == 2
