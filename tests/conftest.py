"""Properties are tried on as many examples as the machine at hand should spend on them, and what the database refuses
to remove is removed after tests that commit.
"""

import os
import tempfile
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.db import connections
from django.test import TransactionTestCase
from hypothesis import settings

from outputs import triggers

LOCALES = Path(__file__).resolve().parent.parent / "cybercrime_project" / "locale"


def pytest_configure():
    """What the screen says in French is compiled before anything is said; other processes may be doing the same."""
    for catalogue in LOCALES.glob("*/LC_MESSAGES/*.po"):
        with tempfile.NamedTemporaryFile(dir=catalogue.parent, delete=False) as compiled:
            write_mo(compiled, read_po(BytesIO(catalogue.read_bytes())))
        os.replace(compiled.name, catalogue.with_suffix(".mo"))


settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, max_examples=200, derandomize=True)
settings.register_profile("prove", deadline=None, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@contextmanager
def triggers_down(connection):
    """No registered trigger stands in the way; afterwards each is back."""
    with connection.cursor() as cursor:
        for trigger in triggers.REGISTERED.values():
            on = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{on}")
    yield
    triggers.install(connection)


@pytest.fixture(scope="session", autouse=True)
def flush_with_triggers_down():
    """Tests that commit, the live server's among them, are followed by a flush of all tables."""
    flush = TransactionTestCase._fixture_teardown

    def flush_without(case):
        with ExitStack() as stack:
            for name in case._databases_names(include_mirrors=False):
                stack.enter_context(triggers_down(connections[name]))
            flush(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", flush_without)
        yield
