"""What is told to the audit stays as it was told."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from outputs import audit
from outputs.models import AuditRecord
from tests.factories import make_project, make_user

pytestmark = pytest.mark.django_db

NOON = datetime(2009, 11, 2, 12, tzinfo=UTC)
PASSWORD = "a long enough secret"
RULE = "The audit is only added to"


def recorded():
    return list(AuditRecord.objects.values_list("verb", "actor"))


@pytest.fixture
def record():
    return audit.record("published", by=make_user("manager"), at=NOON, about="Update of 2 November 2009")


def test_a_record_says_who_did_what_for_whom_and_when():
    deputy, manager, project = make_user("deputy"), make_user("manager"), make_project(slug="cybercrime-phase-2")

    audit.record(
        "published",
        by=deputy,
        on_behalf_of=manager,
        at=NOON,
        project=project,
        about="Update of 2 November 2009,\nedition 1",
        details={"sha256": "ab12"},
    )

    assert AuditRecord.objects.values().get() == {
        "id": AuditRecord.objects.get().pk,
        "at": NOON,
        "actor": "deputy",
        "on_behalf_of": "manager",
        "verb": "published",
        "project": "cybercrime-phase-2",
        "about": "Update of 2 November 2009, edition 1",
        "details": {"sha256": "ab12"},
    }


def test_a_record_outlives_the_person_and_the_project():
    user, project = make_user("manager"), make_project(slug="cybercrime-phase-2")
    audit.record("published", by=user, at=NOON, project=project)

    user.delete()
    project.delete()

    assert AuditRecord.objects.values_list("actor", "project").get() == ("manager", "cybercrime-phase-2")


def test_a_deed_that_is_undone_leaves_no_record():
    with transaction.atomic():
        audit.record("published", by=None, at=NOON)
        transaction.set_rollback(True)

    assert recorded() == []


def test_the_newest_record_comes_first():
    audit.record("first", by=None, at=NOON)
    audit.record("second", by=None, at=NOON)
    audit.record("long ago", by=None, at=datetime(2001, 1, 1, tzinfo=UTC))

    assert recorded() == [("second", ""), ("first", ""), ("long ago", "")]


def save(record):
    record.verb = "returned"
    record.save()


def execute(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


ATTEMPTS = {
    "save": save,
    "update": lambda record: AuditRecord.objects.update(verb="returned"),
    "bulk update": lambda record: AuditRecord.objects.bulk_update([record], ["verb"]),
    "delete": lambda record: record.delete(),
    "delete all": lambda record: AuditRecord.objects.all().delete(),
    "insert in its place": lambda record: AuditRecord(pk=record.pk, at=NOON, verb="returned").save(force_insert=True),
    "insert or update": lambda record: AuditRecord.objects.bulk_create(
        [AuditRecord(pk=record.pk, at=NOON, verb="returned")],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["verb"],
    ),
    "SQL update": lambda record: execute("UPDATE outputs_auditrecord SET verb = 'returned'"),
    "SQL delete": lambda record: execute("DELETE FROM outputs_auditrecord"),
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_a_record_is_neither_changed_nor_removed(record, attempt):
    with pytest.raises(IntegrityError, match=RULE), transaction.atomic():
        ATTEMPTS[attempt](record)

    assert recorded() == [("published", "manager")]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="INSERT OR REPLACE is SQLite's")
def test_a_record_is_not_replaced(record):
    with pytest.raises(IntegrityError, match=RULE), transaction.atomic():
        execute(
            "INSERT OR REPLACE INTO outputs_auditrecord (id, at, actor, on_behalf_of, verb, project, about, details) "
            f"VALUES ({record.pk}, '2009-11-02', '', '', 'returned', '', '', '{{}}')"
        )

    assert recorded() == [("published", "manager")]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="TRUNCATE is PostgreSQL's")
def test_the_audit_is_not_emptied(record):
    with pytest.raises(IntegrityError, match=RULE), transaction.atomic():
        execute("TRUNCATE outputs_auditrecord CASCADE")

    assert recorded() == [("published", "manager")]


def sign_in(client, username, password):
    return client.post(reverse("login"), {"username": username, "password": password})


def test_who_signs_in_and_out_is_recorded(client):
    make_user("manager")

    sign_in(client, "manager", PASSWORD)
    client.post(reverse("logout"))

    assert recorded() == [("sign-out", "manager"), ("sign-in", "manager")]


def test_a_wrong_password_is_recorded_with_the_name_of_the_user(client):
    make_user("manager")

    sign_in(client, "manager", "a wrong secret")

    assert recorded() == [("sign-in refused", "manager")]


def test_a_name_that_nobody_has_is_not_kept_as_it_may_be_a_password(client):
    sign_in(client, PASSWORD, "manager")

    record = AuditRecord.objects.values("actor", "on_behalf_of", "verb", "project", "about", "details").get()
    assert record == {
        "actor": "",
        "on_behalf_of": "",
        "verb": "sign-in refused",
        "project": "",
        "about": "",
        "details": {},
    }


def test_who_leaves_without_having_come_did_nothing(client):
    client.post(reverse("logout"))

    assert recorded() == []
