"""Rules that span tables, held by the database itself: declared by each app, installed, put back and checked here.

Every app lists its triggers in its own `triggers.py` and registers them when it is ready. On SQLite they are taken down
before a migration and put back after it: a table that is rebuilt loses its own, and those of other tables that name it
keep it from being rebuilt. Conditions and statements are SQL that SQLite and PostgreSQL read alike; the row in question
is OLD and NEW.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.checks import Error
from django.db import DEFAULT_DB_ALIAS, connections

REGISTERED: dict[str, "Trigger"] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """`event` is INSERT, UPDATE or DELETE, or TRUNCATE, which empties a table at once and which SQLite does not have.
    With a `refusal` the row is refused with these words (an IntegrityError), otherwise `statement` runs after it."""

    name: str
    table: str
    event: str
    condition: str = "1 = 1"
    refusal: str = ""
    statement: str = ""

    @property
    def timing(self) -> str:
        return "BEFORE" if self.refusal else "AFTER"

    def sqlite(self) -> list[str]:
        if self.event == "TRUNCATE":
            return []
        action = f"SELECT RAISE(ABORT, '{self.refusal}')" if self.refusal else self.statement
        return [
            f"DROP TRIGGER IF EXISTS {self.name}",
            f"CREATE TRIGGER {self.name} {self.timing} {self.event} ON {self.table} "
            f"FOR EACH ROW WHEN {self.condition} BEGIN {action}; END",
        ]

    def postgresql(self) -> list[str]:
        refuse = f"RAISE EXCEPTION '{self.refusal}' USING ERRCODE = 'integrity_constraint_violation'"
        action = refuse if self.refusal else self.statement
        result = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(self.event, "NEW")
        each = "STATEMENT" if self.event == "TRUNCATE" else "ROW"
        return [
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {self.condition} THEN {action}; END IF; RETURN {result}; END $$",
            f"DROP TRIGGER IF EXISTS {self.name} ON {self.table}",
            f"CREATE TRIGGER {self.name} {self.timing} {self.event} ON {self.table} "
            f"FOR EACH {each} EXECUTE FUNCTION {self.name}()",
            f"ALTER TABLE {self.table} ENABLE ALWAYS TRIGGER {self.name}",
        ]

    def statements(self, vendor: str) -> list[str]:
        """What to execute; nothing where the vendor does not have the event."""
        return {"sqlite": self.sqlite, "postgresql": self.postgresql}[vendor]()


def append_only(table: str, *, refusal: str) -> list[Trigger]:
    """Rows of the table come and stay as they are. Replacing a row (SQLite's INSERT OR REPLACE) deletes it without
    asking the trigger for deletions, so that an insertion at a place that is taken is refused too."""
    taken = f"EXISTS (SELECT 1 FROM {table} there WHERE there.id = NEW.id)"
    return [
        Trigger(name=f"{table}_refuses_{event.lower()}", table=table, event=event, condition=condition, refusal=refusal)
        for event, condition in (("INSERT", taken), ("UPDATE", "1 = 1"), ("DELETE", "1 = 1"), ("TRUNCATE", "1 = 1"))
    ]


def register(*triggers: Trigger) -> None:
    REGISTERED.update({trigger.name: trigger for trigger in triggers})


def install(connection) -> None:
    """Puts every registered trigger in place whose table is there."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for trigger in REGISTERED.values():
            if trigger.table in tables:
                for statement in trigger.statements(connection.vendor):
                    cursor.execute(statement)


def take_down(connection) -> None:
    with connection.cursor() as cursor:
        for name in REGISTERED.keys() & installed(connection):
            cursor.execute(f"DROP TRIGGER {name}")


def installed(connection) -> set[str]:
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A'",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def take_down_before_migrate(*, using: str = DEFAULT_DB_ALIAS, plan: Sequence = (), **kwargs) -> None:
    if plan and connections[using].vendor == "sqlite":
        take_down(connections[using])


def install_after_migrate(*, using: str = DEFAULT_DB_ALIAS, **kwargs) -> None:
    install(connections[using])


def check_installed(*, databases: list[str] | None = None, **kwargs) -> list[Error]:
    """System check `outputs.E001`: a trigger is missing from a migrated database."""
    return [
        Error(
            f"The database does not hold the rule {trigger.name} on {trigger.table}.",
            hint="Run `manage.py migrate --skip-checks`: it puts every rule back.",
            id="outputs.E001",
        )
        for alias in databases or []
        for trigger in missing(connections[alias])
    ]


def missing(connection) -> list[Trigger]:
    """What should be there and is not; an event that the vendor does not have is not missed."""
    tables, there = set(connection.introspection.table_names()), installed(connection)
    expected = [trigger for trigger in REGISTERED.values() if trigger.statements(connection.vendor)]
    return [trigger for trigger in expected if trigger.table in tables and trigger.name not in there]
