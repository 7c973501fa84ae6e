from datetime import date

import pytest

from outputs.models import Project
from reports.desk.lists import with_newest_reports
from tests.factories import make_project, make_report, make_series

pytestmark = pytest.mark.django_db


def make_reports(project, *months, **kwargs):
    for month in months:
        day = date(2010, month, 1)
        make_report(project, period_start=day, period_end=day, window_start=day, window_end=day, date=day, **kwargs)


def test_a_project_is_listed_with_its_newest_reports_of_all_series():
    project = make_project()
    make_reports(project, 1, 2, 3, 5)
    make_reports(project, 4, series=make_series(project, name="Ministry"))

    (listed,) = with_newest_reports(Project.objects.all())

    assert [line.title for line in listed.reports] == [
        "Update 1 May / forecast 1 May 2010",
        "Ministry 1 April / forecast 1 April 2010",
        "Update 1 March / forecast 1 March 2010",
    ]


def test_a_title_of_its_own_is_listed_as_it_was_given():
    make_report(make_project(), title="Last update before the conference")

    (listed,) = with_newest_reports(Project.objects.all())

    assert [line.title for line in listed.reports] == ["Last update before the conference"]


@pytest.mark.parametrize("projects", [1, 12])
def test_the_list_takes_the_same_number_of_queries_however_many_the_projects(projects, django_assert_num_queries):
    for _ in range(projects):
        make_reports(make_project(), 1, 2, 3, 4, 5)

    with django_assert_num_queries(5):
        assert len(with_newest_reports(Project.objects.all())) == projects
