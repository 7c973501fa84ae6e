import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection

from outputs import triggers

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
