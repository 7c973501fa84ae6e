from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, models, transaction

from outputs.access import Role
from outputs.models import AuditRecord
from reports import publishing, rounds
from reports.canonical import canonical_json, fingerprint, sha256
from reports.composition import compose
from reports.models import Edition, EditionFile, EditionRow, OutgoingMail, Report, Round, Subscription
from reports.renderers import RENDERERS
from reports.rounds import Refused
from reports.triggers import KEPT_OF_AN_ERASED_EDITION
from tests.factories import (
    make_activity,
    make_approved,
    make_edition,
    make_forecast,
    make_member,
    make_output,
    make_project,
    make_report,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2009, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def project():
    return make_project(slug="cybercrime-phase-2")


@pytest.fixture
def manager(project):
    return make_member(project, Role.MANAGER)


@pytest.fixture
def report(project):
    make_output(project, "1")
    make_activity(project, title="Seminar", outputs=["1"], text="<p>About the <strong>Convention</strong>.</p>")
    make_forecast(project, title="Octopus", when="Nov 09", place="Strasbourg")
    return make_report(project)


@pytest.fixture
def approved(report, manager):
    return make_approved(report, manager=manager)


def publish(report, by):
    return publishing.publish(Report.objects.get(pk=report.pk), by=by, at=NOW)


def test_an_edition_is_what_was_approved(approved, manager):
    read = fingerprint(compose(approved, language="en"))

    edition = publish(approved, manager)

    assert fingerprint(edition.tree) == read
    assert (edition.number, edition.sequence, edition.previous_sha256) == (1, 1, "")
    assert edition.tree.edition.number == 1
    assert edition.sha256 == sha256(edition.document)
    assert edition.document == canonical_json(edition.tree)
    assert (edition.published_at, edition.published_by) == (NOW, manager.username)


def test_its_pdf_is_what_its_document_gives(approved, manager):
    edition = publish(approved, manager)

    assert bytes(edition.file.content) == RENDERERS["pdf"].render(edition.tree)
    assert edition.file.size == len(edition.file.content)


def test_it_has_a_row_for_each_occurrence(approved, manager):
    edition = publish(approved, manager)

    first, second = edition.rows.all()
    assert (first.section, first.title, first.text, first.outputs) == (
        "activities",
        "Seminar",
        "About the Convention.",
        ["1"],
    )
    assert (first.start, first.end, first.place) == (date(2009, 10, 5), date(2009, 10, 9), "Strasbourg")
    assert (second.section, second.precision, second.title) == ("forecasts", "month", "Octopus")
    assert second.search_text == "octopus strasbourg"


def test_the_report_is_published_and_the_audit_holds_the_hashes(approved, manager):
    edition = publish(approved, manager)

    assert Report.objects.get(pk=approved.pk).state == "published"
    record = AuditRecord.objects.get(verb="published")
    assert record.details == {
        "round": 1,
        "edition": 1,
        "sequence": 1,
        "series": approved.series_id,
        "sha256": edition.sha256,
        "file": edition.file.sha256,
    }


def test_the_next_edition_of_the_series_carries_the_hash_of_the_one_before(approved, manager, project):
    first = publish(approved, manager)
    later = make_report(
        project,
        period_start=date(2009, 11, 1),
        period_end=date(2009, 11, 30),
        window_start=date(2009, 12, 1),
        window_end=date(2009, 12, 31),
        date=date(2009, 12, 2),
    )

    second = publish(make_approved(later, manager=manager), manager)

    assert (second.sequence, second.previous_sha256) == (2, first.sha256)
    assert second.tree.edition.previous == first.sha256


def test_what_is_not_approved_is_not_published(report, manager):
    with pytest.raises(Refused, match="The report is draft"):
        publish(report, manager)


def test_nothing_but_what_was_approved_is_published(approved, manager, project):
    entry = project.entries.get(title="Seminar")
    entry.title = "Another seminar"
    entry.save()

    with pytest.raises(Refused, match=r"not what was approved any more: 5-9 Oct 09, Seminar"):
        publish(approved, manager)

    assert not Edition.objects.exists()
    assert Report.objects.get(pk=approved.pk).state == "approved"


def test_the_secretariat_publishes_nothing(approved, project):
    with pytest.raises(Refused, match="You may not do this"):
        publish(approved, make_member(project))


def test_a_report_is_published_once(approved, manager):
    publish(approved, manager)

    with pytest.raises(Refused, match="The report is published"):
        publish(approved, manager)

    assert Edition.objects.count() == 1


def test_what_somebody_else_published_while_it_was_rendered_is_seen(approved, manager, project, monkeypatch):
    later = make_report(
        project,
        period_start=date(2009, 11, 1),
        period_end=date(2009, 11, 30),
        window_start=date(2009, 12, 1),
        window_end=date(2009, 12, 31),
    )
    render = RENDERERS["pdf"].render

    def render_and_lose(document):
        make_edition(later)
        return render(document)

    monkeypatch.setattr(RENDERERS["pdf"], "render", render_and_lose)

    with pytest.raises(Refused, match="Try again"):
        publish(approved, manager)

    assert Report.objects.get(pk=approved.pk).state == "approved"


@pytest.fixture
def subscriber(report, project):
    user = make_member(project, email="desk@example.org")
    Subscription.objects.create(series=report.series, kind="mail", user=user, secret_hash="a" * 64, made_at=NOW)


def test_who_asked_to_be_told_has_a_mail_queued_with_the_edition(approved, manager, subscriber):
    edition = publish(approved, manager)

    mail = OutgoingMail.objects.get(subscription__isnull=False)
    assert (mail.to, mail.edition, mail.created_at) == ("desk@example.org", edition.pk, NOW)


@pytest.mark.parametrize("step", [EditionFile, EditionRow, Edition, Round, AuditRecord, OutgoingMail])
def test_publishing_wholly_happens_or_leaves_nothing_behind(approved, manager, subscriber, monkeypatch, step):
    def fail(*args, **kwargs):
        raise RuntimeError("the machine went down")

    by_the_batch = [EditionFile, EditionRow, Edition, OutgoingMail]
    written_by = {**dict.fromkeys(by_the_batch, "bulk_create"), AuditRecord: "create"}
    where = step.objects if step in written_by else step
    with monkeypatch.context() as patch:
        patch.setattr(where, written_by.get(step, "save"), fail)
        with pytest.raises(RuntimeError):
            publish(approved, manager)

    assert not Edition.objects.exists()
    assert not EditionFile.objects.exists()
    assert not EditionRow.objects.exists()
    assert not OutgoingMail.objects.filter(edition__isnull=False).exists()
    assert Report.objects.get(pk=approved.pk).state == "approved"


def test_what_is_due_is_published_as_the_person_who_approved_it(report, manager):
    author = make_member(report.series.project)
    read = fingerprint(compose(report, language="en"))
    rounds.submit(report, by=author, at=NOW, read=read)
    due = datetime(2009, 11, 3, 8, tzinfo=UTC)
    rounds.approve(Report.objects.get(pk=report.pk), by=manager, at=NOW, read=read, publish_at=due)

    assert publishing.publish_due(at=datetime(2009, 11, 3, 7, 59, tzinfo=UTC)) == ([], [])
    published, refused = publishing.publish_due(at=due)

    assert [edition.published_by for edition in published] == [manager.username]
    assert refused == []


def test_what_is_due_and_has_changed_is_named_and_not_published(report, manager):
    author = make_member(report.series.project)
    read = fingerprint(compose(report, language="en"))
    rounds.submit(report, by=author, at=NOW, read=read)
    due = datetime(2009, 11, 3, 8, tzinfo=UTC)
    rounds.approve(Report.objects.get(pk=report.pk), by=manager, at=NOW, read=read, publish_at=due)
    make_activity(report.series.project, title="Entered late")

    published, [(which, why)] = publishing.publish_due(at=due)

    assert published == []
    assert which == report
    assert "Entered late" in why


def alter_by_save(edition):
    edition.title = "Another"
    edition.save()


def alter_by_replace(edition):
    columns = [field.column for field in Edition._meta.concrete_fields]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT OR REPLACE INTO reports_edition ({', '.join(columns)}) "
            f"SELECT {', '.join(columns)} FROM reports_edition"
        )


def alter_by_replacing_a_row(edition):
    names = [field.column for field in EditionRow._meta.concrete_fields]
    told = [name if name != "edition_id" else "'00000000000000000000000000000001'" for name in names]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT OR REPLACE INTO reports_editionrow ({', '.join(names)}) SELECT {', '.join(told)} FROM reports_editionrow"
        )


def by_sql(statement):
    def alter(edition):
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return alter


ATTEMPTS = {
    "save": alter_by_save,
    "update": lambda edition: Edition.objects.update(title="Another"),
    "bulk update": lambda edition: Edition.objects.bulk_update([change(edition)], ["document"]),
    "delete": lambda edition: Edition.objects.all()._raw_delete("default"),
    "update of the file": lambda edition: EditionFile.objects.update(content=b"another"),
    "delete of the file": lambda edition: edition.file.delete(),
    "update of the rows": lambda edition: EditionRow.objects.update(title="Another"),
    "delete of the rows": lambda edition: edition.rows.all().delete(),
    "an extra row": lambda edition: EditionRow.objects.create(**row_beside(edition)),
    "a second file": lambda edition: EditionFile.objects.create(edition=edition, content=b"", sha256="", size=0),
    "raw update": by_sql("UPDATE reports_edition SET sha256 = 'f'"),
    "raw delete": by_sql("DELETE FROM reports_edition"),
    "raw insert": by_sql(
        "INSERT INTO reports_editionrow (edition_id, position, section, uuid, ordinal, title, language, precision, printed_as, place, "
        "date_to_be_confirmed, place_to_be_confirmed, all_outputs, outputs, following, text, search_text) "
        "SELECT edition_id, 99, section, uuid, ordinal, title, language, precision, printed_as, place, date_to_be_confirmed, "
        "place_to_be_confirmed, all_outputs, outputs, following, text, search_text FROM reports_editionrow"
    ),
}


def change(edition):
    edition.document = "{}"
    return edition


def row_beside(edition):
    row = edition.rows.values().first()
    return {**row, "id": None, "position": 99}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_nobody_alters_an_edition(report, attempt):
    edition = make_edition(report)
    before = whole(edition)

    with pytest.raises(IntegrityError), transaction.atomic():
        ATTEMPTS[attempt](Edition.objects.get())

    assert whole(Edition.objects.get()) == before


@pytest.mark.skipif(connection.vendor != "sqlite", reason="INSERT OR REPLACE is SQLite's")
@pytest.mark.parametrize("attempt", [alter_by_replace, alter_by_replacing_a_row])
def test_nobody_replaces_an_edition(report, attempt):
    edition = make_edition(report)
    before = whole(edition)

    with pytest.raises(IntegrityError), transaction.atomic():
        attempt(edition)

    assert whole(Edition.objects.get()) == before


@pytest.mark.skipif(connection.vendor != "postgresql", reason="TRUNCATE is PostgreSQL's")
@pytest.mark.parametrize("table", ["reports_edition", "reports_editionfile", "reports_editionrow"])
def test_nobody_empties_the_tables_of_editions(report, table):
    make_edition(report)
    connection.check_constraints()  # settles what is deferred, as a commit does

    with pytest.raises(IntegrityError), transaction.atomic():
        by_sql(f"TRUNCATE {table} CASCADE")(None)


@pytest.mark.parametrize("holder", ["report", "series", "project"])
def test_nothing_that_holds_an_edition_is_deleted(report, holder):
    make_edition(report)
    rows = {"report": report, "series": report.series, "project": report.series.project}

    with pytest.raises(models.ProtectedError):
        rows[holder].delete()


def test_the_short_name_of_a_project_with_editions_stays(report):
    make_edition(report)
    project = report.series.project
    project.slug = "another"

    with pytest.raises(IntegrityError, match="short name"), transaction.atomic():
        project.save()


def test_an_entry_that_was_told_may_go(report):
    edition = make_edition(report)

    report.series.project.entries.all().delete()

    assert edition.rows.count() == 2


def test_every_column_of_an_edition_is_held_but_the_texts_that_an_erasure_empties():
    columns = {field.column for field in Edition._meta.concrete_fields}
    assert columns - set(KEPT_OF_AN_ERASED_EDITION) == {"document", "title"}


def whole(edition):
    values = {name: value for name, value in vars(edition).items() if not name.startswith("_")}
    rows = list(EditionRow.objects.order_by("pk").values())
    return values, rows, bytes(EditionFile.objects.get().content)
