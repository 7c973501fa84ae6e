"""The steps of a report on its page: who is offered which, what a refusal says, and that nothing typed is lost."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from outputs.access import Role
from reports.models import Comment, Edition, Report, Round
from reports.renderers import pdf
from tests.factories import (
    make_activity,
    make_approved,
    make_funder_user,
    make_member,
    make_project,
    make_published,
    make_report,
    make_submitted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make_project(slug="cybercrime-phase-2")


@pytest.fixture
def report(project):
    make_activity(project)
    return make_report(project)


@pytest.fixture
def author(client, project):
    client.force_login(make_member(project, username="author"))
    return client


@pytest.fixture
def manager(client, project):
    client.force_login(make_member(project, Role.MANAGER, username="the-manager"))
    return client


def page(response):
    return response.content.decode()


def step(report, name):
    return reverse(f"report-{name}", args=[report.series.project.slug, report.pk])


def read(shown):
    return re.search(r'name="read" value="([0-9a-f]{64})"', shown)[1]


def offered(shown):
    known = ("Submit", "Approve", "Publish…", "Return", "Correct…", "Choose what is corrected", "Give up")
    return [label for label in known if f">{label}</" in shown]


def state(report):
    return Report.objects.get(pk=report.pk).state


def test_each_is_offered_the_steps_that_are_theirs_now(client, project, report):
    author, manager = make_member(project), make_member(project, Role.MANAGER)

    def seen():
        found = []
        for one in (author, manager):
            client.force_login(one)
            found.append(offered(page(client.get(report.get_absolute_url()))))
        return found

    draft = seen()
    make_submitted(report)
    submitted = seen()
    Round.objects.update(state="approved")
    approved = seen()
    Round.objects.update(state="returned")
    returned = seen()
    make_published(Report.objects.get())

    assert draft == [["Submit"], []]
    assert submitted == [[], ["Approve", "Return"]]
    assert approved == [[], ["Publish…", "Return"]]
    assert returned == [["Submit"], []]
    assert seen() == [["Correct…"], []]


def test_the_author_submits_what_the_page_shows(author, report):
    mark = read(page(author.get(report.get_absolute_url())))

    response = author.post(step(report, "submit"), {"read": mark}, follow=True)

    assert response.redirect_chain == [(report.get_absolute_url(), 302)]
    assert "Submitted. Its managers read it next." in page(response)
    assert "Submitted by <strong>author</strong>" in page(response)
    assert state(report) == "submitted"


def test_what_changed_meanwhile_is_shown_and_not_submitted(author, report, project):
    mark = read(page(author.get(report.get_absolute_url())))
    make_activity(project, title="Entered meanwhile")

    response = author.post(step(report, "submit"), {"read": mark})

    assert response.status_code == 409
    assert "The report has changed since you opened it." in page(response)
    assert "Entered meanwhile" in page(response)
    assert read(page(response)) != mark
    assert state(report) == "draft"


def test_a_manager_approves_for_a_time_to_come(manager, report):
    make_submitted(report)
    mark = read(page(manager.get(report.get_absolute_url())))

    response = manager.post(step(report, "approve"), {"read": mark, "publish_at": "2099-11-03T10:00"}, follow=True)

    assert "It will be published on 3 November 2099, 10:00, or earlier by hand." in page(response)
    assert timezone.localtime(Round.objects.get().publish_at).isoformat() == "2099-11-03T10:00:00+01:00"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("2009-11-03T10:00", "The time to publish it at has passed"), ("soon", "Enter a valid date/time.")],
)
def test_a_time_that_will_not_do_is_refused_and_stays_as_it_was_typed(manager, report, typed, reason):
    make_submitted(report)
    mark = read(page(manager.get(report.get_absolute_url())))

    response = manager.post(step(report, "approve"), {"read": mark, "publish_at": typed})

    assert reason in page(response)
    assert f'value="{typed}"' in page(response)
    assert state(report) == "submitted"


def test_a_report_is_returned_with_a_word(manager, report):
    make_submitted(report)

    response = manager.post(step(report, "return"), {"text": "The date of the seminar is wrong."}, follow=True)

    assert "The date of the seminar is wrong." in page(response)
    assert state(report) == "returned"


def test_without_a_word_it_is_not_returned(manager, report):
    make_submitted(report)

    response = manager.post(step(report, "return"), {"text": " "})

    assert "Say what is to be changed" in page(response)
    assert state(report) == "submitted"


def test_a_comment_on_a_row_leads_back_to_the_row(manager, report):
    make_submitted(report)
    row = report.series.project.entries.get().uuid

    response = manager.post(step(report, "comment"), {"text": "Which seminar?", "row": row})

    assert response.url == f"{report.get_absolute_url()}#row-{row}"
    assert (Comment.objects.get().text, Comment.objects.get().row) == ("Which seminar?", row)


def test_a_comment_that_says_nothing_is_refused_beside_its_row(manager, report):
    make_submitted(report)
    row = report.series.project.entries.get().uuid

    response = manager.post(step(report, "comment"), {"text": "   ", "row": row})

    margin = page(response).split(f'id="row-{row}"')[1].split("</td>")[0]
    assert "<details open>" in margin
    assert "The comment is empty." in margin


def test_a_comment_on_what_is_no_row_is_refused(manager, report):
    make_submitted(report)

    response = manager.post(step(report, "comment"), {"text": "Hm", "row": "no-row"})

    assert response.status_code == 409
    assert not Comment.objects.exists()


def test_who_may_not_take_a_step_is_told_so(author, report):
    make_submitted(report)

    response = author.post(step(report, "return"), {"text": "No."})

    assert "You may not do this in this project." in page(response)
    assert state(report) == "submitted"


def test_before_publishing_a_manager_reads_what_will_happen(manager, report):
    make_approved(report)
    series = report.series
    series.funders.add(make_funder_user().memberships.get().funder)

    shown = page(manager.get(step(report, "publish")))

    assert "<h1>Publish edition 1</h1>" in shown
    assert series.funders.get().name in shown
    assert "What is published is never altered." in shown


def test_publishing_leads_to_the_edition(manager, report):
    make_approved(report)

    response = manager.post(step(report, "publish"), follow=True)

    edition = Edition.objects.get()
    assert response.redirect_chain == [(edition.get_absolute_url(), 302)]
    assert "Published. From now on it is shown as it stands here." in page(response)
    assert edition.printed_code in page(response)


def test_what_is_not_what_was_approved_is_not_published_and_named(manager, report, project):
    make_approved(report)
    make_activity(project, title="Entered meanwhile")

    response = manager.post(step(report, "publish"), follow=True)

    assert "It is not what was approved any more: 5-9 Oct 09, Entered meanwhile." in page(response)
    assert not Edition.objects.exists()


def test_without_the_engine_nothing_is_published_and_it_says_why(manager, report, monkeypatch):
    def missing():
        raise pdf.PDFEngineMissing(pdf.INSTALL_PANGO)

    monkeypatch.setattr(pdf, "engine", missing)
    make_approved(report)

    response = manager.post(step(report, "publish"))

    assert response.status_code == 503
    assert state(report) == "approved"
