from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from outputs import audit
from outputs.backups import VERIFIERS
from reports import verification
from reports.models import Edition, Round
from reports.publishing import vouching
from reports.verification import problems, verify
from tests.factories import make_activity, make_edition, make_project, make_report, make_series, make_user
from tests.reports.pdfs import make_pdf
from tests.reports.verification.conftest import past_the_triggers

pytestmark = pytest.mark.django_db


def publish(report, by):
    """As publishing leaves it, with a blank page for a PDF."""
    edition = make_edition(report, content=make_pdf(), by=by)
    project = report.series.project
    audit.record("published", by=by, at=edition.published_at, project=project, details=vouching(edition))
    Round.objects.create(report=report, number=edition.number, state="published")
    return edition


@pytest.fixture
def project():
    project = make_project(slug="cybercrime-phase-2")
    make_activity(project, title="Seminar")
    return project


@pytest.fixture
def editions(project):
    by = make_user("manager")
    report, other = make_report(project), make_report(project, series=make_series(project, name="Public"))
    return [publish(report, by), publish(report, by), publish(other, by)]


def run(*arguments):
    printed = StringIO()
    call_command("verify_editions", *arguments, stdout=printed)
    return printed.getvalue()


def test_what_is_whole_is_counted_and_the_last_hash_of_each_series_told(editions):
    _, second, other = editions

    assert run() == (
        "Whole: 3 editions of 2 series.\n"
        f"cybercrime-phase-2, Public: 1, the last is {other.sha256}\n"
        f"cybercrime-phase-2, Update: 2, the last is {second.sha256}\n"
    )


def test_where_nothing_was_published_nothing_is_wrong():
    assert run() == "Whole: 0 editions of 0 series.\n"


def test_each_problem_has_a_line_and_the_command_fails(editions, capsys):
    with past_the_triggers():
        Edition.objects.filter(pk=editions[1].pk).update(title="Another", code="0000000000000000")

    with pytest.raises(CommandError, match=r"2 found: what was told has been altered\."):
        call_command("verify_editions")

    where = "cybercrime-phase-2, Update, edition 2 of the series (2009-10-31, edition 2, en)"
    assert capsys.readouterr().out == (
        f"{where}: its code does not follow from its SHA-256\n{where}: its title is not what its document says\n"
    )


def test_one_project_is_verified_by_itself(editions):
    whole = publish(make_report(make_project(slug="another")), make_user())
    with past_the_triggers():
        Edition.objects.filter(pk=editions[0].pk).update(title="Another")

    assert run("another") == f"Whole: 1 editions of 1 series.\nanother, Update: 1, the last is {whole.sha256}\n"
    with pytest.raises(CommandError):
        run("cybercrime-phase-2")


def test_a_project_that_is_not_there_is_named():
    with pytest.raises(CommandError, match="There is no project “nothing”"):
        run("nothing")


def test_problems_are_told_as_sentences(editions):
    with past_the_triggers():
        Edition.objects.filter(pk=editions[2].pk).update(title="Another")

    assert problems() == [
        "cybercrime-phase-2, Public, edition 1 of the series (2009-10-31, edition 1, en): "
        "its title is not what its document says"
    ]


def test_a_batch_takes_the_same_queries_however_many_editions(editions, django_assert_num_queries):
    with django_assert_num_queries(8):
        assert list(verify()) == []
    publish(Edition.objects.first().report, make_user())

    with django_assert_num_queries(8):
        assert list(verify()) == []


def test_a_chain_goes_on_from_batch_to_batch(editions, monkeypatch):
    monkeypatch.setattr(verification, "BATCH", 1)

    assert list(verify()) == []


def test_a_restored_database_is_verified_too():
    assert problems in VERIFIERS
