import pytest
from django.urls import reverse

from outputs.access import Role
from reports.renderers import RENDERERS, pdf
from reports.renderers.html import page
from reports.renderers.presentation import context
from tests.factories import make_activity, make_administrator, make_member, make_project, make_report, make_user

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


def test_only_who_writes_is_offered_the_desk(client, manager, project):
    report = make_report(project)
    address = report.get_absolute_url()

    assert "/admin/" not in text(manager.get(address))
    client.force_login(make_member(project))
    assert reverse("admin:reports_report_change", args=[report.pk]) in text(client.get(address))


def test_the_page_and_the_pdf_come_from_the_same_template(manager, project):
    make_activity(project, title="Expert meeting", text="<p>It <em>met</em>.</p>")
    report = make_report(project)

    response = manager.get(report.get_absolute_url())

    document = response.context["document"]
    (body,) = [part.split("</article>")[0] for part in page(document).split("<article")[1:]]
    assert body in text(response)
    assert context(document)["sections"] == response.context["sections"]


@pytest.mark.parametrize("format", RENDERERS)
def test_each_format_is_downloaded_under_its_name(manager, project, format):
    report = make_report(project)

    response = manager.get(reverse("report-download", args=[project.slug, report.pk, format]))

    name = f"cybercrime-phase-2-update-2009-10-31-draft.{format}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Content-Type"] == RENDERERS[format].content_type
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_format_that_nobody_renders_is_missing(manager, project):
    report = make_report(project)

    assert manager.get(reverse("report-download", args=[project.slug, report.pk, "exe"])).status_code == 404


def test_without_the_engine_the_pdf_says_what_to_install_and_the_page_still_works(manager, project, monkeypatch):
    def missing():
        raise pdf.PDFEngineMissing(pdf.INSTALL_PANGO)

    monkeypatch.setattr(pdf, "engine", missing)
    report = make_report(project)

    response = manager.get(reverse("report-download", args=[project.slug, report.pk, "pdf"]))

    assert response.status_code == 503
    assert "apt-get install libpango" in text(response)
    assert manager.get(report.get_absolute_url()).status_code == 200


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

    with django_assert_num_queries(8):
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
