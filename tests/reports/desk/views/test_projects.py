import pytest
from django.urls import reverse

from outputs.access import Role
from reports.models import Report
from tests.factories import (
    make_administrator,
    make_approved,
    make_member,
    make_project,
    make_published,
    make_report,
    make_user,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make_project(slug="cybercrime-phase-2", title="Project on Cybercrime")


@pytest.fixture
def manager(client, project):
    client.force_login(make_member(project, Role.MANAGER))
    return client


def text(response):
    return response.content.decode()


def test_home_lists_the_projects_one_may_read(manager, project):
    make_project(title="Foreign project")
    report = make_report(project)

    shown = text(manager.get("/"))

    assert "Project on Cybercrime" in shown
    assert f'<a href="{report.get_absolute_url()}">Update 15 September-31 October / forecast November 2009</a>' in shown
    assert "Foreign project" not in shown


def test_a_project_lists_its_reports_as_they_will_be_called(manager, project):
    report = make_report(project)

    shown = text(manager.get(reverse("project", args=[project.slug])))

    assert f'<a href="{report.get_absolute_url()}">Update 15 September-31 October / forecast November 2009</a>' in shown


def test_a_project_without_reports_says_what_comes_next(manager, project):
    assert "There is no report yet." in text(manager.get(reverse("project", args=[project.slug])))


def test_who_has_no_role_is_told_so(client):
    client.force_login(make_user())

    assert "no project or funder is yours yet" in text(client.get("/"))


@pytest.mark.parametrize("reports", [1, 30])
def test_a_project_page_takes_the_same_number_of_queries_however_many_the_reports(
    manager, project, reports, django_assert_num_queries
):
    for year in range(2001, 2001 + reports):
        make_report(
            project,
            **{
                name: f"{year}-0{number}-01"
                for number, name in enumerate(("period_start", "period_end", "window_start", "window_end", "date"), 1)
            },
        )

    with django_assert_num_queries(7):
        manager.get(reverse("project", args=[project.slug]))


def test_an_administrator_without_a_project_is_told_how_to_begin(client):
    client.force_login(make_administrator())

    shown = text(client.get("/"))

    assert "There is no project yet." in shown
    assert reverse("admin:outputs_project_add") in shown


def test_many_projects_come_on_pages(client):
    for number in range(31):
        make_project(title=f"Project {number:02}")
    client.force_login(make_administrator())

    assert "Page 1 of 2" in text(client.get("/"))
    assert "Project 30" in text(client.get("/?page=2"))


def test_the_editions_of_a_report_stand_below_it_each_with_its_pdf(manager, project):
    report = make_report(project)
    first = make_published(report)
    second = make_published(Report.objects.get(), content=b"%PDF-1.7 another")

    shown = text(manager.get(reverse("project", args=[project.slug])))

    for edition, standing in ((first, "superseded"), (second, "current")):
        pdf = reverse("edition-download", args=[project.slug, edition.code, "pdf"])
        assert f'<a href="{edition.get_absolute_url()}">Edition {edition.number}</a>' in shown
        assert f'data-label="State">{standing}</td>' in shown
        assert f'href="{pdf}"' in shown
    assert 'data-label="State">Published</td>' in shown


def test_of_a_withdrawn_edition_the_list_says_so_and_offers_nothing(manager, project):
    edition = make_withdrawn(make_published(make_report(project)))

    shown = text(manager.get(reverse("project", args=[project.slug])))

    assert 'data-label="State">withdrawn</td>' in shown
    assert reverse("edition-download", args=[project.slug, edition.code, "pdf"]) not in shown


def test_home_says_how_far_each_report_is(manager, project):
    make_approved(make_report(project))

    assert '<span class="state">Approved</span>' in text(manager.get("/"))
