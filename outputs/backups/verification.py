"""What is asked of a restored database. Each answer is a list of sentences that say what is wrong."""

from collections.abc import Callable

from django.db.migrations.loader import MigrationLoader

from outputs import triggers

# Apps below add what they know to verify, such as the hashes of editions, when they are ready; asked of the default
# database and only where its tables are those of this code.
VERIFIERS: list[Callable[[], list[str]]] = []


def verify(connection, *, faults: Callable) -> list[str]:
    """The first question that is answered badly makes the later ones idle."""
    return faults(connection) or of_other_code(connection) or broken_rules(connection)


def of_other_code(connection) -> list[str]:
    known = set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        applied = set(cursor.fetchall())
    problems = []
    if applied - known:
        problems.append(f"The backup is of later code, which has {named(applied - known)}: run that code on it.")
    if known - applied:
        problems.append(f"The backup is of earlier code, without {named(known - applied)}: run `manage.py migrate`.")
    return problems


def named(migrations: set[tuple[str, str]]) -> str:
    return ", ".join(f"{app}.{name}" for app, name in sorted(migrations))


def broken_rules(connection) -> list[str]:
    missing = [
        f"The rule {trigger.name} on {trigger.table} is missing: run `manage.py migrate`, which puts it back."
        for trigger in triggers.missing(connection)
    ]
    return [*missing, *(problem for verifier in VERIFIERS for problem in verifier())]
