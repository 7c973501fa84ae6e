"""Publishing from the command line: on one account's authority, and what was approved for a time that has come."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from outputs.access import Role
from outputs.models import AuditRecord
from reports import rounds
from reports.canonical import fingerprint
from reports.composition import compose
from reports.models import Edition, Report, Round
from tests.factories import make_activity, make_edition, make_member, make_project, make_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make_project(slug="cybercrime-phase-2")


@pytest.fixture
def report(project):
    make_activity(project, title="Seminar")
    return make_report(project)


@pytest.fixture
def manager(project):
    return make_member(project, Role.MANAGER, username="manager")


def run(*arguments):
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def publish(*more):
    return run("publish_report", "cybercrime-phase-2", "2009-10-31", "--by", "manager", *more)


def test_publish_report_takes_a_report_through_approval(report, manager):
    told = publish()

    edition = Edition.objects.get()
    assert told == (f"Update 15 September-31 October / forecast November 2009: edition 1, SHA-256 {edition.sha256}.\n")
    steps = Round.objects.get().steps.values_list("verb", "by__username")
    assert list(steps) == [("submitted", "manager"), ("approved", "manager"), ("published", "manager")]
    assert AuditRecord.objects.filter(actor="manager", verb="published").count() == 1


def test_with_a_reason_it_corrects_the_entries_and_leaves_the_data_sheet(report, manager, project):
    publish()
    project.entries.update(title="Seminar on cybercrime")
    project.area = "Worldwide"
    project.save()

    publish("--reason", "The title was cut short.")

    second = Edition.objects.get(number=2)
    assert second.reason == "The title was cut short."
    assert '"title":"Seminar on cybercrime"' in second.document
    assert "Worldwide" not in second.document
    assert second.rows.get().title == "Seminar on cybercrime"


def test_it_says_that_a_report_is_published_already(report, manager):
    publish()

    with pytest.raises(CommandError, match="Give a reason to correct it"):
        publish()


def test_it_says_where_there_is_nothing_to_correct(report, manager):
    publish()

    with pytest.raises(CommandError, match="nothing to correct"):
        publish("--reason", "Just so.")

    assert Report.objects.get().state == "published"


@pytest.mark.parametrize(("who", "why"), [("nobody", "no active user"), ("author", "You may not do this")])
def test_it_takes_an_account_that_reviews_the_project(report, project, who, why):
    make_member(project, username="author")

    with pytest.raises(CommandError, match=why):
        run("publish_report", "cybercrime-phase-2", "2009-10-31", "--by", who)

    assert not Edition.objects.exists()


def test_it_respects_that_author_and_approver_differ(report, manager, project):
    project.two_people = True
    project.save()

    with pytest.raises(CommandError, match="nobody approves what they submitted"):
        publish()


def test_publish_due_publishes_what_has_come_due_and_says_what_was_refused(report, manager, project):
    read = fingerprint(compose(report, language="en"))
    at = datetime(2009, 11, 2, tzinfo=UTC)
    rounds.submit(report, by=make_member(project), at=at, read=read)
    rounds.approve(Report.objects.get(), by=manager, at=at, read=read, publish_at=datetime(2009, 11, 3, tzinfo=UTC))
    late = make_activity(project, title="Entered late")

    with pytest.raises(CommandError, match="Entered late"):
        run("publish_due")
    late.delete()

    assert "edition 1, SHA-256" in run("publish_due")
    assert run("publish_due") == ""


def test_render_report_writes_the_stored_file_of_an_edition(report, tmp_path):
    make_edition(report, content=b"%PDF-1.7 as it was published")
    file = tmp_path / "edition.pdf"

    run("render_report", "cybercrime-phase-2", "2009-10-31", "--format", "pdf", "--edition", "1", "--output", str(file))

    assert file.read_bytes() == b"%PDF-1.7 as it was published"


def test_render_report_writes_other_formats_from_the_editions_document(report, project, tmp_path):
    make_edition(report)
    project.entries.update(title="Changed later")
    file = tmp_path / "edition.html"

    run(
        "render_report", "cybercrime-phase-2", "2009-10-31", "--format", "html", "--edition", "1", "--output", str(file)
    )

    page = file.read_text()
    assert "Seminar" in page
    assert "Changed later" not in page
    assert "Draft" not in page


def test_render_report_names_an_edition_that_is_missing(report, tmp_path):
    with pytest.raises(CommandError, match="no edition 3"):
        run("render_report", "cybercrime-phase-2", "2009-10-31", "--format", "html", "--edition", "3", "--output", "-")
