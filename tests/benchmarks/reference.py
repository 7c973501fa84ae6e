"""The demonstration in a database of its own in memory, for benchmarks outside the test runner."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ["DATABASE_URL"] = "sqlite://:memory:"

import django

django.setup()

from django.conf import settings
from django.core.management import call_command

from reports.models import Report

DEMONSTRATION = settings.BASE_DIR / "reports" / "demonstration" / "cybercrime-phase-2.toml"


def reference_report() -> Report:
    call_command("migrate", verbosity=0)
    call_command("load_project", str(DEMONSTRATION), verbosity=0)
    return Report.objects.get()
