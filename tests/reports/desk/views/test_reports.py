import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from outputs.access import Role
from reports import rounds
from reports.models import Report
from reports.renderers import RENDERERS, pdf
from reports.renderers.html import page
from reports.renderers.presentation import context
from tests.factories import (
    make_activity,
    make_administrator,
    make_member,
    make_project,
    make_published,
    make_report,
    make_submitted,
    make_user,
    make_withdrawn,
)

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)

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

    name = f"cybercrime-phase-2-update-2009-10-31-draft.{RENDERERS[format].extension or format}"
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


def test_a_published_report_shows_its_edition_whatever_its_rows_become(manager, project):
    entry = make_activity(project, title="As it was told")
    report = make_report(project)
    edition = make_published(report)
    entry.title = "As it is now"
    entry.save()

    shown = text(manager.get(report.get_absolute_url()))

    assert "As it was told" in shown
    assert "As it is now" not in shown
    assert f'<a href="{edition.get_absolute_url()}">Edition 1</a>' in shown


def test_a_published_report_is_downloaded_as_it_was_published(manager, project):
    make_published(report := make_report(project), content=b"%PDF-1.7 as published")

    response = manager.get(reverse("report-download", args=[project.slug, report.pk, "pdf"]))

    assert response.content == b"%PDF-1.7 as published"
    assert "edition-1.pdf" in response["Content-Disposition"]


def test_a_withdrawn_report_shows_the_word_and_nothing_else(manager, project):
    make_activity(project, title="Not to be told")
    make_withdrawn(make_published(report := make_report(project)))

    shown = text(manager.get(report.get_absolute_url()))

    assert "<h1>Withdrawn</h1>" in shown
    assert "Not to be told" not in shown


def test_comments_stand_beside_their_rows_on_screen_and_in_no_file(manager, project):
    entry = make_activity(project)
    report = make_submitted(make_report(project))
    rounds.comment(report, by=make_administrator(), at=NOW, text="Which seminar?", row=entry.uuid)

    shown = text(manager.get(report.get_absolute_url()))
    saved = text(manager.get(reverse("report-download", args=[project.slug, report.pk, "html"])))

    margin = shown.split(f'id="row-{entry.uuid}"')[1].split("</td>")[0]
    assert "Which seminar?" in margin
    assert "<summary>Comment</summary>" in margin
    assert "margin" not in saved.split("<article")[1]
    assert "Which seminar?" not in saved


def test_without_its_margins_the_page_is_the_document(manager, project):
    make_activity(project)
    report = make_submitted(make_report(project))

    response = manager.get(report.get_absolute_url())

    shown = re.sub(r'<div class="margin".*?</div>\s*(?=</td>)', "", text(response), flags=re.DOTALL)
    body = page(response.context["document"]).split("<article")[1].split("</article>")[0]
    assert re.sub(r"\s+", " ", body) in re.sub(r"\s+", " ", shown)


def test_a_comment_on_a_row_that_is_gone_stands_with_those_on_the_report(manager, project):
    entry = make_activity(project)
    report = make_submitted(make_report(project))
    rounds.comment(report, by=make_administrator(), at=NOW, text="Which seminar?", row=entry.uuid)
    entry.delete()

    shown = text(manager.get(report.get_absolute_url()))

    assert "On a row that stands here no more" in shown
    assert "Which seminar?" in shown


def test_who_did_what_is_told_and_on_whose_behalf(manager, project):
    report = make_submitted(make_report(project))
    current = report.rounds.get()
    deputy, absent = make_user(username="deputy"), make_user(username="absent")
    current.steps.create(verb="returned", by=deputy, on_behalf_of=absent, at=NOW)

    assert "<strong>Returned</strong> by deputy for absent" in text(manager.get(report.get_absolute_url()))


def test_when_the_report_before_it_was_corrected_its_accounting_is_affected(manager, project):
    before = make_report(project, period_start=date(2009, 8, 1), period_end=date(2009, 9, 14))
    make_published(before)
    report = Report.objects.get(pk=make_report(project).pk)
    make_published(report, at=datetime(2009, 11, 3, tzinfo=UTC))
    assert "The accounting of this report is affected" not in text(manager.get(report.get_absolute_url()))

    correction = make_published(before, content=b"%PDF 2", at=datetime(2009, 11, 4, tzinfo=UTC))

    shown = text(manager.get(report.get_absolute_url()))
    assert "The accounting of this report is affected" in shown
    assert correction.get_absolute_url() in shown


def test_a_correction_that_came_before_a_report_was_published_does_not_affect_it(manager, project):
    before = make_report(project, period_start=date(2009, 8, 1), period_end=date(2009, 9, 14))
    make_published(before)
    make_published(before, content=b"%PDF 2", at=datetime(2009, 11, 4, tzinfo=UTC))
    report = Report.objects.get(pk=make_report(project).pk)
    make_published(report, at=datetime(2009, 11, 5, tzinfo=UTC))

    assert "The accounting of this report is affected" not in text(manager.get(report.get_absolute_url()))


@pytest.mark.parametrize("comments", [1, 20])
def test_a_report_takes_the_same_number_of_queries_however_much_was_said(
    manager, project, comments, django_assert_num_queries
):
    report = make_submitted(make_report(project))
    for _ in range(comments):
        rounds.comment(report, by=make_administrator(), at=NOW, text="Hm.", row=make_activity(project).uuid)

    with django_assert_num_queries(21):
        manager.get(report.get_absolute_url())
