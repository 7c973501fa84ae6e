from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection

from outputs import audit, triggers
from outputs.models import AuditRecord

pytestmark = pytest.mark.django_db


def drop(name, table):
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))


def test_a_migrated_database_holds_every_rule():
    assert triggers.missing(connection) == []


def test_the_system_check_names_a_rule_that_is_missing():
    drop("placement_entry_is_own_insert", "reports_placement")

    with pytest.raises(SystemCheckError, match="placement_entry_is_own_insert on reports_placement"):
        call_command("check", databases=["default"])


def test_a_missing_rule_is_put_back_after_a_migration():
    drop("scope_outputs_are_own_insert", "activities_entry_outputs")

    triggers.install_after_migrate(using="default")

    assert triggers.missing(connection) == []


def test_an_event_that_the_database_does_not_have_is_not_missed():
    without = triggers.Trigger(name="nothing", table="outputs_auditrecord", event="TRUNCATE", refusal="No.")

    assert without.statements("sqlite") == []
    assert without.statements("postgresql") != []


@pytest.mark.skipif(connection.vendor != "postgresql", reason="TRUNCATE is PostgreSQL's")
def test_a_missing_rule_against_emptying_is_named():
    drop("outputs_auditrecord_refuses_truncate", "outputs_auditrecord")

    assert [trigger.name for trigger in triggers.missing(connection)] == ["outputs_auditrecord_refuses_truncate"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["once", "and again in the emptied database"])
def test_a_test_that_commits_leaves_every_rule_in_place_and_no_row(time):
    assert triggers.missing(connection) == []
    assert not AuditRecord.objects.exists()

    audit.record("published", by=None, at=datetime(2009, 11, 2, tzinfo=UTC))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite rebuilds tables")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("app", ["outputs", "activities", "reports"])
def test_a_table_that_rules_of_others_name_can_be_rebuilt(app):
    triggers.take_down_before_migrate(using="default", plan=["a migration"])
    with connection.schema_editor() as editor:
        for model in apps.get_app_config(app).get_models():
            if not model._meta.proxy:
                editor._remake_table(model)
    triggers.install_after_migrate(using="default")

    assert triggers.missing(connection) == []


def test_rules_stay_up_where_there_is_nothing_to_migrate():
    triggers.take_down_before_migrate(using="default", plan=[])

    assert triggers.missing(connection) == []
